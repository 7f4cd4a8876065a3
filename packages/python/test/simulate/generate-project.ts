import { addSurroundings } from "./add-surroundings.ts";
import type { Draft } from "./surroundings/draft.ts";
import { RandomSource } from "./random-source.ts";

export interface GeneratedProject {
  readonly seed: number;
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly module: boolean;
  readonly cwd: string;
  /** Directories that an install in place puts behind the standard library. */
  readonly installed: readonly string[];
}

const NAMES = ["alpha", "beta", "gamma", "delta", "core", "util", "model"];
const LIBRARY = ["os", "json", "collections", "typing", "re", "xml.dom", "distutils", "tomllib", "imp", "asyncio"];
const VALUES = ["x", "y", "value", "Thing", "run"];

interface Module {
  readonly path: string;
  /** Dotted name from its root. */
  readonly name: string;
  readonly isPackage: boolean;
}

/** A random project: packages with and without `__init__.py`, imports of every form, guards, cycles, conftests, settings. */
export function generateProject(seed: number): GeneratedProject {
  return new Generator(seed).project();
}

class Generator {
  readonly #random: RandomSource;
  readonly #seed: number;
  readonly #files: Record<string, string> = {};
  readonly #modules: Module[] = [];

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = new RandomSource(seed * 2654435761);
  }

  project(): GeneratedProject {
    const random = this.#random;
    const root = random.chance(0.25) ? "src/" : "";
    const tops = 1 + random.below(2);
    for (let i = 0; i < tops; i++) this.#package(root, random.pick(NAMES), "", 0);
    if (random.chance(0.2)) this.#modules.push({ path: "helper_top.py", name: "helper_top", isPackage: false });
    for (const module of this.#modules) this.#files[module.path] = this.#source(module, 4);
    this.#tests();
    const draft: Draft = {
      random,
      files: this.#files,
      names: this.#modules.map(({ name }) => name),
      root,
      options: [],
      args: [],
      installed: [],
      cwd: "",
    };
    if (random.chance(0.75)) addSurroundings(draft);
    const { args, module } = this.#settings(root, draft);
    return { seed: this.#seed, files: this.#files, args, module, cwd: draft.cwd, installed: draft.installed };
  }

  #package(root: string, name: string, parent: string, depth: number): void {
    const random = this.#random;
    const full = parent === "" ? name : `${parent}.${name}`;
    const directory = root + full.replaceAll(".", "/");
    if (random.chance(depth === 0 ? 0.85 : 0.65)) {
      this.#modules.push({ path: `${directory}/__init__.py`, name: full, isPackage: true });
    }
    const count = 1 + random.below(3);
    for (let i = 0; i < count; i++) {
      const child = `${random.pick(NAMES)}${random.chance(0.5) ? "" : "2"}`;
      if (depth < 2 && random.chance(0.35)) this.#package(root, child, full, depth + 1);
      else {
        const path = `${directory}/${child}.py`;
        if (!this.#modules.some((module) => module.path === path)) {
          this.#modules.push({ path, name: `${full}.${child}`, isPackage: false });
        }
      }
    }
  }

  /** Statements of one module: mostly healthy, so that failures stay interesting. */
  #source(module: Module, most: number): string {
    const random = this.#random;
    const lines: string[] = [];
    const count = random.below(most + 1);
    for (let i = 0; i < count; i++) lines.push(this.#statement(module));
    for (const value of VALUES)
      if (random.chance(0.85)) lines.splice(random.below(lines.length + 1), 0, this.#binding(value));
    if (random.chance(0.08)) lines.push(`__all__ = [${random.chance(0.5) ? '"x"' : '"x", "value"'}]`);
    if (random.chance(0.03))
      lines.push(
        random.pick([
          'raise RuntimeError("no")',
          "match 1:\n    case 1: pass",
          "def broken(:",
          "if (w := 1): pass",
          'raise ImportError("nope")',
        ]),
      );
    return lines.join("\n") + "\n";
  }

  #binding(value: string): string {
    return this.#random.pick([
      `${value} = 1`,
      `def ${value}(): pass`,
      `class ${value}: pass`,
      `${value}: int = 2`,
      `if True:\n    ${value} = 3`,
    ]);
  }

  #statement(from: Module): string {
    const random = this.#random;
    const plain = this.#import(from);
    if (random.chance(0.7)) return plain;
    return random.pick([
      () =>
        `try:\n    ${plain}\nexcept ${random.pick(["ImportError", "ModuleNotFoundError", "Exception", "ValueError", "(KeyError, ImportError)"])}:\n    ${random.pick(["pass", this.#import(from), "raise"])}`,
      () => `import sys\nif sys.version_info ${random.pick([">=", "<"])} (3, ${8 + random.below(6)}):\n    ${plain}`,
      () => `from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    ${plain}`,
      () => `def late():\n    ${plain}`,
      () => `class Holder:\n    ${plain}`,
      () => `import contextlib\nwith contextlib.suppress(ImportError):\n    ${plain}`,
      () => `try:\n    ${plain}\nfinally:\n    pass`,
      () => `if __name__ == "__main__":\n    ${plain}`,
      () => `import ${random.pick(LIBRARY)}`,
    ])();
  }

  #import(from: Module): string {
    const random = this.#random;
    const target = random.pick(this.#modules);
    const name = this.#mangled(target.name);
    const value = random.chance(0.02) ? "nowhere" : random.pick(VALUES);
    const dot = target.name.lastIndexOf(".");
    return random.pick([
      () => `import ${name}`,
      () => `import ${name} as other`,
      () => `from ${name} import ${value}`,
      () => `from ${name} import ${value} as renamed`,
      () => (dot > 0 ? `from ${target.name.slice(0, dot)} import ${target.name.slice(dot + 1)}` : `import ${name}`),
      () => `from ${name} import *`,
      () => this.#relative(from, target, value),
      () => `import importlib; importlib.import_module("${name}")`,
      () => `import ${name}; ${target.name}`,
      () => `import ${name} as held; held.${value}`,
    ])();
  }

  #mangled(name: string): string {
    const random = this.#random;
    if (random.chance(0.015)) return `${name}.missing`;
    if (random.chance(0.01)) return name.charAt(0).toUpperCase() + name.slice(1);
    return random.chance(0.01) ? "absent_distribution" : name;
  }

  #relative(from: Module, target: Module, value: string): string {
    const random = this.#random;
    const here = (from.isPackage ? from.name : from.name.split(".").slice(0, -1).join(".")).split(".");
    const parts = target.name.split(".");
    let shared = 0;
    while (shared < here.length && shared < parts.length && here[shared] === parts[shared]) shared++;
    if (shared === 0) return `from ${".".repeat(1 + random.below(3))} import ${random.pick(NAMES)}`;
    const dots = ".".repeat(here.length - shared + 1);
    const rest = parts.slice(shared);
    if (rest.length === 0) return `from ${dots} import ${value}`;
    return random.chance(0.5) && rest.length === 1
      ? `from ${dots} import ${rest[0] ?? ""}`
      : `from ${dots}${rest.join(".")} import ${value}`;
  }

  #tests(): void {
    const random = this.#random;
    const directories = random.pick([
      ["tests"],
      ["tests", "tests/unit"],
      ["tests", "tests/unit", "checks"],
      ["test_all", "other"],
      [""],
    ]);
    const packaged = random.chance(0.4);
    let number = 0;
    for (const directory of directories) {
      const base = directory === "" ? "" : `${directory}/`;
      if (directory !== "" && (packaged ? random.chance(0.9) : random.chance(0.1)))
        this.#files[`${base}__init__.py`] = random.chance(0.1)
          ? this.#source(this.#asModule(`${base}__init__.py`), 1)
          : "";
      if (random.chance(0.3))
        this.#files[`${base}conftest.py`] = random.chance(0.4)
          ? this.#source(this.#asModule(`${base}conftest.py`), 1)
          : "";
      if (random.chance(0.3)) {
        const helper: Module = { path: `${base}helper.py`, name: "helper", isPackage: false };
        this.#files[helper.path] = this.#source(helper, 1);
        this.#modules.push(helper);
      }
      const count = 1 + random.below(4);
      for (let i = 0; i < count; i++) {
        const name = random.chance(0.15) ? "test_same" : `test_${String(number++)}`;
        this.#files[`${base}${name}.py`] = this.#testSource(this.#asModule(`${base}${name}.py`));
      }
    }
  }

  #asModule(path: string): Module {
    const name = path.replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".");
    return { path, name, isPackage: path.endsWith("__init__.py") };
  }

  #testSource(module: Module): string {
    const random = this.#random;
    const lines: string[] = [];
    const count = 1 + random.below(2);
    for (let i = 0; i < count; i++) lines.push(this.#statement(module));
    const extra = random.next();
    const target = random.pick(this.#modules);
    if (extra < 0.06) lines.unshift(`import pytest; pytest.importorskip("${this.#mangled(target.name)}")`);
    else if (extra < 0.09) lines.push('import pytest; pytest.skip("no", allow_module_level=True)');
    else if (extra < 0.13)
      lines.unshift('import os, sys; sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))');
    else if (extra < 0.15)
      lines.unshift(`import sys, types; sys.modules["${target.name}"] = types.ModuleType("${target.name}")`);
    else if (extra < 0.17) lines.push("from conftest import x");
    return lines.join("\n") + "\n";
  }

  #settings(root: string, draft: Draft): { args: string[]; module: boolean } {
    const random = this.#random;
    const options: string[] = [];
    if (random.chance(root === "" ? 0.4 : 0.7)) options.push(`pythonpath = ${root === "" ? "." : "src"}`);
    if (random.chance(0.1)) options.push("testpaths = tests");
    if (random.chance(0.06)) options.push("consider_namespace_packages = true");
    const mode = random.pick([null, null, null, "append", "importlib", "importlib"]);
    if (mode !== null && random.chance(0.5)) options.push(`addopts = --import-mode=${mode}`);
    options.push(...draft.options);
    if (options.length > 0 || random.chance(0.2)) this.#files["pytest.ini"] = pytestIni(options);
    const args =
      mode !== null && !options.some((option) => option.startsWith("addopts")) ? [`--import-mode=${mode}`] : [];
    args.push(...draft.args);
    if (random.chance(0.1) && this.#files["tests/conftest.py"] !== undefined) args.push("tests");
    return { args, module: random.chance(0.25) };
  }
}

/** A pytest.ini with the first line of every key: pytest refuses a file that has one twice. */
export function pytestIni(options: readonly string[]): string {
  const keys = options.map((option) => option.split(" = ")[0]);
  return `[pytest]\n${options.filter((_, i) => keys.indexOf(keys[i]) === i).join("\n")}\n`;
}
