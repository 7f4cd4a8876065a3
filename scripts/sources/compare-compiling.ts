// Compares whether sources compile with compile() of each interpreter, and prints a table: CPython's own test files of all
// versions (once by content), every construct in every place, bytes that codecs refuse or take, and mutated files.
//
//   PYLAYOUT_PYTHONS=/path/python3.8:/path/python3.13 \
//     node scripts/run-typescript.mjs scripts/sources/compare-compiling.ts [--mutated 2500] [--list] [real|snippets|decoding|mutated...]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  compareCompiling,
  sourceOf,
  written,
  type Source,
} from "../../packages/python/test/source/compare-compiling.ts";
import { constructSnippets } from "../../packages/python/test/source/construct-snippets.ts";
import { decodingSnippets } from "../../packages/python/test/source/decoding-snippets.ts";
import { mutated } from "../../packages/python/test/source/mutated-sources.ts";
import { distinctFiles, interpreters, readLatin1 } from "../../packages/python/test/source/pythons.ts";
import { markdownTable } from "../collection/write-section.ts";

const options = { mutated: { type: "string" }, list: { type: "boolean" } } as const;
const { values, positionals } = parseArgs({ allowPositionals: true, options });
const pythons = interpreters();
if (pythons.length === 0) throw new Error("no Python from 3.8 to 3.14: set PYLAYOUT_PYTHONS");
const folder = mkdtempSync(join(tmpdir(), "pylayout-compile-"));
process.on("exit", () => {
  rmSync(folder, { recursive: true, force: true });
});

const testFiles = distinctFiles(
  pythons.map(({ library }) => join(library, "test")),
  new Set(),
);
const SETS: Readonly<Record<string, () => readonly Source[]>> = {
  real: () => testFiles.map((path) => sourceOf(path, readLatin1(path))),
  snippets: () => written(join(folder, "snippets"), constructSnippets()),
  decoding: () => written(join(folder, "decoding"), decodingSnippets()),
  mutated: () => written(join(folder, "mutated"), mutated(testFiles, Number(values.mutated ?? 2500))),
};
const rows: (string | number)[][] = [];
const found: string[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(SETS)) {
  const sources = SETS[name]?.() ?? [];
  for (const python of pythons) {
    const { thorough, quick } = compareCompiling(python, sources);
    const { accepted, refused, wrong, missed, sameLine, sameMessage, worded } = thorough;
    const compared = accepted + refused;
    const agreed = (compared - wrong.length - missed.length) / Math.max(compared, 1);
    const told = Math.max(refused - missed.length, 1);
    rows.push([
      ...[name, python.version, compared, refused, `${(100 * agreed).toFixed(2)} %`, wrong.length + quick.wrong.length],
      ...[missed.length, quick.missed.length, percent(sameLine, told), percent(sameMessage, told)],
    ]);
    console.error(rows.at(-1)?.join(" "));
    const note = (kind: string, lines: readonly string[]): void => {
      found.push(...lines.map((line) => `${kind} ${python.version} ${shown(line, sources)}`));
    };
    note("wrong", [...wrong, ...quick.wrong]);
    note("missed", missed);
    if (values.list) note("worded", worded);
    if (values.list) note("missed quickly", quick.missed);
  }
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

/** A snippet's text in place of the name of its file. */
function shown(line: string, sources: readonly Source[]): string {
  if (!line.startsWith(folder)) return line;
  const path = line.slice(0, line.indexOf(".py:") + 3);
  const text = sources.find((source) => source.path === path)?.text ?? "";
  return text.length < 200 ? JSON.stringify(text) + line.slice(path.length) : line;
}

const head = ["sources", "Python", "compared", "refused", "agreed", "false", "missed", "missed quickly"];
console.log(markdownTable([...head, "same line", "same message"], rows));
for (const each of found) console.log(each);
