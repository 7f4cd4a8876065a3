import { utimesSync } from "node:fs";
import { join } from "node:path";
import { buildFileTree, type FileTree } from "@pylayout/core";
import { indexSource, worktreeSource } from "@pylayout/node";
import { describe, expect, test } from "vitest";
import { sandbox } from "../git-sandbox.ts";

const PAST = new Date("2020-01-01T00:00:00Z");

/** A repository with one commit of these files, all of them written long before it. */
function committed(files: Readonly<Record<string, string>>) {
  const made = sandbox();
  made.write(files);
  for (const path of Object.keys(files)) utimesSync(join(made.root, path), PAST, PAST);
  made.git("add", ".");
  made.git("commit", "-q", "-m", "all");
  return made;
}

function changed(tree: FileTree, ...paths: readonly string[]): string[] {
  return paths.filter((path) => {
    const entry = tree.follow(path);
    return entry?.kind === "file" && tree.isChanged(entry);
  });
}

const FILES = { "a.py": "", "pkg/b.py": "", "pkg/sub/c.py": "", "other/d.py": "" };

describe("files that may differ from the last commit", () => {
  test("are none behind a commit", () => {
    const { root } = committed(FILES);
    for (const source of [worktreeSource(root), indexSource(root)]) {
      expect(changed(buildFileTree(source), ...Object.keys(FILES))).toEqual([]);
    }
  });

  test("are modified and untracked ones", () => {
    const { root, write } = committed(FILES);
    write({ "pkg/b.py": "x = 1\n", "new.py": "" });
    const tree = buildFileTree(worktreeSource(root));
    expect(changed(tree, "new.py", ...Object.keys(FILES))).toEqual(["new.py", "pkg/b.py"]);
    expect(changed(buildFileTree(indexSource(root)), ...Object.keys(FILES))).toEqual([]);
  });

  test("are staged ones, with those beside them", () => {
    const { root, write, git } = committed({ ...FILES, "pkg/sub/beside.py": "" });
    write({ "pkg/sub/c.py": "x = 1\n" });
    utimesSync(join(root, "pkg/sub/c.py"), PAST, PAST);
    git("add", ".");
    const paths = ["pkg/sub/c.py", "pkg/sub/beside.py", "other/d.py"];
    for (const source of [worktreeSource(root), indexSource(root)]) {
      expect(changed(buildFileTree(source), ...paths)).toEqual(["pkg/sub/c.py", "pkg/sub/beside.py"]);
    }
    git("commit", "-q", "-m", "more");
    expect(changed(buildFileTree(worktreeSource(root)), ...paths)).toEqual([]);
  });

  test("are told below the root of a part of a repository, too", () => {
    const { root, write, git } = committed(FILES);
    write({ "pkg/sub/c.py": "x = 1\n" });
    git("add", ".");
    const tree = buildFileTree(indexSource(join(root, "pkg")));
    expect(changed(tree, "sub/c.py")).toEqual(["sub/c.py"]);
    expect(changed(buildFileTree(indexSource(join(root, "other"))), "d.py")).toEqual([]);
  });

  test("are not guessed where most seem to differ, as in a copied checkout", () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`m${i}.py`, ""]));
    const { root } = committed(many);
    for (const path of Object.keys(many)) utimesSync(join(root, path), new Date(), new Date());
    const tree = buildFileTree(worktreeSource(root));
    expect(changed(tree, ...Object.keys(many)).length).toBeLessThanOrEqual(200);
    expect(changed(tree, "m299.py")).toEqual([]);
  });
});
