import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contentHash,
  fixableCounts,
  fixAll,
  overlayTree,
  selectFixes,
  type Edit,
  type FileEntry,
  type FileTree,
  type LintResult,
  type Message,
  type TextChange,
} from "@pylayout/core";
import { treeOf } from "../toy-language.ts";
import { filesOf, messageWith } from "./files-of.ts";

const resultOf = (messages: readonly Message[]): LintResult => {
  return { messages, suppressed: [], failures: [], stats: { phases: [], rules: [] } };
};
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A linter that replaces whatever matches in the file "f", one finding a match. */
function replacing(pattern: RegExp, replace: (match: string) => string) {
  return (tree: FileTree): LintResult => {
    const text = tree.readText(tree.get("f") as FileEntry) ?? "";
    const messages = [...text.matchAll(pattern)].map((match) => {
      const changes = [{ start: match.index, end: match.index + match[0].length, text: replace(match[0]) }];
      return messageWith({
        safety: "safe",
        edits: [{ op: "edit", path: "f", base: contentHash(encode(text)), changes }],
      });
    });
    return resultOf(messages);
  };
}

describe("passes", () => {
  test("go on until nothing is left, linting each overlay", () => {
    const lint = replacing(/aa/g, () => "a");
    const outcome = fixAll({ tree: treeOf({ f: "aaaaaaa b", g: "aa" }), lint, safety: "safe" });
    expect(filesOf(outcome.tree)).toEqual({ f: "a b", g: "aa" });
    expect(outcome.stopped).toBe("done");
    expect(outcome.result.messages).toEqual([]);
    expect(outcome.plan).toEqual([
      { path: "f", movedFrom: null, before: encode("aaaaaaa b"), after: encode("a b"), executable: false },
    ]);
  });

  test("stop at a cycle, at a state that a second run keeps", () => {
    const lint = replacing(/[xyz]/g, (letter) => ({ x: "y", y: "z", z: "y" })[letter] ?? "");
    const first = fixAll({ tree: treeOf({ f: "x" }), lint, safety: "safe" });
    expect(first.stopped).toBe("cycle");
    const second = fixAll({ tree: first.tree, lint, safety: "safe" });
    expect(filesOf(second.tree)).toEqual(filesOf(first.tree));
    expect(second.plan).toEqual([]);
  });

  test("stop after ten, with what is left still reported", () => {
    const outcome = fixAll({ tree: treeOf({ f: "a" }), lint: replacing(/$/g, () => "a"), safety: "safe" });
    expect(outcome.stopped).toBe("limit");
    expect(outcome.passes).toBe(10);
    expect(filesOf(outcome.tree)).toEqual({ f: "a".repeat(11) });
    expect(outcome.result.messages).toHaveLength(1);
  });

  test("only wanted findings are mended", () => {
    const lint = replacing(/[ab]/g, () => "-");
    const wants = (message: Message): boolean => message.fix?.edits[0]?.op === "edit" && false;
    expect(fixAll({ tree: treeOf({ f: "ab" }), lint, safety: "safe", wants }).plan).toEqual([]);
  });
});

describe("plans", () => {
  const hash = (text: string): string => contentHash(encode(text));
  const steps = (...passes: Edit[][]): ReturnType<typeof fixAll> => {
    let pass = 0;
    const lint = (): LintResult => {
      const edits = passes[pass++];
      return resultOf(edits === undefined ? [] : [messageWith({ safety: "safe", edits })]);
    };
    return fixAll({ tree: treeOf({ "d/a": "A", b: "B" }), lint, safety: "safe" });
  };
  const brief = (outcome: ReturnType<typeof fixAll>): unknown =>
    outcome.plan.map(({ path, movedFrom, before, after }) => {
      const text = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes);
      return [movedFrom, path, text(before), text(after)];
    });

  test("a file moved twice and changed is one rename", () => {
    const outcome = steps(
      [{ op: "move", path: "d/a", to: "e", base: hash("A") }],
      [{ op: "edit", path: "e", base: hash("A"), changes: [{ start: 1, end: 1, text: "!" }] }],
      [{ op: "move", path: "e", to: "f/g", base: hash("A!") }],
    );
    expect(brief(outcome)).toEqual([["d/a", "f/g", "A", "A!"]]);
  });

  test("a file moved away and back is nothing", () => {
    const there: Edit = { op: "move", path: "b", to: "c", base: hash("B") };
    const outcome = steps([there], [{ op: "move", path: "c", to: "b", base: hash("B") }]);
    expect(brief(outcome)).toEqual([]);
  });

  test("a place that is taken again is no rename", () => {
    const outcome = steps(
      [{ op: "move", path: "b", to: "c", base: hash("B") }],
      [{ op: "create", path: "b", content: "new" }],
    );
    expect(brief(outcome)).toEqual([
      [null, "b", "B", "new"],
      [null, "c", null, "B"],
    ]);
  });

  test("a file moved over one that was deleted changes that one", () => {
    const outcome = steps(
      [{ op: "delete", path: "b", base: hash("B") }],
      [{ op: "move", path: "d/a", to: "b", base: hash("A") }],
    );
    expect(brief(outcome)).toEqual([
      [null, "b", "B", "A"],
      [null, "d/a", "A", null],
    ]);
  });
});

test("counts what each flag would mend", () => {
  const messages = [
    messageWith(null),
    messageWith({ safety: "safe", edits: [] }),
    messageWith({ safety: "unsafe", edits: [] }),
    messageWith({ safety: "unsafe", edits: [] }),
  ];
  expect(fixableCounts(messages)).toEqual({ safe: 1, unsafe: 2 });
});

describe("random trees with random, often conflicting edits", () => {
  const names = ["a", "b", "d/a", "d/b", "d/e/f", "g"];
  const content = fc.string({ unit: fc.constantFrom("0", "1", "\n", "é", "\0"), minLength: 1, maxLength: 12 });
  const trees = fc.dictionary(fc.constantFrom(...names.filter((name) => name !== "g")), content, {
    minKeys: 2,
    maxKeys: 5,
  });
  const paths = fc.constantFrom(...names, ...names, "d", "g/h", "../x");
  const rawEdit = fc.record({
    op: fc.constantFrom("create", "edit", "edit", "edit", "move", "delete"),
    path: paths,
    to: paths,
    stale: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
    spans: fc.array(fc.tuple(fc.nat(14), fc.nat(4)), { minLength: 1, maxLength: 2 }),
  });
  const findings = fc.array(fc.array(rawEdit, { minLength: 1, maxLength: 2 }), { minLength: 4, maxLength: 10 });
  type RawEdit = typeof rawEdit extends fc.Arbitrary<infer Raw> ? Raw : never;

  /** Every text that a finding inserts carries the finding's own mark. */
  function editOf(raw: RawEdit, mark: string, tree: FileTree): Edit {
    const entry = tree.get(raw.path);
    const bytes = entry?.kind === "file" ? tree.read(entry) : undefined;
    const base = raw.stale || bytes === undefined ? "stale" : contentHash(bytes);
    if (raw.op === "create") return { op: "create", path: raw.path, content: mark };
    if (raw.op === "delete") return { op: "delete", path: raw.path, base };
    if (raw.op === "move") return { op: "move", path: raw.path, to: raw.to, base };
    const length = bytes?.length ?? 0;
    const changes = raw.spans.map(([start, size]): TextChange => {
      const from = raw.stale ? start : start % (length + 1);
      return { start: from, end: raw.stale ? from + size : Math.min(length, from + size), text: mark };
    });
    return { op: "edit", path: raw.path, base, changes: changes.sort((a, b) => a.start - b.start) };
  }

  test("a finding is mended whole or not at all, and no other byte changes", () => {
    let taken = 0;
    let waiting = 0;
    fc.assert(
      fc.property(trees, findings, (files, raw) => {
        const tree = treeOf(withoutClashes(files));
        const messages = raw.map((edits, index) =>
          messageWith({ safety: "safe", edits: edits.map((edit) => editOf(edit, `<${index}>`, tree)) }, `<${index}>`),
        );
        const selected = selectFixes(messages, tree, "safe");
        taken += selected.messages.length;
        waiting += selected.conflicting.length;
        const before = filesOf(tree);
        const after = filesOf(overlayTree(tree, selected.edits));
        expect(after).toEqual(oracle(before, selected.messages));
        expect(filesOf(tree)).toEqual(before);
        for (const message of messages.filter((message) => !selected.messages.includes(message))) {
          expect(JSON.stringify(after)).not.toContain(message.rule);
        }
        const chosen = [...selected.messages, ...selected.conflicting, ...selected.refused.map((item) => item.message)];
        expect(new Set(chosen)).toEqual(new Set(messages));
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(taken).toBeGreaterThan(300);
    expect(waiting).toBeGreaterThan(50);
  });

  /** No path may be both a file and a directory. */
  function withoutClashes(files: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(files).filter(([path]) => !Object.keys(files).some((other) => other.startsWith(`${path}/`))),
    );
  }

  /** The same edits, made one after the other on strings, ranges of a file from behind. */
  function oracle(before: Record<string, string>, messages: readonly Message[]): Record<string, string> {
    const files = new Map(Object.entries(before));
    const edits = messages.flatMap((message) => message.fix?.edits ?? []);
    const changes = edits.flatMap((edit) => {
      return edit.op === "edit" ? edit.changes.map((one) => ({ path: edit.path, ...one })) : [];
    });
    const fromBehind = [...changes.entries()].sort(([i, a], [j, b]) => b.start - a.start || b.end - a.end || j - i);
    for (const [, { path, start, end, text }] of fromBehind) {
      const old = files.get(path) ?? "";
      files.set(path, old.slice(0, start) + text + old.slice(end));
    }
    for (const edit of edits) {
      if (edit.op === "create") files.set(edit.path, edit.content);
      const moved = files.get(edit.path);
      if (edit.op === "move" && moved !== undefined) files.set(edit.to, moved);
      if (edit.op === "move" || edit.op === "delete") files.delete(edit.path);
    }
    return Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  test("fixing twice is fixing once", () => {
    fc.assert(
      fc.property(
        trees,
        fc.dictionary(fc.constantFrom("0", "1", "é"), fc.constantFrom("", "0", "1", "2")),
        (files, table) => {
          const lint = (tree: FileTree): LintResult =>
            resultOf(
              Object.entries(filesOf(tree)).flatMap(([path, text]) =>
                text.split("").flatMap((character, start) => {
                  const replacement = table[character];
                  if (replacement === undefined) return [];
                  const base = contentHash(tree.read(tree.get(path) as FileEntry) ?? new Uint8Array());
                  const changes = [{ start, end: start + 1, text: replacement }];
                  return [messageWith({ safety: "safe", edits: [{ op: "edit", path, base, changes }] })];
                }),
              ),
            );
          const first = fixAll({ tree: treeOf(withoutClashes(files)), lint, safety: "safe" });
          fc.pre(first.stopped !== "limit");
          const second = fixAll({ tree: first.tree, lint, safety: "safe" });
          expect(filesOf(second.tree)).toEqual(filesOf(first.tree));
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });
});
