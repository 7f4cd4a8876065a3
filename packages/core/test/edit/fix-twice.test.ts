import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash, fixAll, type Edit, type FileTree, type LintResult, type Message } from "@pylayout/core";
import { treeOf } from "../toy-language.ts";
import { filesOf, messageWith } from "./files-of.ts";

const PATHS = ["a", "b", "d/a", "d/e/f", "g"];
const character = fc.constantFrom("0", "1", "é");
const path = fc.constantFrom(...PATHS);
const trees = fc.dictionary(path, fc.string({ unit: character, minLength: 1, maxLength: 5 }), { minKeys: 3 });

/** What a finding wants of one path; it is found only where all that it wants can be done. */
const step = fc.record({
  op: fc.constantFrom("create", "edit", "move", "delete"),
  path,
  to: path,
  from: character,
  text: fc.constantFrom("", "0", "1", "01"),
});
type Step = typeof step extends fc.Arbitrary<infer Raw> ? Raw : never;
const rules = fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), { minLength: 4, maxLength: 12 });

/** undefined: there is nothing to do. */
function editOf({ op, path, to, from, text }: Step, tree: FileTree): Edit | undefined {
  const entry = tree.get(path);
  if (op === "create") return entry === undefined ? { op, path, content: text } : undefined;
  if (entry?.kind !== "file") return undefined;
  const bytes = Buffer.from(tree.read(entry) ?? []);
  const base = contentHash(bytes);
  const wanted = Buffer.from(from);
  const start = bytes.indexOf(wanted);
  if (start < 0) return undefined;
  if (op === "edit") return { op, path, base, changes: [{ start, end: start + wanted.length, text }] };
  return op === "move" ? { op, path, to, base } : { op: "delete", path, base };
}

function linter(all: readonly (readonly Step[])[]): (tree: FileTree) => LintResult {
  return (tree) => {
    const messages = all.flatMap((steps): Message[] => {
      const edits = steps.flatMap((one) => editOf(one, tree) ?? []);
      return edits.length === steps.length ? [messageWith({ safety: "safe", edits })] : [];
    });
    return { messages, suppressed: [], failures: [], stats: { phases: [], rules: [] } };
  };
}

test("fixing twice is fixing once, for rules that create, change, move and delete", () => {
  const ends = { done: 0, cycle: 0, limit: 0 };
  const made = { create: 0, edit: 0, move: 0, delete: 0 };
  fc.assert(
    fc.property(trees, rules, (files, raw) => {
      const lint = linter(raw);
      const first = fixAll({ tree: treeOf(files), lint, safety: "safe" });
      ends[first.stopped]++;
      for (const { fix } of first.fixed) for (const { op } of fix?.edits ?? []) made[op]++;
      fc.pre(first.stopped !== "limit");
      const second = fixAll({ tree: first.tree, lint, safety: "safe" });
      expect(filesOf(second.tree)).toEqual(filesOf(first.tree));
      expect(second.plan).toEqual([]);
      // Fixes that undo each other go on doing so; all others are made once.
      if (first.stopped === "done") expect(second.fixed).toEqual([]);
    }),
    { numRuns: 1500, seed: 3 },
  );
  expect(Math.min(...Object.values(made))).toBeGreaterThan(200);
  expect(ends.done).toBeGreaterThan(800);
  expect(ends.cycle).toBeGreaterThan(20);
});
