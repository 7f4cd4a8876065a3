import { buildFileTree, memorySource, type ContentMemo } from "@pylayout/core";
import { python } from "@pylayout/python";
import { expect, it } from "vitest";

it.each([
  [20_000, true],
  [20_001, false],
])("keeps what is known of sources in a tree of %i files: %s", (count, isKept) => {
  const files = Object.fromEntries(Array.from({ length: count }, (_, i) => [`m${i}.py`, ""]));
  const asked: string[] = [];
  const memo: ContentMemo = {
    kept: undefined,
    isUnchanged: () => false,
    keepAtEnd: () => asked.push("keep"),
  };
  python.createModel(buildFileTree(memorySource(files)), {}, () => ({}), memo);
  expect(asked).toEqual(isKept ? ["keep"] : []);
});
