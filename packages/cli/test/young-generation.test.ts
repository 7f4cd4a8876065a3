import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import v8 from "node:v8";
import { buildFileTree } from "@pylayout/core";
import { watchEntries, worktreeSource } from "@pylayout/node";
import { afterEach, expect, it } from "vitest";
import { limitYoungGeneration } from "../src/young-generation.ts";
import { temporaryFolder } from "./cache-sandbox.ts";

afterEach(() => {
  watchEntries(undefined);
});

function folderOf(files: number): string {
  const folder = temporaryFolder();
  for (let i = 0; i < files; i++) {
    const directory = path.join(folder, `d${i >> 8}`);
    if (i % 256 === 0) mkdirSync(directory);
    writeFileSync(path.join(directory, `m${i}.py`), "");
  }
  return folder;
}

it("is limited once it is large enough, while the files of a large tree are listed", () => {
  const flags: string[] = [];
  const sizes = [4, 8, 16, 32].map((megabytes) => megabytes * 2 ** 20);
  const [space] = v8.getHeapSpaceStatistics();
  limitYoungGeneration({
    getHeapSpaceStatistics: () => [
      { ...space!, space_name: "new_space", space_size: sizes[0]! },
      { ...space!, space_name: "old_space", space_size: 2 ** 30 },
    ],
    setFlagsFromString: (flag) => flags.push(flag),
  });
  const folder = folderOf(1100);
  for (const expected of [0, 0, 1, 1]) {
    buildFileTree(worktreeSource(folder));
    expect(flags).toEqual(expected === 0 ? [] : ["--semi-space-growth-factor=1"]);
    sizes.shift();
  }
});

it("is a space that this Node knows", () => {
  const young = v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  expect(young?.space_size).toBeGreaterThan(0);
});
