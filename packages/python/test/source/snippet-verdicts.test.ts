import { ALL_VERSIONS, readSource, versionBit, type PythonVersion } from "@pylayout/python";
import { expect, test } from "vitest";
import { constructSnippets } from "./construct-snippets.ts";
import recorded from "./snippet-verdicts.json" with { type: "json" };

/** Found with the whole grammar only: what stands in annotations that stay text. */
const NOT_BY_DEFAULT =
  /^from __future__ import annotations\n(?:y|def f\(a): .*(?:x ?:= ?1|yield|await a|\{\*a\}|\(\*[ab]\)|a=1, a=2)/;
const snippets = constructSnippets();
const pythons = recorded.pythons.map((version) => versionBit(version as PythonVersion));
const measured = pythons.reduce((set, bit) => set | bit, 0);

/** On which of the measured versions compile() refused a snippet. */
function refused(index: number): number {
  const accepted = parseInt(recorded.verdicts.slice(2 * index, 2 * index + 2), 36);
  return pythons.reduce((set, bit, i) => (accepted & (1 << i) ? set : set | bit), 0);
}

function failing(text: string, thorough: boolean): number {
  const facts = readSource("m.py", text);
  return facts.syntax(thorough).reduce((set, issue) => set | issue.failsOn, facts.encoding.failsOn) & measured;
}

test("the record belongs to these snippets", () => {
  expect(recorded.verdicts).toHaveLength(2 * snippets.length);
  expect(measured).toBe(ALL_VERSIONS & ~versionBit("3.14"));
});

test("every construct in every place compiles on the versions on which compile() accepts it", () => {
  const wrong = snippets.filter((text, i) => failing(text, true) !== refused(i));
  expect(wrong).toEqual([]);
});

test("what depends on the version is found without the whole grammar, too", () => {
  const wrong = snippets.filter((text, i) => {
    if (NOT_BY_DEFAULT.test(text)) return false;
    const ours = failing(text, false);
    return ours !== refused(i) && (refused(i) !== measured || ours !== 0);
  });
  expect(wrong).toEqual([]);
});
