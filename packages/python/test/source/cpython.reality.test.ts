import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSource, readWholeSource } from "@pylayout/python";
import { describe, expect, onTestFinished, test } from "vitest";
import { comparableFacts } from "./comparable-facts.ts";
import { compareBindings, compareNames } from "./compare-bindings.ts";
import { compareCompiling, sourceOf, written, type Source } from "./compare-compiling.ts";
import { compareImports } from "./compare-imports.ts";
import { constructSnippets } from "./construct-snippets.ts";
import { decodingSnippets } from "./decoding-snippets.ts";
import { mutated } from "./mutated-sources.ts";
import { interpreters, readLatin1, sampleOf } from "./pythons.ts";

/**
 * Misses that are known: CPython checks the fields of its own tree, and mangles private names of nested classes.
 */
const KNOWN_MISSES = /field 'value' is required|no binding for nonlocal '_/;

const found = interpreters();

test.skipIf(found.length > 0)("no Python from 3.8 to 3.14: set PYLAYOUT_PYTHONS", (context) => {
  context.skip();
});

describe.each(found)("CPython $version", (interpreter) => {
  const files = sampleOf(interpreter.library, 250);

  test("imports and their blocks equal ast's", () => {
    const { parsed, imports, differing } = compareImports(interpreter, files);
    expect(differing).toEqual([]);
    expect(parsed.length).toBeGreaterThan(100);
    expect(imports).toBeGreaterThan(500);
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

  test("what modules bind is what ast and symtable tell", () => {
    const { files: compared, wrong } = compareBindings(interpreter, files);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(100);
  });

  test("modules have the names that are called bound, and none that is called absent", () => {
    const { modules, wrong } = compareNames(interpreter);
    expect(wrong).toEqual([]);
    expect(modules).toBeGreaterThan(100);
  });

  function expectAgreement(sources: readonly Source[]): void {
    const { thorough, quick } = compareCompiling(interpreter, sources);
    const { wrong, missed } = thorough;
    expect({ wrong, missed: missed.filter((line) => !KNOWN_MISSES.test(line)) }).toEqual({ wrong: [], missed: [] });
    expect(quick.wrong).toEqual([]);
  }

  function inFolder(texts: readonly string[]): Source[] {
    const folder = mkdtempSync(join(tmpdir(), "pylayout-compile-"));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    return written(folder, texts);
  }

  test("real files compile or not as compile() says", () => {
    expectAgreement(files.map((path) => sourceOf(path, readLatin1(path))));
  });

  test("bytes that codecs refuse or take are never refused wrongly, and told in Python's words", () => {
    const snippets = decodingSnippets().filter((_, i) => i % 17 === 0);
    const { wrong, missed, refused, sameMessage } = compareCompiling(interpreter, inFolder(snippets)).thorough;
    expect(wrong).toEqual([]);
    expect(missed.length).toBeLessThan(refused / 50);
    expect(sameMessage).toBeGreaterThan(refused * 0.93);
  });

  test("every construct in every place compiles or not as compile() says", () => {
    expectAgreement(inFolder(constructSnippets()));
  });

  test("mutated files compile or not as compile() says", () => {
    expectAgreement(inFolder(mutated(files, 200)));
  });
});
