import { readSource, readWholeSource, scannedImports } from "@pylayout/python";
import { describe, expect, test } from "vitest";
import { comparableFacts } from "./comparable-facts.ts";
import { mutated } from "./mutated-sources.ts";
import { filesToCompare, interpreters, readLatin1, reference } from "./pythons.ts";

interface ReferenceImports {
  readonly path: string;
  readonly ok: boolean;
  readonly imports: readonly unknown[];
}

interface ReferenceCompile {
  readonly path: string;
  /** null where Python ran out of stack or memory. */
  readonly ok: boolean | null;
  readonly message: string | null;
}

interface ReferenceNames {
  readonly path: string;
  readonly names: readonly string[];
  readonly submodules: readonly string[];
}

/**
 * Misses that are known: CPython checks the fields of its own tree, mangles private names of nested classes, and knows the
 * names of all characters.
 */
const KNOWN_MISSES = /field 'value' is required|no binding for nonlocal '_|unknown Unicode character name/;

const found = interpreters();

test.skipIf(found.length > 0)("no Python from 3.8 to 3.14: set PYLAYOUT_PYTHONS", (context) => {
  context.skip();
});

describe.each(found)("CPython $version", (interpreter) => {
  const files = filesToCompare(interpreter.library, 250);

  test("imports and their blocks equal ast's", () => {
    const differing: string[] = [];
    for (const { path, ok, imports } of reference<ReferenceImports>(interpreter, "reference-imports.py", files)) {
      const read = scannedImports(readSource(path, readLatin1(path))).map((each) => {
        return [each.line, each.column, each.level, each.module, each.names, each.asname, each.blocks];
      });
      if (ok && JSON.stringify(read) !== JSON.stringify(imports)) differing.push(path);
    }
    expect(differing).toEqual([]);
  });

  test("what is read in quick ways equals what the whole tree gives", () => {
    for (const path of files) {
      const text = readLatin1(path);
      const whole = readWholeSource(path, text);
      if (whole.tree().fault) continue;
      expect(comparableFacts(readSource(path, text)), path).toEqual(comparableFacts(whole));
    }
  });

  test("the text shows every attribute chain that executing a module reads", () => {
    const missing: string[] = [];
    for (const path of files) {
      const facts = readSource(path, readLatin1(path));
      for (const { chain } of readWholeSource(path, readLatin1(path)).uses()) {
        const [name = "", ...rest] = chain;
        const shown = facts.chainsAfter(name);
        const isShown = shown === null || shown.some((other) => rest.every((part, i) => other[i] === part));
        if (!isShown) missing.push(`${path}: ${chain.join(".")}`);
      }
    }
    expect(missing).toEqual([]);
  });

  function verdicts(sources: readonly { path: string; text: string }[], thorough: boolean) {
    const wrong: string[] = [];
    const missed: string[] = [];
    const paths = sources.map(({ path }) => path);
    const lines = reference<ReferenceCompile>(interpreter, "reference-compile.py", paths);
    lines.forEach(({ path, ok, message }, i) => {
      const facts = readSource(path, sources[i]?.text ?? "");
      const issue = facts.syntax(thorough).find(({ failsOn }) => (failsOn & interpreter.bit) !== 0);
      const fails = issue !== undefined || (facts.encoding.failsOn & interpreter.bit) !== 0;
      if (ok === true && fails) wrong.push(`${path}: ${issue?.feature ?? "encoding"}`);
      if (ok === false && !fails && !KNOWN_MISSES.test(message ?? "")) missed.push(`${path}: ${message ?? ""}`);
    });
    return { wrong, missed };
  }

  test("real files compile or not as compile() says", () => {
    const sources = files.map((path) => ({ path, text: readLatin1(path) }));
    expect(verdicts(sources, true)).toEqual({ wrong: [], missed: [] });
    expect(verdicts(sources, false).wrong).toEqual([]);
  });

  test("mutated files compile or not as compile() says", () => {
    const sources = mutated(files, process.env.PYLAYOUT_FULL ? 2500 : 200);
    expect(verdicts(sources, true)).toEqual({ wrong: [], missed: [] });
    expect(verdicts(sources, false).wrong).toEqual([]);
  });

  test("no name is called absent that the imported module has", () => {
    const absent: string[] = [];
    for (const { path, names, submodules } of reference<ReferenceNames>(interpreter, "reference-names.py", [])) {
      const bindings = readSource(path, readLatin1(path)).bindings(interpreter.bit);
      if (bindings.stars.length > 0) continue;
      for (const name of names) {
        if (bindings.state(name) === "absent" && !submodules.includes(name)) absent.push(`${path}: ${name}`);
      }
    }
    expect(absent).toEqual([]);
  });
});
