import { describe, expect, test } from "vitest";
import { contentHash, selectFixes, type Edit, type FixSafety } from "@pylayout/core";
import { treeOf } from "../toy-language.ts";
import { messageWith } from "./files-of.ts";

const tree = treeOf({ "a/file": "0123456789", "b/other": "x", link: { symlink: "a/file" } });
const base = contentHash(new TextEncoder().encode("0123456789"));
const fix = (...edits: Edit[]): ReturnType<typeof messageWith> => messageWith({ safety: "safe", edits });
const change = (start: number, end: number, text = "-"): Edit => {
  return { op: "edit", path: "a/file", base, changes: [{ start, end, text }] };
};
const create = (path: string, content = ""): Edit => ({ op: "create", path, content });
const move = (to: string): Edit => ({ op: "move", path: "a/file", to, base });
const remove: Edit = { op: "delete", path: "a/file", base };

describe("two findings", () => {
  test.each<[string, Edit[], Edit[], boolean]>([
    ["ranges apart", [change(0, 1)], [change(2, 3)], true],
    ["ranges apart, given backwards", [change(5, 6)], [change(0, 1)], true],
    ["ranges overlap", [change(0, 3)], [change(2, 4)], false],
    ["ranges touch", [change(0, 2)], [change(2, 4)], false],
    ["insertions at one place", [change(4, 4, "a")], [change(4, 4, "b")], false],
    ["the same change", [change(1, 2, "z")], [change(1, 2, "z"), change(5, 6)], true],
    ["the same new file", [create("n", "x")], [create("n", "x"), change(0, 1)], true],
    ["a new file with two contents", [create("n", "x")], [create("n", "y")], false],
    ["a file where another wants a directory", [create("n")], [create("n/m")], false],
    ["a directory where another wants a file", [create("n/m")], [create("n")], false],
    ["a change in a file that goes", [remove], [change(0, 1)], false],
    ["a file that goes with a change in it", [change(0, 1)], [remove], false],
    ["one file moved to two places", [move("m1")], [move("m2")], false],
    ["a move to where another creates", [move("n")], [create("n")], false],
    ["the same move", [move("n")], [move("n")], true],
    ["one part of it conflicts", [change(0, 1)], [create("n"), change(0, 2)], false],
  ])("%s: both %#", (_name, first, second, both) => {
    const one = fix(...first);
    const two = fix(...second);
    const selected = selectFixes([one, two], tree, "safe");
    expect(selected.refused).toEqual([]);
    expect(selected.messages).toEqual(both ? [one, two] : [one]);
    expect(selected.conflicting).toEqual(both ? [] : [two]);
    if (!both) expect(selected.edits).toEqual(selectFixes([one], tree, "safe").edits);
  });
});

describe("a fix that cannot be made is refused with a reason", () => {
  test.each<[Edit, string]>([
    [create("a/file"), "a/file exists already"],
    [create("a"), "a exists already"],
    [create("a/file/x"), "a/file is no directory"],
    [create("link/x"), "link is no directory"],
    [create("../x"), '"../x" is no path inside the tree'],
    [create("/x"), '"/x" is no path inside the tree'],
    [create("a/.git/hooks/x"), '"a/.git/hooks/x" is no path inside the tree'],
    [create(".GIT/config"), '".GIT/config" is no path inside the tree'],
    [create("a//x"), '"a//x" is no path inside the tree'],
    [create(""), '"" is no path inside the tree'],
    [{ op: "edit", path: "link", base, changes: [] }, "link is no file"],
    [{ op: "edit", path: "a/file", base: "0", changes: [] }, "a/file has changed since it was read"],
    [change(9, 11), "a range lies beyond the end of a/file"],
    [change(3, 2), "its ranges overlap or are not sorted"],
    [change(0.5, 1), "a range is not made of whole numbers"],
    [change(Number.NaN, 1), "a range is not made of whole numbers"],
    [{ op: "delete", path: "nope", base }, "nope is no file"],
    [move("b/other"), "b/other exists already"],
    [move("../out"), '"../out" is no path inside the tree'],
  ])("%j", (edit, reason) => {
    const message = fix(create("fine"), edit);
    expect(selectFixes([message], tree, "safe")).toEqual({
      edits: [],
      messages: [],
      conflicting: [],
      refused: [{ message, reason }],
    });
  });
});

test.each([
  [[create("g"), create("g/h")]],
  [[move("m1"), move("m2")]],
  [[create("n"), move("n")]],
  [[change(0, 3), change(2, 4)]],
])("a fix that contradicts itself is refused: %j", (edits) => {
  const message = fix(...edits);
  const { refused, messages } = selectFixes([message], tree, "safe");
  expect(messages).toEqual([]);
  expect(refused).toEqual([{ message, reason: "its edits contradict each other" }]);
});

test("edit and move of one file in one fix go together", () => {
  const selected = selectFixes([fix(change(0, 1), move("n"))], tree, "safe");
  expect(selected.edits.map((edit) => edit.op)).toEqual(["edit", "move"]);
});

test.each<[FixSafety, string[]]>([
  ["safe", ["s"]],
  ["unsafe", ["s", "u"]],
])("%s takes %j", (safety, rules) => {
  const messages = [
    messageWith({ safety: "safe", edits: [create("s")] }, "s"),
    messageWith({ safety: "unsafe", edits: [create("u")] }, "u"),
    messageWith(null),
    messageWith({ safety: "safe", edits: [] }),
  ];
  expect(selectFixes(messages, tree, safety).messages.map((message) => message.rule)).toEqual(rules);
});
