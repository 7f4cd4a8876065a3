import { buildFileTree, memorySource } from "@pylayout/core";
import { describe, expect, test } from "vitest";
import { readEntryPoints } from "../../src/wheel/entry-points/read-entry-points.ts";
import { wheelPlan } from "../../src/wheel/plan-wheel.ts";
import type { WheelOk } from "../../src/wheel/wheel-plan.ts";

const HATCH = '[build-system]\nbuild-backend = "hatchling.build"\n[project]\nname = "demo"\nversion = "1"\n';
const SETUPTOOLS = '[build-system]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "demo"\nversion = "1"\n';

function planOf(files: Record<string, string | { readonly symlink: string }>, projectPath = "") {
  return wheelPlan(buildFileTree(memorySource(files)), projectPath);
}

function built(files: Record<string, string | { readonly symlink: string }>, projectPath = ""): WheelOk {
  const plan = planOf(files, projectPath);
  if (plan.outcome !== "ok") throw new Error(plan.reason.text);
  return plan;
}

describe("why a file is absent", () => {
  test("names the line of the .gitignore that hatchling follows", () => {
    const plan = built({
      "pyproject.toml": HATCH,
      ".gitignore": "*.log\n\nlib/\n",
      "demo/__init__.py": "",
      "demo/lib/m.py": "",
    });
    expect(plan.whyAbsent("demo/lib/m.py")).toEqual({
      path: ".gitignore",
      line: 3,
      key: "lib/",
      text: 'the pattern "lib/" leaves it out',
      intended: false,
    });
  });

  test("names the pattern that the author wrote", () => {
    const plan = built({
      "pyproject.toml": `${SETUPTOOLS}[tool.setuptools.packages.find]\nexclude = [\n  "demo.old",\n]\n`,
      "demo/__init__.py": "",
      "demo/old/__init__.py": "",
    });
    expect(plan.whyAbsent("demo/old/__init__.py")).toMatchObject({
      path: "pyproject.toml",
      line: 7,
      key: "tool.setuptools.packages.find.exclude",
      intended: true,
    });
  });

  test("names the directory at which a search in setup.py stops", () => {
    const plan = built({
      "setup.py": "from setuptools import setup, find_packages\nsetup(name='demo',\n      packages=find_packages())\n",
      "demo/__init__.py": "",
      "demo/gap/deep/__init__.py": "",
    });
    expect(plan.whyAbsent("demo/gap/deep/__init__.py")).toMatchObject({ path: "setup.py", line: 3, intended: false });
    expect(plan.whyAbsent("demo/gap/deep/__init__.py")?.text).toContain("demo/gap/");
  });
});

describe("what cannot be known", () => {
  const cases: readonly (readonly [name: string, files: Record<string, string>, key: string])[] = [
    [
      "a backend in the tree",
      { "pyproject.toml": '[build-system]\nbuild-backend = "b"\nbackend-path = ["."]\n' },
      "build-system.backend-path",
    ],
    [
      "an unknown backend",
      { "pyproject.toml": '[build-system]\nbuild-backend = "mine.api"\n' },
      "build-system.build-backend",
    ],
    ["a mapping of arguments", { "setup.py": "from setuptools import setup\nsetup(**meta)\n" }, "setup()"],
    [
      "a list that is changed",
      { "setup.py": "from setuptools import setup\nP = ['a']\nP.append('b')\nsetup(packages=P)\n" },
      "setup(packages=...)",
    ],
    ["two calls", { "setup.py": "from setuptools import setup\nsetup(packages=[])\nsetup(packages=[])\n" }, "setup()"],
    [
      "replaced commands",
      { "setup.py": "from setuptools import setup\nsetup(packages=[], cmdclass={'build_py': X})\n" },
      "setup()",
    ],
    [
      "a build hook",
      { "pyproject.toml": `${HATCH}[tool.hatch.build.hooks.custom]\n`, "demo/__init__.py": "" },
      "tool.hatch.build.hooks.custom",
    ],
  ];
  for (const [name, files, key] of cases) {
    test(name, () => {
      const plan = planOf(files);
      expect(plan).toMatchObject({ outcome: "unknown", reason: { key } });
      expect(plan.ships("demo/__init__.py")).toBe("unknown");
    });
  }
});

describe("arguments of setup() from a mapping", () => {
  const head = "import os, setuptools\nx = {}\n";
  const call = 'setuptools.setup(name="demo", **x)\n';

  test.each([
    ["a literal", 'import setuptools\nsetuptools.setup(**{"name": "demo", "packages": ["demo"]})\n'],
    ["a call of dict", `import setuptools\nx = dict(packages=["demo"])\n${call}`],
    ["items set one by one", `${head}x["packages"] = ["demo"]\nif os.name:\n    x["description"] = "d"\n${call}`],
    ["update", `${head}x.update({"packages": ["demo"]}, url="u")\n${call}`],
    ["in a with statement", `${head}with open("f") as f:\n    x["packages"] = ["demo"]\n${call}`],
  ])("%s is followed", (_, script) => {
    const plan = built({ "setup.py": script, "demo/__init__.py": "", "other/__init__.py": "" });
    expect(plan.files()).toEqual([{ target: "demo/__init__.py", source: "demo/__init__.py" }]);
  });

  test.each([
    [
      "under a condition",
      `${head}if os.name:\n    x["packages"] = ["demo"]\n${call}`,
      "gives packages under a condition",
    ],
    ["twice", `${head}x["packages"] = []\nx["packages"] = ["demo"]\n${call}`, "gives packages under a condition"],
    ["a computed key", `${head}x[os.name] = ["demo"]\n${call}`, "takes arguments from a mapping"],
    ["handed out", `${head}fill(x)\n${call}`, "takes arguments from a mapping"],
    ["in a function", `${head}def f():\n    x["packages"] = []\n${call}`, "takes arguments from a mapping"],
    ["a copy", `${head}y = x\n${call}`, "takes arguments from a mapping"],
    [
      "options of a command that builds",
      `${head}x["options"] = {"build_py": {}}\n${call}`,
      "steers the build with options",
    ],
  ])("%s is not known", (_, script, text) => {
    const plan = planOf({ "setup.py": script, "demo/__init__.py": "" });
    expect(plan).toMatchObject({ outcome: "unknown", reason: { text: expect.stringContaining(text) as string } });
  });

  test("extension modules under a condition are perhaps made, options of bdist_wheel only name the wheel", () => {
    const extension = '    x["ext_modules"] = [setuptools.Extension("demo.fast", ["fast.c"])]\n';
    const options = '    x["options"] = {"bdist_wheel": settings}\n';
    const plan = built({
      "setup.py": `${head}x["packages"] = ["demo"]\nif os.name:\n${extension}${options}${call}`,
      "demo/__init__.py": "",
    });
    expect(plan.undecided).toMatchObject([{ adds: "extension-modules", atMost: ["fast"] }]);
  });
});

describe("a plan", () => {
  test("of a project below the root speaks of paths in the tree", () => {
    const plan = built({ "py/pyproject.toml": HATCH, "py/demo/__init__.py": "", "demo/__init__.py": "" }, "py");
    expect(plan.files()).toEqual([{ target: "demo/__init__.py", source: "py/demo/__init__.py" }]);
    expect(plan.ships("demo/__init__.py")).toBe("no");
    expect(plan.editableRoots()).toMatchObject([{ kind: "path", path: "py" }]);
  });

  test("follows links and counts a linked file under both names", () => {
    const plan = built({
      "pyproject.toml": HATCH,
      "demo/__init__.py": "",
      "shared/x.py": "",
      "demo/s": { symlink: "../shared" },
    });
    expect(plan.ships("demo/s/x.py")).toBe("yes");
    expect(plan.ships("shared/x.py")).toBe("yes");
  });

  test("survives hostile input", () => {
    for (const text of [
      "[",
      "[project]\nname = 1\n",
      "[build-system]\nbuild-backend = 3\n",
      "\0",
      `${HATCH}[tool.hatch.build]\nexclude = ["[", "\\\\"]\n`,
    ]) {
      expect(["ok", "error", "unknown"]).toContain(planOf({ "pyproject.toml": text, "demo/__init__.py": "" }).outcome);
    }
    expect(planOf({ "setup.py": "(".repeat(5000) }).outcome).toBe("unknown");
    expect(
      built({ "pyproject.toml": HATCH, "demo/__init__.py": "", "demo/loop": { symlink: "." } }).files(),
    ).toHaveLength(1);
  });
});

describe("entry points", () => {
  const named = (files: Record<string, string>) =>
    readEntryPoints(buildFileTree(memorySource(files)), "").map(({ name, value, path, line }) => [
      name,
      value,
      path,
      line,
    ]);

  test("of setup.cfg and setup.py", () => {
    expect(
      named({ "setup.cfg": "[options.entry_points]\nconsole_scripts =\n  one = a.b:main\n  two = a:x [extra]\n" }),
    ).toEqual([
      ["one", "a.b:main", "setup.cfg", 3],
      ["two", "a:x [extra]", "setup.cfg", 4],
    ]);
    const script = "from setuptools import setup\nsetup(entry_points={'console_scripts': [\n  'one=a:main',\n]})\n";
    expect(named({ "setup.py": script })).toEqual([["one", "a:main", "setup.py", 3]]);
  });

  test("of poetry", () => {
    const poetry = '[build-system]\nbuild-backend = "poetry.core.masonry.api"\n[tool.poetry.scripts]\none = "a:main"\n';
    expect(named({ "pyproject.toml": poetry })).toEqual([["one", "a:main", "pyproject.toml", 4]]);
  });
});

describe("what force-include names and nobody has made yet", () => {
  const files = {
    "pyproject.toml": `${HATCH}[tool.hatch.build.targets.wheel.force-include]\n"site/docs" = "demo/docs"\n`,
    "demo/__init__.py": "",
  };

  test("may be made before the build where git ignores it", () => {
    expect(planOf({ ...files, ".gitignore": "/site/docs/\n" }).outcome).toBe("unknown");
    expect(planOf({ ...files, ".gitignore": "/site/docs\n" }).outcome).toBe("unknown");
  });

  test("stops the build elsewhere", () => {
    expect(planOf({ ...files, ".gitignore": "/site/other/\n" }).outcome).toBe("error");
    expect(planOf(files).outcome).toBe("error");
  });
});

describe("an option that setup.py computes", () => {
  const OPTIONS = [
    ...["packages", "py_modules", "package_dir", "package_data", "exclude_package_data", "include_package_data"],
    ...["data_files", "scripts", "ext_modules", "entry_points", "license_files", "name", "version", "setup_requires"],
  ];
  const files = (option: string) => ({
    "setup.py": `from setuptools import setup\nsetup(${option}=compute())\n`,
    "demo/__init__.py": "",
    "demo/data.json": "",
    "MANIFEST.in": "graft demo\n",
  });

  test.each(OPTIONS)("%s leaves a plan that answers every question, or none", (option) => {
    for (const fromSdist of [false, true]) {
      const plan = wheelPlan(buildFileTree(memorySource(files(option))), "", { fromSdist });
      expect(["yes", "unknown"]).toContain(plan.ships("demo/__init__.py"));
      if (plan.outcome !== "ok") continue;
      expect(plan.files().length).toBeGreaterThan(0);
      expect(plan.editableRoots()).not.toBe(undefined);
      plan.whyAbsent("demo/gone.py");
    }
  });

  test("package_data leaves modules certain and data open", () => {
    const plan = built(files("package_data"));
    expect(plan.ships("demo/__init__.py")).toBe("yes");
    expect(plan.ships("demo/data.json")).toBe("unknown");
    expect(plan.undecided).toMatchObject([{ adds: "anything", reason: { text: "setup.py computes package_data" } }]);
  });
});

test("what setuptools-rust compiles is added by the build", () => {
  const rust = (module: string) => `${SETUPTOOLS}[[tool.setuptools-rust.ext-modules]]\n${module}`;
  const parts = (pyproject: string) =>
    built({ "pyproject.toml": pyproject, "lib/demo/__init__.py": "" }).undecided.map((part) => {
      return [part.adds, part.atMost, part.modules];
    });
  const inLib = '[tool.setuptools]\npackages = ["demo"]\npackage-dir = {"" = "lib"}\n';
  const target = 'target = "demo._native"\n';
  expect(parts(rust(`${target}${inLib}`))).toEqual([["extension-modules", ["_native"], ["lib/demo/_native"]]]);
  expect(parts(rust(`${target}optional = true\n`))).toEqual([["extension-modules", undefined, undefined]]);
  expect(parts(rust('path = "Cargo.toml"\n'))).toEqual([["extension-modules", undefined, undefined]]);
  expect(parts(SETUPTOOLS)).toEqual([]);
});

/** As built with maturin 1.15. */
describe("where maturin looks for the crate and the Python sources", () => {
  const crate = '[package]\nname = "my-app"\nversion = "1.0.0"\nedition = "2021"\n';
  const project = (settings: string, bindings = "bin") =>
    `[build-system]\nbuild-backend = "maturin"\n[project]\nname = "my-app"\nversion = "1"\n[tool.maturin]\nbindings = "${bindings}"\n${settings}`;
  const at = (directory: string) => ({
    [`${directory}Cargo.toml`]: crate,
    [`${directory}src/main.rs`]: "fn main() {}\n",
  });
  const program = "my_app-1.data/scripts/my-app";
  const source = { "src/my_app/__init__.py": "" };
  test.each([
    ["rust/ beside src/", at("rust/"), source, 'module-name = "my_app._n"\n', [program, "my_app/__init__.py"]],
    ["a module called as the project, minus and all", at("rust/"), source, "", [program]],
    ["src/ of the crate itself", at(""), source, 'module-name = "my_app._n"\n', [program]],
    [
      "a listed package in src/",
      at("rust/"),
      { "src/other/__init__.py": "" },
      'python-packages = ["other"]\n',
      [program, "other/__init__.py"],
    ],
    [
      "a named manifest",
      at("sub/"),
      { "my_app/__init__.py": "" },
      'manifest-path = "sub/Cargo.toml"\nmodule-name = "my_app"\n',
      [program, "my_app/__init__.py"],
    ],
    [
      "a named manifest, and src/",
      at("sub/"),
      source,
      'manifest-path = "sub/Cargo.toml"\nmodule-name = "my_app"\n',
      [program],
    ],
    [
      "a crate that is called as the module",
      { ...at(""), ...at("my_app/") },
      {},
      'module-name = "my_app"\n',
      [program],
    ],
  ])("%s", (_, rust, python, settings, shipped) => {
    const plan = built({ "pyproject.toml": project(settings), ...rust, ...python });
    expect(plan.files().map(({ target }) => target)).toEqual([...shipped].sort());
  });

  test.each([
    ["rust/ without sources in src/", at("rust/"), { "my_app/__init__.py": "" }, "", "maturin needs Cargo.toml"],
    ["another directory than rust/", at("native/"), source, "", "maturin needs Cargo.toml"],
    ["sources that are not there", at(""), {}, 'python-source = "nowhere"\n', "nowhere, which does not exist"],
  ])("the build fails for %s", (_, rust, python, settings, text) => {
    const plan = planOf({ "pyproject.toml": project(settings), ...rust, ...python });
    expect([plan.outcome, plan.outcome === "ok" ? "" : plan.reason.text]).toEqual([
      "error",
      expect.stringContaining(text),
    ]);
  });

  test("a library's module has no minus", () => {
    const plan = planOf({ "pyproject.toml": project("", "pyo3"), "Cargo.toml": crate, "src/lib.rs": "" });
    expect(plan.outcome).toBe("error");
    const named = planOf({ "pyproject.toml": project("", "pyo3"), "Cargo.toml": `${crate}[lib]\nname = "my_app"\n` });
    expect(named.outcome).toBe("ok");
  });

  test("what lies outside the project is not known", () => {
    const files = { "crate/pyproject.toml": project('python-source = "../python"\n'), "crate/Cargo.toml": crate };
    expect(planOf({ ...files, "python/my_app/__init__.py": "" }, "crate").outcome).toBe("unknown");
  });
});
