import { chmodSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildFileTree, type FileTree } from "@pylayout/core";
import { indexSource, treeishSource } from "@pylayout/node";
import { entriesOf, leavesOf, type Sandbox, sandbox, setEnvironment, usageError } from "../git-sandbox.ts";

function text(tree: FileTree, path: string): string | undefined {
  const entry = tree.get(path);
  return entry?.kind === "file" ? tree.readText(entry) : undefined;
}

function hexOf(tree: FileTree, path: string): string | undefined {
  const entry = tree.get(path);
  const bytes = entry?.kind === "file" ? tree.read(entry) : undefined;
  return bytes && Buffer.from(bytes).toString("hex");
}

function committed(files: Record<string, string | Buffer>): Sandbox {
  const made = sandbox();
  made.write(files);
  made.git("add", "-f", ".");
  made.git("commit", "-qm", "one");
  return made;
}

describe("the index", () => {
  test("holds exactly what is staged", () => {
    const { root, write, git } = committed({
      "a.py": "staged\n",
      "b.py": "b\n",
      "gone.py": "gone\n",
      ".gitignore": "*.x\n",
    });
    write({ "a.py": "changed\n", "new.py": "", "announced.py": "", "f.x": "" });
    git("add", "-N", "announced.py");
    rmSync(join(root, "gone.py"));

    const tree = buildFileTree(indexSource(root));
    expect(leavesOf(tree)).toEqual([".gitignore", "a.py", "b.py", "gone.py"]);
    expect([text(tree, "a.py"), text(tree, "b.py"), text(tree, "gone.py")]).toEqual(["staged\n", "b\n", "gone\n"]);
    expect(tree.absence("new.py")).toEqual({ reason: "untracked" });
    expect(tree.absence("f.x")).toEqual({ reason: "ignored", patternFile: ".gitignore", line: 1, pattern: "*.x" });
    expect(tree.absence("never.py")).toBeUndefined();
  });

  test("is not deceived by a change of equal size in the same moment, nor by a mere touch", () => {
    const { root, write, git } = committed({ "racy.py": "1111\n", "touched.py": "same\n" });
    write({ "racy.py": "2222\n" });
    git("add", ".");
    write({ "racy.py": "3333\n" });
    utimesSync(join(root, "touched.py"), 1, 1);
    const tree = buildFileTree(indexSource(root));
    expect([text(tree, "racy.py"), text(tree, "touched.py")]).toEqual(["2222\n", "same\n"]);
  });

  test("takes ours in a conflict", () => {
    const { root, write, git } = committed({ "a.py": "base\n" });
    git("checkout", "-qb", "theirs");
    write({ "a.py": "theirs\n" });
    git("commit", "-qam", "theirs");
    git("checkout", "-q", "main");
    write({ "a.py": "ours\n" });
    git("commit", "-qam", "ours");
    expect(() => git("merge", "-q", "theirs")).toThrow();
    const tree = buildFileTree(indexSource(root));
    expect(leavesOf(tree)).toEqual(["a.py"]);
    expect(text(tree, "a.py")).toBe("ours\n");
  });

  test("is the one that a commit hook is given", () => {
    const { root, write, git } = committed({ "a.py": "a\n" });
    write({ "b.py": "b\n" });
    expect(leavesOf(buildFileTree(indexSource(root)))).toEqual(["a.py"]);
    setEnvironment("GIT_INDEX_FILE", join(root, ".git/other-index"));
    git("add", "b.py");
    expect(leavesOf(buildFileTree(indexSource(root)))).toEqual(["b.py"]);
    setEnvironment("GIT_DIR", join(root, "another-repository/.git"));
    expect(leavesOf(buildFileTree(indexSource(root)))).toEqual(["a.py"]);
  });

  test("outside git is a usage error", () => {
    const { root } = sandbox({ git: false });
    expect(() => indexSource(root)).toThrow(usageError());
  });
});

describe("a commit", () => {
  test("is read without the disk", () => {
    const { root, git } = committed({ "a.py": "one\n", "pkg/run.py": "run\n", "pkg/é.py": "e\n" });
    symlinkSync("pkg", join(root, "link"));
    chmodSync(join(root, "pkg/run.py"), 0o755);
    git("add", ".");
    git("commit", "-qm", "two");
    git("tag", "v2");
    rmSync(join(root, "pkg"), { recursive: true });
    writeFileSync(join(root, "a.py"), "disk\n");

    const tree = buildFileTree(treeishSource(root, "v2"));
    expect(leavesOf(tree)).toEqual(["a.py", "link", "pkg/run.py", "pkg/é.py"]);
    expect([text(tree, "a.py"), text(tree, "pkg/é.py")]).toEqual(["one\n", "e\n"]);
    expect(tree.follow("link/run.py")).toMatchObject({ path: "pkg/run.py", executable: true });
    expect(leavesOf(buildFileTree(treeishSource(root, "HEAD~1")))).toEqual(["a.py", "pkg/run.py", "pkg/é.py"]);
    expect(leavesOf(buildFileTree(treeishSource(root, "HEAD^{tree}")))).toHaveLength(4);
  });

  test("below a root that is a part of the repository", () => {
    const { root } = committed({ "part/a.py": "a\n", "other.py": "" });
    const tree = buildFileTree(treeishSource(join(root, "part"), "HEAD"));
    expect(leavesOf(tree)).toEqual(["a.py"]);
    expect(text(tree, "a.py")).toBe("a\n");
  });

  test.each(["nonsense", "--help", "-r", "HEAD:nonsense", ""])("revision %j is a usage error", (revision) => {
    const { root } = committed({ "a.py": "" });
    const error = usageError(`"${revision}"`);
    expect(() => buildFileTree(treeishSource(root, revision))).toThrow(error);
  });

  test("withholds LFS pointers and giants, with the reason", () => {
    const { root } = committed({
      "model.py": "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
      "giant.py": Buffer.alloc(33 * 1024 * 1024),
    });
    const tree = buildFileTree(treeishSource(root, "HEAD"));
    expect([text(tree, "model.py"), text(tree, "giant.py")]).toEqual([undefined, undefined]);
    const problems = entriesOf(tree).map((entry) => entry.kind === "file" && [entry.path, tree.problem(entry)]);
    expect(problems).toEqual([
      ["giant.py", "too-large"],
      ["model.py", "lfs-pointer"],
    ]);
  });
});

describe("working-tree-encoding", () => {
  const source = "name = 'Grüße'\n";
  const encodings = {
    "UTF-16": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(source, "utf16le")]),
    "UTF-16LE": Buffer.from(source, "utf16le"),
    "UTF-16BE": Buffer.from(source, "utf16le").swap16(),
    "ISO-8859-1": Buffer.from(source, "latin1"),
  };
  test.each(Object.entries(encodings))("%s is what a checkout writes", (encoding, bytes) => {
    const { root, git } = committed({
      ".gitattributes": `*.py text working-tree-encoding=${encoding}\n/plain.py -working-tree-encoding\n`,
      "m.py": bytes,
      "plain.py": source,
      "sub/.gitattributes": "*.py working-tree-encoding=UTF-8\n",
      "sub/m.py": source,
    });
    rmSync(join(root, "m.py"));
    for (const tree of [buildFileTree(treeishSource(root, "HEAD")), buildFileTree(indexSource(root))]) {
      expect(hexOf(tree, "m.py")).toBe(bytes.toString("hex"));
      expect([text(tree, "plain.py"), text(tree, "sub/m.py")]).toEqual([source, source]);
    }
    git("checkout", "-q", "m.py");
  });

  test("Shift_JIS, two bytes a character", () => {
    const bytes = Buffer.from([0x23, 0x20, 0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0xb1, 0x0a]);
    const { root } = committed({ ".gitattributes": "*.py working-tree-encoding=Shift_JIS\n", "m.py": bytes });
    const tree = buildFileTree(treeishSource(root, "HEAD"));
    expect(hexOf(tree, "m.py")).toBe(bytes.toString("hex"));
  });
});
