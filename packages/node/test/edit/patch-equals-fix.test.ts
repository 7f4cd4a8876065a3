import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  buildFileTree,
  contentHash,
  fixAll,
  formatPatch,
  memorySource,
  type Edit,
  type FileTree,
  type LintResult,
  type Message,
} from "@pylayout/core";
import { writeEdits } from "@pylayout/node";
import { sandbox } from "../git-sandbox.ts";

const PATHS = ["a", "b", "d/a", "d/b", "e/f g/ü", "new", "d/new"];
const content = fc.string({ unit: fc.constantFrom("0", "1", "\n", "\r\n", "é", "\t"), minLength: 1, maxLength: 20 });
const trees = fc.dictionary(fc.constantFrom(...PATHS.slice(0, 5)), content, { minKeys: 2 });
const rawEdit = fc.record({
  op: fc.constantFrom("create", "edit", "edit", "move", "delete"),
  path: fc.constantFrom(...PATHS),
  to: fc.constantFrom(...PATHS),
  start: fc.nat(20),
  size: fc.nat(4),
});
type RawEdit = typeof rawEdit extends fc.Arbitrary<infer Raw> ? Raw : never;
const passes = fc.array(fc.array(fc.array(rawEdit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 3,
});

function editOf({ op, path, to, start, size }: RawEdit, mark: string, tree: FileTree): Edit {
  const entry = tree.get(path);
  const bytes = (entry?.kind === "file" ? tree.read(entry) : undefined) ?? new Uint8Array();
  const base = contentHash(bytes);
  if (op === "create") return { op, path, content: `${mark}\n` };
  if (op === "delete") return { op, path, base };
  if (op === "move") return { op, path, to, base };
  const from = start % (bytes.length + 1);
  return { op: "edit", path, base, changes: [{ start: from, end: Math.min(bytes.length, from + size), text: mark }] };
}

/** Findings of each pass, computed from the tree that the pass sees; none after the last. */
function linter(raw: readonly (readonly (readonly RawEdit[])[])[]): (tree: FileTree) => LintResult {
  let pass = 0;
  return (tree) => {
    const messages = (raw[pass++] ?? []).map((edits, index) => {
      const fix = { safety: "safe", edits: edits.map((edit) => editOf(edit, `<${pass}.${index}>`, tree)) };
      return { rule: `${index}`, path: "", fix } as unknown as Message;
    });
    return { messages, suppressed: [], failures: [], stats: { phases: [], rules: [] } };
  };
}

function onDisk(root: string): Record<string, string> {
  const files = readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const pairs = files.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(root.length + 1), readFileSync(path, "latin1")];
  });
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

test("git apply makes of --diff what --fix writes, for random trees and conflicting fixes of several passes", async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(trees, passes, async (files, raw) => {
      const { plan, tree } = fixAll({ tree: buildFileTree(memorySource(files)), lint: linter(raw), safety: "safe" });
      const [applied, fixed] = [sandbox({ git: false }), sandbox({ git: false })];
      for (const place of [applied, fixed]) place.write(files);
      const patch = await formatPatch(plan);
      if (patch.length > 0) {
        changed++;
        execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: applied.root, input: patch });
      }
      writeEdits(fixed.root, plan);
      const result = onDisk(fixed.root);
      expect(onDisk(applied.root)).toEqual(result);
      // What is on disk is the overlay, and nothing that the plan does not name has changed.
      const planned = new Set(plan.flatMap(({ path, movedFrom }) => [path, movedFrom]));
      for (const [path, text] of Object.entries(result)) {
        const entry = tree.get(path);
        expect(entry?.kind === "file" ? tree.readLatin1(entry) : undefined).toBe(text);
      }
      for (const [path, text] of Object.entries(files)) {
        if (!planned.has(path)) expect(result[path]).toBe(Buffer.from(text).toString("latin1"));
      }
    }),
    { numRuns: 60, seed: 5 },
  );
  expect(changed).toBeGreaterThan(40);
});
