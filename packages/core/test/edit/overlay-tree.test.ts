import { expect, test } from "vitest";
import { contentHash, overlayTree, type Edit } from "@pylayout/core";
import { treeOf } from "../toy-language.ts";
import { filesOf } from "./files-of.ts";

const hash = (text: string): string => contentHash(new TextEncoder().encode(text));
const files = { "a/one": "one", "a/two": "2", "b/c/only": "only", empty: null, link: { symlink: "a" }, top: "héllo" };

test("edits show in the overlay, and the tree below stays as it was", () => {
  const tree = treeOf(files);
  const before = filesOf(tree);
  const edits: Edit[] = [
    { op: "create", path: "new/deep/file", content: "neu\n" },
    {
      op: "edit",
      path: "top",
      base: hash("héllo"),
      changes: [
        { start: 3, end: 5, text: "L" },
        { start: 6, end: 6, text: "!" },
      ],
    },
    { op: "move", path: "b/c/only", to: "b/moved", base: hash("only") },
    { op: "delete", path: "a/one", base: hash("one") },
  ];
  const overlay = overlayTree(tree, edits);
  expect(filesOf(overlay)).toEqual({
    "a/two": "2",
    "b/moved": "only",
    "empty/": "",
    link: "(symlink)",
    "new/deep/file": "neu\n",
    top: "h\u00c3\u00a9Lo!",
  });
  expect(filesOf(tree)).toEqual(before);
  expect(overlay.get("b/c")).toBeUndefined();
  expect(overlay.follow("link/two")?.path).toBe("a/two");
  expect(overlay.fileCount).toBe(4);
});

test("an edit of a file that is not there is refused loudly", () => {
  expect(() => overlayTree(treeOf(files), [{ op: "delete", path: "nope", base: "" }])).toThrow("no such file");
});

test("content hashes tell contents apart", () => {
  const inputs = ["", "\0", "\0\0", "a", "b", "ab", "ba", "abc", "a\n"];
  expect(new Set(inputs.map(hash)).size).toBe(inputs.length);
});
