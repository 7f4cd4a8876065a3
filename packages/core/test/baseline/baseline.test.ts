import { describe, expect, test } from "vitest";
import { applyBaseline, createBaseline, parseBaseline, printBaseline, UsageError, type Message } from "@pylayout/core";
import { messageWith } from "../edit/files-of.ts";
import { treeOf } from "../toy-language.ts";

const finding = (path: string, subject = "", messageId = "m"): Message => ({
  ...messageWith(null),
  path,
  subject,
  messageId,
});
const brief = (messages: readonly Message[]): string[] =>
  messages.map(({ path, subject }) => `${path} ${subject}`.trim());

describe("applying a baseline", () => {
  const tree = treeOf({ a: "A", b: "B" });

  test("what was agreed is known; what is new is not", () => {
    const baseline = createBaseline([finding("a", "x"), finding("b")], tree);
    const outcome = applyBaseline([finding("a", "x"), finding("a", "y"), finding("b"), finding("b")], baseline, tree);
    expect(brief(outcome.known)).toEqual(["a x", "b"]);
    expect(brief(outcome.fresh)).toEqual(["a y", "b"]);
    expect(outcome.stale).toEqual([]);
  });

  test("one finding exchanged for another in the same file is seen", () => {
    const baseline = createBaseline([finding("a", "x")], tree);
    const outcome = applyBaseline([finding("a", "y")], baseline, tree);
    expect(brief(outcome.fresh)).toEqual(["a y"]);
    expect(outcome.stale.map((entry) => entry.subject)).toEqual(["x"]);
    expect(outcome.pruned.entries).toEqual([]);
  });

  test("nothing is agreed on for other rules, messages or paths", () => {
    const baseline = createBaseline([finding("a")], tree);
    const others = [{ ...finding("a"), rule: "other" }, finding("a", "", "n"), finding("b")];
    expect(applyBaseline(others, baseline, tree).fresh).toEqual(others);
  });

  test("a renamed file keeps its entries", () => {
    const baseline = createBaseline([finding("a", "x"), finding("a", "x"), finding("a", "y")], tree);
    const moved = treeOf({ "d/a": "A", b: "B" });
    const outcome = applyBaseline([finding("d/a", "x"), finding("d/a", "x"), finding("d/a", "y")], baseline, moved);
    expect(outcome.fresh).toEqual([]);
    expect(outcome.stale).toEqual([]);
    expect(outcome.pruned.entries.map(({ path, subject, occurrence }) => [path, subject, occurrence])).toEqual([
      ["d/a", "x", 0],
      ["d/a", "x", 1],
      ["d/a", "y", 0],
    ]);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ["a copy, since the old file is still there", { a: "A", c: "A" }, ["c"]],
    ["a file of other content", { c: "C" }, ["c"]],
    ["one of two files that could be meant", { c: "A", d: "A" }, ["c", "d"]],
  ])("%s is new", (_name, files, paths) => {
    const baseline = createBaseline([finding("a")], tree);
    const outcome = applyBaseline(
      paths.map((path) => finding(path)),
      baseline,
      treeOf(files),
    );
    expect(brief(outcome.fresh)).toEqual(paths);
    expect(outcome.stale).toHaveLength(1);
  });

  test("two old files that could be meant leave a finding new", () => {
    const baseline = createBaseline([finding("a"), finding("b")], treeOf({ a: "A", b: "A" }));
    expect(brief(applyBaseline([finding("c")], baseline, treeOf({ c: "A" })).fresh)).toEqual(["c"]);
  });

  test("what was not looked for is neither stale nor pruned", () => {
    const baseline = createBaseline([{ ...finding("a"), rule: "off" }, finding("b")], tree);
    const outcome = applyBaseline([], baseline, tree, ({ rule }) => rule !== "off");
    expect(outcome.stale.map(({ path }) => path)).toEqual(["b"]);
    expect(outcome.pruned.entries.map(({ path }) => path)).toEqual(["a"]);
    expect(createBaseline([], tree, outcome).entries.map(({ path }) => path)).toEqual(["a"]);
  });

  test("a directory that is gone is not paired with another", () => {
    const baseline = createBaseline([finding("d")], treeOf({ "d/x": "" }));
    expect(brief(applyBaseline([finding("e")], baseline, treeOf({ "e/x": "" })).fresh)).toEqual(["e"]);
  });
});

describe("the file", () => {
  const tree = treeOf({ a: "A", b: "B" });

  test("is read back as it was written, one entry a line", () => {
    const baseline = createBaseline([finding("b"), finding("a", "x")], tree);
    const text = printBaseline(baseline);
    expect(text.split("\n")).toHaveLength(8);
    expect(new Set(parseBaseline(text, "f").entries)).toEqual(new Set(baseline.entries));
    expect(parseBaseline(printBaseline({ schema: 1, entries: [] }), "f").entries).toEqual([]);
  });

  test("reasons survive writing it anew, and a rename", () => {
    const [entry] = createBaseline([finding("a")], tree).entries;
    const reasoned = { schema: 1 as const, entries: [{ ...entry!, reason: "legacy" }] };
    const older = applyBaseline([finding("a"), finding("b")], parseBaseline(printBaseline(reasoned), "f"), tree);
    const again = createBaseline([finding("a"), finding("b")], tree, older, "new");
    expect(again.entries.map((one) => one.reason)).toEqual(["legacy", "new"]);
    const outcome = applyBaseline([finding("c")], reasoned, treeOf({ c: "A" }));
    expect(outcome.pruned.entries.map(({ path, reason }) => [path, reason])).toEqual([["c", "legacy"]]);
  });

  test.each([
    "",
    "[]",
    '{"schema":2,"entries":[]}',
    '{"schema":1,"entries":[3]}',
    '{"schema":1,"entries":[{"rule":1}]}',
  ])("%j is refused", (text) => {
    expect(() => parseBaseline(text, "baseline.json")).toThrow(UsageError);
    expect(() => parseBaseline(text, "baseline.json")).toThrow("baseline.json");
  });
});
