import { sourceComments } from "@pylayout/python";
import { expect, test } from "vitest";

function texts(source: string): string[] {
  return sourceComments(Buffer.from(source).toString("latin1")).map(
    (comment) => `${comment.line}:${comment.start}-${comment.end}${comment.ownLine ? " own" : ""}:${comment.text}`,
  );
}

test("comments are found by tokens, with their places", () => {
  expect(texts("# a\nx = 1  # é\n  # c")).toEqual(["1:0-3 own: a", "2:11-15: é", "3:18-21 own: c"]);
});

test("a # in a string is none", () => {
  expect(texts("x = '# a' \"# b\" '''\n# c\n''' f'{x!r:#>10}' # d")).toEqual(["3:42-45: d"]);
});

test("brackets and continuations do not hide comments", () => {
  expect(texts("x = [  # a\n  1,  # b\n]\ny = \\\n  2 # c")).toEqual(["1:7-10: a", "2:17-20: b", "5:33-36: c"]);
});

test("a fault does not hide the comments of later lines", () => {
  expect(texts("x = 'open\ny = 1 # a\n")).toEqual(["2:16-19: a"]);
  expect(texts("x = ) # lost\n# found\n")).toEqual(["2:13-20 own: found"]);
});
