import { expect, test } from "vitest";
import { selectMessages, type Message } from "@pylayout/core";

const message = (path: string, anchor: string, affects: readonly string[]): Message =>
  ({ path, anchor: { path: anchor, line: 1 }, affects }) as unknown as Message;

test("shows what lies below a path by place, anchor or affected module", () => {
  const all = [message("a/x", "a/x", []), message("b", "a", ["c/t"]), message("ab", "ab", ["c"])];
  expect(selectMessages(all, ["a"])).toEqual([all[0], all[1]]);
  expect(selectMessages(all, ["c/t"])).toEqual([all[1]]);
  expect(selectMessages(all, ["nothing"])).toEqual([]);
  expect(selectMessages(all, [])).toEqual(all);
  expect(selectMessages(all, ["", "a"])).toEqual(all);
});
