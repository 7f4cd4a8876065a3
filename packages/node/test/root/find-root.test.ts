import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findRoot, holdsProjectFile } from "@pylayout/node";
import { sandbox, usageError } from "../git-sandbox.ts";

describe("the root of an argument", () => {
  const files = { "pyproject.toml": "", "src/app/a.py": "", "libs/one/setup.py": "", "libs/one/pkg/b.py": "" };

  test.each([
    ["", "", ""],
    ["src/app", "", "src/app"],
    ["src/app/a.py", "", "src/app/a.py"],
    ["libs", "", "libs"],
    ["libs/one", "libs/one", ""],
    ["libs/one/pkg/b.py", "libs/one", "pkg/b.py"],
  ])("%j is %j", (argument, project, below) => {
    const { root, write } = sandbox();
    write(files);
    expect(findRoot(join(root, argument))).toEqual({ root: join(root, project), path: below, reason: "project-file" });
  });

  test("never lies above the git root", () => {
    const { root, write } = sandbox();
    write({ "../pyproject.toml": "", "pkg/a.py": "" });
    expect(findRoot(join(root, "pkg"))).toEqual({ root, path: "pkg", reason: "git" });
  });

  test("starts from the given directory", () => {
    const { root, write } = sandbox();
    write(files);
    expect(findRoot("../libs/one", join(root, "src")).root).toBe(join(root, "libs/one"));
  });

  test("without git or project file is the argument, or a file's directory", () => {
    const { root, write } = sandbox({ git: false });
    write({ "pkg/a.py": "" });
    expect(findRoot(join(root, "pkg"))).toEqual({ root: join(root, "pkg"), path: "", reason: "argument" });
    expect(findRoot(join(root, "pkg/a.py"))).toEqual({ root: join(root, "pkg"), path: "a.py", reason: "argument" });
  });

  test.each(["pylayout.config.js", "pylayout.config.mjs", "pylayout.config.ts", "pylayout.config.mts", "setup.cfg"])(
    "is where %s stands",
    (name) => {
      const { root, write } = sandbox();
      write({ [`inner/${name}`]: "", "inner/deep/a.py": "" });
      expect(findRoot(join(root, "inner/deep")).root).toBe(join(root, "inner"));
    },
  );

  test("is not made by a directory called like a project file", () => {
    const { root } = sandbox();
    mkdirSync(join(root, "pkg/setup.py"), { recursive: true });
    expect(holdsProjectFile(join(root, "pkg"))).toBe(false);
    expect(findRoot(join(root, "pkg")).reason).toBe("git");
  });

  test("is a real path, and a link keeps its own name", () => {
    const { root, write } = sandbox();
    write({ "pyproject.toml": "", "pkg/a.py": "" });
    symlinkSync("a.py", join(root, "pkg/link.py"));
    symlinkSync(root, `${root}-link`);
    expect(findRoot(`${root}-link/pkg/link.py`)).toMatchObject({ root, path: "pkg/link.py" });
  });

  test("of nothing is a usage error, unless the argument may exist elsewhere", () => {
    const { root, write } = sandbox();
    write({ "pyproject.toml": "", "pkg/a.py": "" });
    const missing = join(root, "pkg/gone/m.py");
    const error = usageError("does not exist");
    expect(() => findRoot(missing)).toThrow(error);
    expect(findRoot(missing, ".", { mayBeMissing: true })).toMatchObject({ root, path: "pkg/gone/m.py" });
    symlinkSync("nowhere", join(root, "dangling"));
    expect(() => findRoot(join(root, "dangling"))).toThrow(/link to nothing/);
    rmSync(join(root, "dangling"));
  });
});
