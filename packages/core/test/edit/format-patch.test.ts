import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contentHash, fixAll, formatPatch, type Edit, type LintResult } from "@pylayout/core";
import { treeOf } from "../toy-language.ts";
import { filesOf, messageWith } from "./files-of.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "patch-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function onDisk(path = ""): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(folder, path), { withFileTypes: true })
      .flatMap((entry): [string, string][] => {
        const below = path === "" ? entry.name : `${path}/${entry.name}`;
        if (entry.isDirectory()) return Object.entries(onDisk(below));
        return [[below, readFileSync(join(folder, below)).toString("latin1")]];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What `git apply` makes of the patch, and what the plan says it should. */
async function applied(files: Record<string, string>, edits: readonly Edit[]): Promise<[unknown, unknown]> {
  const tree = treeOf(files);
  let first = true;
  const lint = (): LintResult => {
    const messages = first ? [messageWith({ safety: "safe", edits })] : [];
    first = false;
    return { messages, suppressed: [], failures: [], stats: { phases: [], rules: [] } };
  };
  const outcome = fixAll({ tree, lint, safety: "safe" });
  expect(outcome.refused).toEqual([]);
  const patch = await formatPatch(outcome.plan);
  write(files);
  if (patch.length > 0) execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: folder, input: patch });
  return [onDisk(), filesOf(outcome.tree)];
}

const hash = (text: string): string => contentHash(new TextEncoder().encode(text));

describe("git apply makes of a patch what the plan says", () => {
  const change = (path: string, content: string, start: number, end: number, text: string): Edit => {
    return { op: "edit", path, base: hash(content), changes: [{ start, end, text }] };
  };
  test.each<[string, Record<string, string>, Edit[]]>([
    ["a new empty file", {}, [{ op: "create", path: "pkg/__init__.py", content: "" }]],
    ["a new file", {}, [{ op: "create", path: "a", content: "one\ntwo\n" }]],
    ["a new file without a newline at its end", {}, [{ op: "create", path: "a", content: "one" }]],
    ["a deleted file", { "d/a": "one\n", b: "" }, [{ op: "delete", path: "d/a", base: hash("one\n") }]],
    ["a deleted empty file", { a: "", b: "" }, [{ op: "delete", path: "a", base: hash("") }]],
    ["a rename", { a: "one\n" }, [{ op: "move", path: "a", to: "d/b", base: hash("one\n") }]],
    [
      "a rename with a change",
      { a: "1\n2\n3\n" },
      [change("a", "1\n2\n3\n", 2, 3, "zwei"), { op: "move", path: "a", to: "b", base: hash("1\n2\n3\n") }],
    ],
    ["a newline added at the end", { a: "x" }, [change("a", "x", 1, 1, "\n")]],
    ["a newline taken from the end", { a: "x\n" }, [change("a", "x\n", 1, 2, "")]],
    ["a file emptied", { a: "x\n" }, [change("a", "x\n", 0, 2, "")]],
    ["an empty file filled", { a: "" }, [change("a", "", 0, 0, "x")]],
    ["carriage returns", { a: "1\r\n2\r\n" }, [change("a", "1\r\n2\r\n", 3, 4, "3")]],
    [
      "names with spaces, quotes and other letters",
      { 'a b/"q"\t\\': "x\n", "ü/日": "y\n" },
      [
        change('a b/"q"\t\\', "x\n", 0, 1, "z"),
        change("ü/日", "y\n", 0, 1, "z"),
        { op: "create", path: "ö ä", content: "" },
        { op: "create", path: "with space", content: "s\n" },
      ],
    ],
    [
      "two places far apart",
      { a: Array.from({ length: 40 }, (_unused, i) => `${i}\n`).join("") },
      [
        change("a", Array.from({ length: 40 }, (_unused, i) => `${i}\n`).join(""), 0, 1, "first"),
        change("a", Array.from({ length: 40 }, (_unused, i) => `${i}\n`).join(""), 100, 101, "last"),
      ],
    ],
    ["bytes that no text holds", { a: "x\0y\n" }, [change("a", "x\0y\n", 0, 1, "é\0")]],
  ])("%s", async (_name, files, edits) => {
    const [disk, plan] = await applied(files, edits);
    expect(disk).toEqual(plan);
  });

  test("random contents and changes", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r", "é"), maxLength: 30 });
    const pairs = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pairs, async (contents) => {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
        const files = Object.fromEntries(contents.map(([before], index) => [`f${index}`, before]));
        const edits = contents.map(([before, after], index): Edit => {
          return change(`f${index}`, before, 0, new TextEncoder().encode(before).length, after);
        });
        const [disk, plan] = await applied(files, edits);
        expect(disk).toEqual(plan);
      }),
      { numRuns: 25, seed: 3 },
    );
  });

  test("an executable file stays one when it is renamed", async () => {
    write({ run: "#!/bin/sh\n" });
    chmodSync(join(folder, "run"), 0o755);
    const content = new TextEncoder().encode("#!/bin/sh\n");
    const plan = [{ path: "go", movedFrom: "run", before: content, after: content, executable: true }];
    execFileSync("git", ["apply", "-"], { cwd: folder, input: await formatPatch(plan) });
    expect(statSync(join(folder, "go")).mode & 0o111).toBe(0o111);
  });
});

test("names that are not UTF-8 are printed as git prints them", async () => {
  const plan = [{ path: "caf\udce9", movedFrom: null, before: null, after: new Uint8Array(), executable: false }];
  expect(new TextDecoder().decode(await formatPatch(plan))).toBe(
    'diff --git "a/caf\\351" "b/caf\\351"\nnew file mode 100644\n',
  );
});

test("an empty plan is an empty patch", async () => {
  expect(await formatPatch([])).toEqual(new Uint8Array());
});
