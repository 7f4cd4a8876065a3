import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildFileTree } from "@pylayout/core";
import { worktreeSource } from "@pylayout/node";
import { leavesOf, type Sandbox, sandbox, setEnvironment } from "../git-sandbox.ts";

function expectAsGit(made: Sandbox, expected: readonly string[]): void {
  const output = made.git("ls-files", "-z", "--cached", "--others", "--exclude-standard");
  expect(output.split("\0").filter(Boolean).sort()).toEqual(expected);
  expect(leavesOf(buildFileTree(worktreeSource(made.root)))).toEqual(expected);
}

describe("patterns from outside the work tree", () => {
  const files = { "a.py": "", "b.own": "", "c.user": "", "d.user": "" };

  test("the repository's exclude file and the user's default one", () => {
    const made = sandbox();
    made.write({ ...files, ".git/info/exclude": "*.own\n!c.user\n", "../config/git/ignore": "*.user\n" });
    expectAsGit(made, ["a.py", "c.user"]);
    expect(buildFileTree(worktreeSource(made.root)).absence("d.user")).toEqual({
      reason: "ignored",
      patternFile: join(dirname(made.root), "config/git/ignore"),
      line: 1,
      pattern: "*.user",
    });
  });

  test("core.excludesFile of the user, below the home directory", () => {
    const made = sandbox();
    setEnvironment("HOME", dirname(made.root));
    made.write({ ...files, "../gitconfig": "[core]\nexcludesFile = ~/my-ignore\n", "../my-ignore": "*.user\n" });
    expectAsGit(made, ["a.py", "b.own"]);
  });

  test("core.excludesFile from an included file, where its condition holds", () => {
    for (const [condition, expected] of [
      ["", ["a.py", "b.own"]],
      ["PROJECT/", ["a.py", "b.own"]],
      ["elsewhere/", ["a.py", "b.own", "c.user", "d.user"]],
      ["**/project/.git", ["a.py", "b.own"]],
    ] as const) {
      const made = sandbox();
      const section =
        condition === "" ? "[include]" : `[includeIf "gitdir${/[A-Z]/.test(condition) ? "/i" : ""}:${condition}"]`;
      made.write({
        ...files,
        "../gitconfig": `${section}\npath = more\n`,
        "../more": `[core]\nexcludesFile = ${join(dirname(made.root), "patterns")}\n`,
        "../patterns": "*.user\n",
      });
      expectAsGit(made, expected);
    }
  });

  test("configuration in the environment", () => {
    const made = sandbox();
    made.write({ ...files, "../patterns": "*.user\n" });
    setEnvironment("GIT_CONFIG_COUNT", "1");
    setEnvironment("GIT_CONFIG_KEY_0", "Core.excludesFile");
    setEnvironment("GIT_CONFIG_VALUE_0", join(dirname(made.root), "patterns"));
    expectAsGit(made, ["a.py", "b.own"]);
  });
});

describe("ignore files", () => {
  test("match in any letter case where core.ignorecase says so", () => {
    const made = sandbox();
    made.write({ ".gitignore": "LIB/\n*.PYC\n", "lib/m.py": "", "a.pyc": "", "a.py": "" });
    expectAsGit(made, [".gitignore", "a.py", "a.pyc", "lib/m.py"]);
    made.git("config", "core.ignorecase", "true");
    expectAsGit(made, [".gitignore", "a.py"]);
  });

  test("that are links are not followed", () => {
    const made = sandbox();
    made.write({ patterns: "*.x\n", "sub/a.x": "" });
    symlinkSync("../patterns", join(made.root, "sub/.gitignore"));
    expectAsGit(made, ["patterns", "sub/.gitignore", "sub/a.x"]);
  });

  test("that are directories, or hold nothing a pattern could be, do no harm", () => {
    const made = sandbox();
    mkdirSync(join(made.root, "sub/.gitignore"), { recursive: true });
    made.write({ "sub/a.py": "", ".gitignore": Buffer.from([0xff, 0xfe, 0x0a, 0x00, 0x0a, 0x5b, 0x0a, 0x5c]) });
    expectAsGit(made, [".gitignore", "sub/a.py"]);
  });

  test("compare bytes: `?` is one byte, a name outside UTF-8 can be written", () => {
    const made = sandbox();
    made.write({ "é.py": "", "éa.x": "", "ü/m.py": "" });
    made.write({ ".gitignore": Buffer.concat([Buffer.from("?.py\n??a.x\n"), Buffer.from("\u00fc/\n", "utf8")]) });
    expectAsGit(made, [".gitignore", "é.py"]);
  });

  test("cannot take back what lies below an ignored directory, but a deeper one can take back the directory", () => {
    const made = sandbox();
    made.write({
      ".gitignore": "build/\nout/\n!build/keep.py\n",
      "build/keep.py": "",
      "sub/.gitignore": "!out/\n",
      "sub/out/m.py": "",
      "sub/out/deep/build/n.py": "",
      "out/m.py": "",
    });
    expectAsGit(made, [".gitignore", "sub/.gitignore", "sub/out/m.py"]);
  });
});
