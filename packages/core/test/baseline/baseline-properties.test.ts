import fc from "fast-check";
import { expect, test } from "vitest";
import { applyBaseline, createBaseline, parseBaseline, printBaseline, type Message } from "@pylayout/core";
import { messageWith } from "../edit/files-of.ts";
import { treeOf } from "../toy-language.ts";

const PATHS = ["a", "b", "c"];
const key = ({ rule, messageId, subject, path }: Omit<Key, "occurrence">): string =>
  [rule, messageId, subject, path].join(" ");

interface Key {
  readonly rule: string;
  readonly messageId: string;
  readonly subject: string;
  readonly path: string;
}

const finding = fc
  .record({
    rule: fc.constantFrom("r", "s"),
    messageId: fc.constantFrom("m", "n"),
    subject: fc.constantFrom("", "x"),
    path: fc.constantFrom(...PATHS),
  })
  .map((fields): Message => ({ ...messageWith(null), ...fields }));
/** As the engine gives them: in order of place. */
const findings = fc
  .array(finding, { maxLength: 12 })
  .map((list) => list.sort((one, other) => (one.path < other.path ? -1 : 1)));
/** A file of its own for each path. */
const tree = treeOf(Object.fromEntries(PATHS.map((path) => [path, `content of ${path}`])));

function counts(items: readonly Key[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const item of items) counted[key(item)] = (counted[key(item)] ?? 0) + 1;
  return counted;
}

/** What is left of the first counts when the second are taken away. */
function less(from: Record<string, number>, taken: Record<string, number>): Record<string, number> {
  const left = Object.entries(from).map(([name, n]) => [name, Math.max(0, n - (taken[name] ?? 0))] as const);
  return Object.fromEntries(left.filter(([, n]) => n > 0));
}

test("new, known and stale are counted by what a finding is, whatever else there is", () => {
  fc.assert(
    fc.property(findings, findings, (before, now) => {
      const baseline = parseBaseline(printBaseline(createBaseline(before, tree)), "f");
      const { fresh, known, stale, pruned } = applyBaseline(now, baseline, tree);
      const [old, present] = [counts(before), counts(now)];
      expect(counts(fresh)).toEqual(less(present, old));
      expect(counts(stale)).toEqual(less(old, present));
      expect(counts(known)).toEqual(less(present, less(present, old)));
      expect([...fresh, ...known].length).toBe(now.length);
      expect(counts(pruned.entries)).toEqual(counts(known));
    }),
    { numRuns: 500, seed: 6 },
  );
});

test("a pruned baseline hides the same, and has nothing left to prune", () => {
  fc.assert(
    fc.property(findings, findings, (before, now) => {
      const first = applyBaseline(now, createBaseline(before, tree), tree);
      const again = applyBaseline(now, first.pruned, tree);
      expect(again.fresh).toEqual(first.fresh);
      expect(again.stale).toEqual([]);
      expect(printBaseline(again.pruned)).toBe(printBaseline(first.pruned));
    }),
    { numRuns: 300, seed: 6 },
  );
});

test("an updated baseline hides everything, and keeps each reason", () => {
  fc.assert(
    fc.property(findings, findings, (before, now) => {
      const older = applyBaseline(now, createBaseline(before, tree, null, "old"), tree);
      const updated = createBaseline(now, tree, older, "new");
      expect(applyBaseline(now, updated, tree).fresh).toEqual([]);
      const reasons = (reason: string) => counts(updated.entries.filter((entry) => entry.reason === reason));
      expect(reasons("old")).toEqual(counts(older.known));
      expect(reasons("new")).toEqual(counts(older.fresh));
    }),
    { numRuns: 300, seed: 6 },
  );
});

test("files that are renamed keep what is agreed on, where each has a content of its own", () => {
  const renamed = fc.uniqueArray(fc.constantFrom(...PATHS), { maxLength: 3 });
  fc.assert(
    fc.property(findings, renamed, (before, moved) => {
      const newPath = (path: string): string => (moved.includes(path) ? `moved/${path}` : path);
      const later = treeOf(Object.fromEntries(PATHS.map((path) => [newPath(path), `content of ${path}`])));
      const now = before.map((message) => ({ ...message, path: newPath(message.path) }));
      const { fresh, stale } = applyBaseline(now, createBaseline(before, tree), later);
      expect([fresh, stale]).toEqual([[], []]);
    }),
    { numRuns: 300, seed: 6 },
  );
});

test("two files of equal content that are both renamed cannot be told apart: their findings are new", () => {
  fc.assert(
    fc.property(findings, (before) => {
      const same = treeOf({ a: "equal", b: "equal", c: "other" });
      const later = treeOf({ d: "equal", e: "equal", c: "other" });
      const names: Record<string, string> = { a: "d", b: "e", c: "c" };
      const now = before.map((message) => ({ ...message, path: names[message.path] ?? "" }));
      const { fresh } = applyBaseline(now, createBaseline(before, same), later);
      // Equal findings of both files are ambiguous; what only one of them had is known again.
      const inBoth = (message: Message): boolean => {
        const others = now.filter((one) => one.path !== message.path && one.path !== "c");
        const place = now.filter((one) => key(one) === key(message)).indexOf(message);
        return (
          message.path !== "c" &&
          others.filter((one) => key({ ...one, path: message.path }) === key(message)).length > place
        );
      };
      expect(fresh).toEqual(now.filter(inBoth));
    }),
    { numRuns: 300, seed: 6 },
  );
});
