import { standardLibrary } from "../../src/stdlib/standard-library.ts";
import type { TrueResult } from "../simulate/import-cases.ts";
import type { Interpreter, RealPytest } from "../simulate/real-pytest.ts";
import { importedNames } from "./predict-repository.ts";
import type { RepositoryCopy } from "./repository-copy.ts";

/** A repository together with what surrounds it: which other distributions there are, and what pytest does with it. */
export interface RepositoryWorld {
  readonly copy: RepositoryCopy;
  readonly interpreter: Interpreter;
  readonly pytest: RealPytest;
  /** Modules of other distributions that are not installed. */
  readonly missing: readonly string[];
  /** Modules that are not installed and made up, because a conftest needs them. */
  readonly stubs: readonly string[];
  readonly truth: TrueResult;
}

const MOST_STUBS = 12;
const LOADED = new Set(["pytest", "_pytest", "pluggy", "iniconfig", "packaging"]);

/** Collects an unchanged repository, making up what its conftests need and the interpreter lacks. */
export async function enterRepository(
  copy: RepositoryCopy,
  interpreter: Interpreter,
  pytest: RealPytest,
): Promise<RepositoryWorld> {
  const absent = await pytest.absent(importedNames(copy.root));
  const stubs: string[] = [];
  for (;;) {
    const truth = await collectForReal({ copy, pytest, stubs }, copy.args);
    const needed = truth.modules === undefined ? neededBy(truth, absent, stubs) : undefined;
    if (needed === undefined || stubs.length >= MOST_STUBS) {
      const missing = new Set([...absent, ...hiddenNames(copy)].filter((name) => !isMadeUp(stubs, name)));
      return { copy, interpreter, pytest, missing: [...missing], stubs, truth };
    }
    stubs.push(needed);
  }
}

/** The project's own names, which other distributions are kept from having, but for what pytest itself has loaded. */
function hiddenNames({ own }: RepositoryCopy): string[] {
  return own.filter((name) => /^[A-Za-z_]\w*$/.test(name) && standardLibrary.modules(name) === 0 && !LOADED.has(name));
}

export function isMadeUp(stubs: readonly string[], name: string): boolean {
  return stubs.some((stub) => name === stub || name.startsWith(`${stub}.`));
}

/** The module whose absence stopped the session in a conftest or a plugin. */
function neededBy(truth: TrueResult, absent: readonly string[], stubs: readonly string[]): string | undefined {
  const failed = truth.conftest?.find(({ outcome }) => outcome === "error");
  const message = `${failed?.msg ?? ""} ${truth.startup ?? ""}`;
  const [, module = "", inside = ""] =
    /No module named \\?'([\w.]+)|cannot import name '(?=\w+' from '([\w.]+)')/.exec(message) ?? [];
  const [, lacked = ""] = /cannot import name '(\w+)'/.exec(message) ?? [];
  const name = module === "" ? `${inside}.${lacked}` : module;
  const [top = ""] = name.split(".");
  const isForeign = absent.includes(top) || (failed?.foreign ?? true);
  return isForeign && name !== "." && !stubs.includes(name) ? name : undefined;
}

export function collectForReal(
  { copy, pytest, stubs }: Pick<RepositoryWorld, "copy" | "pytest" | "stubs">,
  args: readonly string[],
): Promise<TrueResult> {
  return pytest.collect({
    root: copy.root,
    cwd: "",
    args,
    module: false,
    installed: copy.roots,
    hidden: copy.own,
    stubs,
    seconds: 240,
    // Plugins add options and imports of their own; warnings turned into errors are no matter of layout.
    env: { PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1", PYTHONWARNINGS: "ignore" },
  });
}
