import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildFileTree, type FileEntry, type FileTree } from "@pylayout/core";
import { diskSource, worktreeSource } from "@pylayout/node";
import { entriesOf, leavesOf, sandbox, usageError } from "../git-sandbox.ts";

function file(tree: FileTree, path: string): FileEntry {
  const entry = tree.get(path);
  if (entry?.kind !== "file") throw new Error(`${path} is not a file of the tree`);
  return entry;
}

function worktree(root: string): FileTree {
  return buildFileTree(worktreeSource(root));
}

describe("a work tree", () => {
  test("holds what a clone would: tracked files on disk, and untracked ones that are not ignored", () => {
    const { root, write, git } = sandbox();
    write({ ".gitignore": "lib/\n", "pkg/a.py": "", "pkg/gone.py": "", "pkg/lib/m.py": "", "pkg/lib/kept.py": "" });
    git("add", ".");
    git("add", "-f", "pkg/lib/kept.py");
    rmSync(join(root, "pkg/gone.py"));
    write({ "new.py": "" });
    mkdirSync(join(root, "empty"));

    const tree = worktree(root);
    expect(leavesOf(tree)).toEqual([".gitignore", "new.py", "pkg/a.py", "pkg/lib/kept.py"]);
    expect(tree.get("empty")).toBeUndefined();
    expect([file(tree, "new.py").status, file(tree, "pkg/lib/kept.py").status]).toEqual(["untracked", "tracked"]);
  });

  test("says why a path is absent", () => {
    const { root, write, git } = sandbox();
    write({
      ".gitignore": "# build\n\nlib/\n",
      "pkg/gone.py": "",
      "pkg/lib/m.py": "",
      "sub/.gitignore": "*.x\n",
      "sub/f.x": "",
    });
    git("add", ".");
    rmSync(join(root, "pkg/gone.py"));

    const tree = worktree(root);
    const byRoot = { reason: "ignored", patternFile: ".gitignore", line: 3, pattern: "lib/" };
    expect(tree.absence("pkg/lib/m.py")).toEqual(byRoot);
    expect(tree.absence("pkg/lib")).toEqual(byRoot);
    expect(tree.absence("sub/f.x")).toEqual({
      reason: "ignored",
      patternFile: "sub/.gitignore",
      line: 1,
      pattern: "*.x",
    });
    expect(tree.absence("pkg/gone.py")).toEqual({ reason: "deleted" });
    expect(tree.absence("pkg/never.py")).toBeUndefined();
    expect(tree.absence("never/pkg/never.py")).toBeUndefined();
  });

  test("of which the root is a part obeys the ignore files above, and names them absolutely", () => {
    const { root, write, git } = sandbox();
    write({
      ".gitignore": "*.log\n/part/data/\n",
      "part/a.py": "",
      "part/data/d.py": "",
      "part/x.log": "",
      "other.py": "",
    });
    git("add", ".");

    const tree = worktree(join(root, "part"));
    expect(leavesOf(tree)).toEqual(["a.py"]);
    expect(tree.rootName).toBe("part");
    const expected = { reason: "ignored", patternFile: join(root, ".gitignore"), line: 2, pattern: "/part/data/" };
    expect(tree.absence("data/d.py")).toEqual(expected);
  });

  test("whose root git ignores as a whole is read as a directory outside git", () => {
    const { root, write } = sandbox();
    write({
      ".gitignore": "*\n",
      "tmp/project/a.py": "",
      "tmp/project/b.pyc": "",
      "tmp/project/.gitignore": "*.pyc\n",
    });
    expect(leavesOf(worktree(join(root, "tmp/project")))).toEqual([".gitignore", "a.py"]);
  });

  test("is named after the remote repository", () => {
    const { root, write, git } = sandbox();
    write({ "a.py": "" });
    expect(worktree(root).rootName).toBe("project");
    git("remote", "add", "upstream", "https://example.invalid/team/Upstream");
    expect(worktree(root).rootName).toBe("Upstream");
    git("remote", "add", "origin", "git@example.invalid:team/Sentinel.git");
    expect(worktree(root).rootName).toBe("Sentinel");
  });

  test("keeps links as links, and leads through them inside the root only", () => {
    const { root, write } = sandbox();
    write({ "pkg/a.py": "a = 1\n", "../outside.py": "" });
    symlinkSync("pkg", join(root, "alias"));
    symlinkSync("loop", join(root, "loop"));
    symlinkSync("../outside.py", join(root, "out"));
    symlinkSync("nowhere", join(root, "dangling"));

    const tree = worktree(root);
    expect(tree.get("alias")).toMatchObject({ kind: "symlink", target: "pkg" });
    expect(tree.follow("alias/a.py")?.path).toBe("pkg/a.py");
    expect(["loop", "out", "dangling"].map((path) => tree.follow(path))).toEqual([undefined, undefined, undefined]);
  });

  test("shows submodules and repositories inside as entries without content", () => {
    const { root, write, git, gitBytes } = sandbox();
    write({ "a.py": "", "nested/b.py": "", "sub/c.py": "" });
    for (const directory of ["nested", "sub"]) {
      git("-C", directory, "init", "-q");
      git("-C", directory, "add", ".");
      git("-C", directory, "commit", "-qm", "one");
    }
    gitBytes(["-c", "advice.addEmbeddedRepo=false", "add", "sub", "a.py"]);

    const tree = worktree(root);
    expect(entriesOf(tree).map((entry) => [entry.path, entry.kind])).toEqual([
      ["a.py", "file"],
      ["nested", "submodule"],
      ["sub", "submodule"],
    ]);
    const disk = buildFileTree(diskSource(root));
    expect(file(disk, "nested/b.py").status).toBe("ignored");
    expect(disk.get("sub")?.kind).toBe("submodule");
  });

  test("keeps names that are not UTF-8 as surrogateescape does, and reads them", () => {
    const { root, git } = sandbox();
    const bytes = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9, 0xff]), Buffer.from("é.py")]);
    writeFileSync(bytes, "x = 1\n");
    const directory = Buffer.concat([Buffer.from(`${root}/d`), Buffer.from([0xfe])]);
    mkdirSync(directory);
    writeFileSync(Buffer.concat([directory, Buffer.from("/m.py")]), "m = 1\n");
    const expected = ["caf\udce9\udcffé.py", "d\udcfe/m.py"];

    const untracked = worktree(root);
    expect(leavesOf(untracked)).toEqual(expected);
    git("add", ".");
    const tracked = worktree(root);
    expect(leavesOf(tracked).map((path) => file(tracked, path).status)).toEqual(["tracked", "tracked"]);
    expect(expected.map((path) => tracked.readText(file(tracked, path)))).toEqual(["x = 1\n", "m = 1\n"]);
    expect(expected.map((path) => tracked.readLatin1(file(tracked, path)))).toEqual(["x = 1\n", "m = 1\n"]);
  });

  test("knows executables from the index", () => {
    const { root, write, git } = sandbox();
    write({ "run.py": "", "plain.py": "" });
    chmodSync(join(root, "run.py"), 0o755);
    git("add", ".");
    const tree = worktree(root);
    expect([file(tree, "run.py").executable, file(tree, "plain.py").executable]).toEqual([true, false]);
  });

  test("keeps what a sparse checkout leaves out", () => {
    const { root, write, git } = sandbox();
    write({ "a/m.py": "a = 1\n", "b/m.py": "b = 1\n", "top.py": "" });
    git("add", ".");
    git("commit", "-qm", "one");
    for (const kind of ["--no-sparse-index", "--sparse-index"]) {
      git("sparse-checkout", "set", "--cone", kind, "a");
      const tree = worktree(root);
      expect(leavesOf(tree)).toEqual(["a/m.py", "b/m.py", "top.py"]);
      expect(tree.readText(file(tree, "b/m.py"))).toBe("b = 1\n");
      expect(tree.problem(file(tree, "b/m.py"))).toBeUndefined();
    }
  });
});

describe("every shape of the index is read", () => {
  const files = {
    "a.py": "",
    "pkg/__init__.py": "",
    "pkg/b.py": "",
    "pkg/é.py": "",
    [`long/${"n".repeat(200)}/m.py`]: "",
  };
  const variants: Record<string, readonly (readonly string[])[]> = {
    "version 2": [["update-index", "--index-version", "2"]],
    "version 3, with an announced file": [
      ["update-index", "--index-version", "3"],
      ["add", "-N", "later.py"],
    ],
    "version 4": [["update-index", "--index-version", "4"]],
    "split index": [
      ["update-index", "--split-index"],
      ["add", "-f", "-N", "later.py"],
    ],
  };
  test.each(Object.keys(variants))("%s", (variant) => {
    const { root, write, git } = sandbox();
    write({ ...files, ".gitignore": "*\n", "later.py": "" });
    git("add", "-f", ...Object.keys(files));
    for (const command of variants[variant]!) if (command[0] !== "add") git(...command);
    const expected = git("ls-files", "-z").split("\0").filter(Boolean).sort();
    expect(expected).toEqual(Object.keys(files).sort());
    expect(leavesOf(worktree(root))).toEqual(expected);
  });

  test("of a repository with SHA-256 names", () => {
    const { root, write, git } = sandbox({ git: false });
    git("init", "-q", "--object-format=sha256");
    write({ ".gitignore": "*\n", ...files });
    git("add", "-f", ...Object.keys(files));
    expect(leavesOf(worktree(root))).toEqual(Object.keys(files).sort());
  });

  test("of a linked work tree and a submodule", () => {
    const { root, write, git } = sandbox();
    write({ "m.py": "", ".gitignore": "*.log\n" });
    git("add", ".");
    git("commit", "-qm", "one");
    write({ ".git/info/exclude": "*.secret\n" });
    const linked = join(dirname(root), "linked");
    git("worktree", "add", "-q", linked);
    writeFileSync(join(linked, "x.secret"), "");
    writeFileSync(join(linked, "x.log"), "");
    expect(leavesOf(worktree(linked))).toEqual([".gitignore", "m.py"]);
    expect(worktree(linked).get("m.py")).toMatchObject({ status: "tracked" });

    const outer = sandbox();
    outer.git("submodule", "--quiet", "add", root, "inner");
    expect(worktree(join(outer.root, "inner")).get("m.py")).toMatchObject({ status: "tracked" });
    expect(leavesOf(worktree(outer.root))).toEqual([".gitmodules", "inner"]);
  });

  test("and one cut off is a usage error", () => {
    const { root, write, git } = sandbox();
    write({ "a.py": "", "b.py": "" });
    git("add", ".");
    const index = join(root, ".git/index");
    const bytes = execFileSync("cat", [index]);
    writeFileSync(index, bytes.subarray(0, 20));
    expect(() => worktree(root)).toThrow(usageError());
  });
});

describe("contents", () => {
  test("of LFS pointers are withheld, and the entry says why", () => {
    const { root, write } = sandbox();
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";
    write({ "model.py": pointer, "long.py": pointer + "x = 1\n".repeat(500) });
    const tree = worktree(root);
    expect(tree.read(file(tree, "model.py"))).toBeUndefined();
    expect(tree.readLatin1(file(tree, "model.py"))).toBeUndefined();
    expect(tree.problem(file(tree, "model.py"))).toBe("lfs-pointer");
    expect(tree.readText(file(tree, "long.py"))).toHaveLength(pointer.length + 3000);
  });

  test("larger than the reader's buffer come whole, giant ones not at all", () => {
    const { root, write } = sandbox();
    const large = "x".repeat(1_500_000) + "end";
    write({ "large.py": large, "exact.py": "y".repeat(256 * 1024), "giant.py": Buffer.alloc(33 * 1024 * 1024) });
    const tree = worktree(root);
    expect(tree.readLatin1(file(tree, "large.py")) === large).toBe(true);
    expect(tree.readLatin1(file(tree, "exact.py"))).toHaveLength(256 * 1024);
    expect(tree.read(file(tree, "giant.py"))).toBeUndefined();
    expect(tree.problem(file(tree, "giant.py"))).toBe("too-large");
  });

  test("handed out are not overwritten by the next read", () => {
    const { root, write } = sandbox();
    write({ "a.py": "aaaa", "b.py": "bbbb" });
    const tree = worktree(root);
    const first = tree.read(file(tree, "a.py"));
    tree.read(file(tree, "b.py"));
    expect(Buffer.from(first!).toString()).toBe("aaaa");
  });

  test("that vanished or turned into something else are unreadable", () => {
    const { root, write } = sandbox();
    write({ "gone.py": "", "now-a-directory.py": "", "now-a-link.py": "" });
    const tree = worktree(root);
    for (const name of ["gone.py", "now-a-directory.py", "now-a-link.py"]) rmSync(join(root, name));
    mkdirSync(join(root, "now-a-directory.py"));
    symlinkSync("/etc/hostname", join(root, "now-a-link.py"));
    for (const name of ["gone.py", "now-a-directory.py", "now-a-link.py"]) {
      expect(tree.read(file(tree, name))).toBeUndefined();
      expect(tree.problem(file(tree, name))).toBe("unreadable");
    }
  });
});

describe("the bare disk", () => {
  test("lists ignored files as ignored, and empty directories", () => {
    const { root, write, git } = sandbox();
    write({ ".gitignore": "lib/\n", "a.py": "", "lib/m.py": "m = 1\n" });
    git("add", ".");
    mkdirSync(join(root, "empty/inner"), { recursive: true });
    const tree = buildFileTree(diskSource(root));
    expect(entriesOf(tree).map((entry) => [entry.path, entry.kind === "submodule" ? "" : entry.status])).toEqual([
      [".gitignore", "tracked"],
      ["a.py", "tracked"],
      ["empty", "untracked"],
      ["empty/inner", "untracked"],
      ["lib", "ignored"],
      ["lib/m.py", "ignored"],
    ]);
    expect(tree.readText(file(tree, "lib/m.py"))).toBe("m = 1\n");
  });

  test("shows pipes as special files, which git never carries", () => {
    const { root, write } = sandbox();
    write({ "a.py": "" });
    execFileSync("sh", ["-c", 'mkfifo "$0"', join(root, "pipe.py")]);
    const tree = buildFileTree(diskSource(root));
    expect(tree.problem(file(tree, "pipe.py"))).toBe("special-file");
    expect(tree.read(file(tree, "pipe.py"))).toBeUndefined();
    expect(leavesOf(worktree(root))).toEqual(["a.py"]);
  });

  test.skipIf(process.getuid?.() === 0)("shows directories that may not be read", () => {
    const { root, write } = sandbox();
    write({ "closed/m.py": "" });
    chmodSync(join(root, "closed"), 0);
    const tree = buildFileTree(diskSource(root));
    chmodSync(join(root, "closed"), 0o755);
    expect(tree.get("closed")).toMatchObject({ kind: "directory", problem: "unreadable" });
  });
});

describe("outside git", () => {
  test("only the ignore files found on the way count", () => {
    const { root, write } = sandbox({ git: false });
    write({ ".gitignore": "*.log\n", "a.py": "", "x.log": "", "sub/.gitignore": "!x.log\n", "sub/x.log": "" });
    const tree = worktree(root);
    expect(leavesOf(tree)).toEqual([".gitignore", "a.py", "sub/.gitignore", "sub/x.log"]);
    expect(file(tree, "a.py").status).toBe("unknown");
    expect(tree.absence("x.log")).toEqual({ reason: "ignored", patternFile: ".gitignore", line: 1, pattern: "*.log" });
  });

  test("an empty directory is an empty tree", () => {
    const { root } = sandbox({ git: false });
    const tree = worktree(root);
    expect([tree.fileCount, tree.root.children.size, tree.rootName]).toEqual([0, 0, "project"]);
  });
});
