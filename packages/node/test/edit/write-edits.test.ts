import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildFileTree, type PlannedFile } from "@pylayout/core";
import { indexSource, writeEdits } from "@pylayout/node";
import { runInNode } from "../bundle-for-node.ts";
import { sandbox, usageError } from "../git-sandbox.ts";

const bytes = (text: string | null): Uint8Array | null => (text === null ? null : Buffer.from(text));

function planned(
  path: string,
  before: string | null,
  after: string | null,
  movedFrom: string | null = null,
): PlannedFile {
  return { path, movedFrom, before: bytes(before), after: bytes(after), executable: false };
}

/** Every file below a directory with its content; nothing hidden, so that leftovers show. */
function snapshot(root: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !path.includes("/.git/")) files[path.slice(root.length + 1)] = readFileSync(path, "utf8");
    if (entry.isDirectory() && !path.includes("/.git/") && readdirSync(path).length === 0)
      files[`${path.slice(root.length + 1)}/`] = "";
  }
  return files;
}

describe("a plan", () => {
  test("is written: files created, changed, moved and deleted, and nothing else", () => {
    const { root, write } = sandbox({ git: false });
    write({ "a.py": "a\n", "b.py": "b\n", "old.py": "old\n", "gone.py": "gone\n" });
    writeEdits(root, [
      planned("pkg/deep/__init__.py", null, ""),
      planned("a.py", "a\n", "A\n"),
      planned("b.py", "b\n", "b\n"),
      planned("new/name.py", "old\n", "new\n", "old.py"),
      planned("gone.py", "gone\n", null),
    ]);
    expect(snapshot(root)).toEqual({
      "a.py": "A\n",
      "b.py": "b\n",
      "new/name.py": "new\n",
      "pkg/deep/__init__.py": "",
    });
  });

  test("may swap names and reuse one that it frees", () => {
    const { root, write } = sandbox({ git: false });
    write({ "a.py": "a\n", "b.py": "b\n", "c.py": "c\n" });
    writeEdits(root, [
      planned("b.py", "a\n", "a\n", "a.py"),
      planned("a.py", "b\n", "b\n", "b.py"),
      planned("C.py", "c\n", "c\n", "c.py"),
    ]);
    expect(snapshot(root)).toEqual({ "a.py": "b\n", "b.py": "a\n", "C.py": "c\n" });
  });

  test("keeps modes, and makes new files executable where it says so", () => {
    const { root, write } = sandbox({ git: false });
    write({ "run.py": "1\n", "secret.py": "2\n" });
    chmodSync(join(root, "run.py"), 0o755);
    chmodSync(join(root, "secret.py"), 0o600);
    writeEdits(root, [
      planned("run.py", "1\n", "one\n"),
      planned("moved.py", "2\n", "two\n", "secret.py"),
      { ...planned("new.py", null, ""), executable: true },
      planned("plain.py", null, ""),
    ]);
    const modes = ["run.py", "moved.py", "new.py", "plain.py"].map((name) => statSync(join(root, name)).mode & 0o777);
    expect(modes.slice(0, 2)).toEqual([0o755, 0o600]);
    expect(modes.slice(2).map((mode) => (mode & 0o100) !== 0)).toEqual([true, false]);
  });
});

describe("nothing at all is written where", () => {
  const first = planned("made.py", null, "made\n");

  test.each([
    ["a path leads out of the root", planned("../x.py", null, ""), "outside the project"],
    ["a path is absolute", planned("/tmp/x.py", null, ""), "outside the project"],
    ["a path is git's own", planned("sub/.GIT/hooks/x", null, ""), "belongs to git"],
    ["a directory is a link", planned("link/x.py", null, ""), "link is a symbolic link"],
    ["a file is a link", planned("file-link.py", "a\n", "b\n"), "it is a symbolic link"],
    ["a parent is a file", planned("a.py/x.py", null, ""), "a.py is not a directory"],
    ["a file has changed", planned("a.py", "other\n", "b\n"), "changed since it was read"],
    ["a file has vanished", planned("never.py", "x\n", "y\n"), "vanished since it was read"],
    ["a new file exists", planned("a.py", null, ""), "something is there already"],
    ["a move would overwrite", planned("b.py", "a\n", "a\n", "a.py"), "something is there already"],
    ["a moved file has changed", planned("z.py", "other\n", "a\n", "a.py"), "changed since it was read"],
    ["the target is a directory", planned("dir", "x\n", "a\n"), "it is not a file"],
  ])("%s", (_, file, message) => {
    const { root, write } = sandbox({ git: false });
    write({ "a.py": "a\n", "b.py": "b\n", "../outside/x": "" });
    mkdirSync(join(root, "dir"));
    symlinkSync("../outside", join(root, "link"));
    symlinkSync("a.py", join(root, "file-link.py"));
    const before = snapshot(root);
    expect(() => {
      writeEdits(root, [first, file]);
    }).toThrow(usageError(message));
    expect(snapshot(root)).toEqual(before);
  });

  test.each([
    ["while files are prepared", [planned(`${"n".repeat(300)}.py`, null, "too long a name\n")]],
    ["while they are put in place", [planned("both/x.py", null, ""), planned("both", null, "")]],
  ])("the disk refuses %s: what was done is taken back", (_, impossible) => {
    const { root, write } = sandbox({ git: false });
    write({ "a.py": "a\n", "gone.py": "gone\n", "old.py": "old\n" });
    const before = snapshot(root);
    const plan = [
      planned("deep/er/made.py", null, "made\n"),
      planned("a.py", "a\n", "A\n"),
      planned("gone.py", "gone\n", null),
      planned("new.py", "old\n", "new\n", "old.py"),
      ...impossible,
    ];
    expect(() => {
      writeEdits(root, plan);
    }).toThrow(usageError("cannot be written"));
    expect(snapshot(root)).toEqual(before);
  });

  test("the source is neither disk nor index", () => {
    const { root } = sandbox({ git: false });
    expect(() => {
      writeEdits(root, [first], { source: "HEAD" });
    }).toThrow(usageError('"HEAD"'));
    expect(snapshot(root)).toEqual({});
  });

  test("a file that would be made is there, and not staged", () => {
    const { root, write } = sandbox();
    write({ "a.py": "" });
    expect(() => {
      writeEdits(root, [planned("a.py", null, "")], { source: "index" });
    }).toThrow(usageError("a.py: not written: it is there already, but not staged"));
  });

  test("the staged content is not what the disk holds", () => {
    const { root, write, git } = sandbox();
    write({ "a.py": "staged\n", "b.py": "b\n" });
    git("add", ".");
    write({ "a.py": "changed\n" });
    const tree = buildFileTree(indexSource(root));
    const read = (path: string): string => {
      const entry = tree.get(path);
      return (entry?.kind === "file" ? tree.readText(entry) : undefined) ?? "";
    };
    expect(() => {
      writeEdits(root, [planned("a.py", read("a.py"), "mended\n")], { source: "index" });
    }).toThrow(usageError("differs from what is staged"));
    writeEdits(root, [planned("b.py", read("b.py"), "mended\n")], { source: "index" });
    expect(snapshot(root)).toEqual({ "a.py": "changed\n", "b.py": "mended\n" });
  });
});

test("Ctrl-C takes effect after the last file, and still takes effect", () => {
  const { root } = sandbox({ git: false });
  const plan = Array.from(
    { length: 50 },
    (_, index) => `{ path: "m${index}.py", movedFrom: null, before: null, after: Buffer.from("x"), executable: false }`,
  );
  const script = `
    const { spawnSync } = await import("node:child_process");
    process.once("SIGINT", () => { result = "own handler"; });
    const plan = [${plan.join(",")}];
    Object.defineProperty(plan[49], "executable", { get() { process.kill(process.pid, "SIGINT"); return false; } });
    node.writeEdits(${JSON.stringify(root)}, plan);
    await new Promise((resolve) => setTimeout(resolve, 200));`;
  expect(runInNode(script).result).toBe("own handler");
  const files = Object.keys(snapshot(root));
  expect([files.length, files.every((name) => /^m\d+\.py$/.test(name))]).toEqual([50, true]);
});
