import { expect, it } from "vitest";
import { buildFileTree, memorySource } from "@pylayout/core";

it("explains only what is absent: a source may answer for every path that it knows of", () => {
  const ignored = { reason: "ignored", patternFile: ".gitignore", line: 1, pattern: "*" } as const;
  const tree = buildFileTree(memorySource({ "here.py": "" }, { absent: { "here.py": ignored, "gone.py": ignored } }));
  expect(tree.absence("gone.py")).toEqual(ignored);
  expect(tree.absence("here.py")).toBeUndefined();
});
