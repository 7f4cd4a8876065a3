import type { FileEntry } from "@pylayout/core";
import type { ConftestIgnores } from "../pytest/file-selection.ts";
import { fnmatch } from "../pytest/fnmatch.ts";
import { packageTop } from "../pytest/module-name.ts";
import { isInConfcutdir, type SessionPlan } from "../pytest/session-plan.ts";
import { compareNames, joinPath, parentPath, withParents } from "../pytest/tree-path.ts";
import { Failure } from "./failure.ts";
import { type ImportedPath, importPath } from "./import-path.ts";
import { ENDED, type LoadedModule } from "./loaded-module.ts";
import { importPlugin } from "./load-plugins.ts";
import type { Simulation } from "./simulation.ts";

interface Conftest {
  readonly path: string;
  readonly module: LoadedModule;
}

interface Ignores {
  readonly sure: ConftestIgnores;
  /** What a condition or a computed list may ignore: null for anything. */
  readonly perhaps: ConftestIgnores | null;
}

const HOOKS = /^\s*def pytest_(?:ignore_collect|collect_file|collect_directory|pycollect_makemodule)\b/m;

/** pytest's conftest files: which are loaded when, and what they say about collection. */
export class ConftestLoader {
  /** After pytest_configure `pytest_plugins` is an error in a conftest that is loaded. */
  configured = false;
  readonly #sim: Simulation;
  readonly #plan: SessionPlan;
  readonly #onLoad: (path: string, name: string, result: LoadedModule | Failure) => void;
  readonly #loaded = new Map<string, Conftest>();
  /** Conftests that count in a directory, outermost first. */
  readonly #byDirectory = new Map<string, readonly Conftest[]>();

  constructor(
    sim: Simulation,
    plan: SessionPlan,
    onLoad: (path: string, name: string, result: LoadedModule | Failure) => void,
  ) {
    this.#sim = sim;
    this.#plan = plan;
    this.#onLoad = onLoad;
  }

  /** `_set_initial_conftests`: those of every argument that exists, else of the working directory, and of `test*` below. */
  loadInitial(): { exit: number; failure: Failure; path: string } | null {
    const { tree, invocation } = this.#sim.world;
    const given = this.#plan.arguments;
    const anchors = given.length > 0 ? given : [{ path: invocation.cwd, isDirectory: true }];
    for (const { path, isDirectory } of anchors) {
      const failed = this.#enterInitial(isDirectory ? path : parentPath(path));
      if (failed) return failed;
      const directory = isDirectory ? tree.follow(path) : undefined;
      if (directory?.kind !== "directory") continue;
      for (const name of [...directory.children.keys()].sort(compareNames)) {
        if (!name.startsWith("test") || tree.child(directory, name)?.kind !== "directory") continue;
        const below = this.#enterInitial(path === "" ? name : `${path}/${name}`);
        if (below) return below;
      }
    }
    return null;
  }

  #enterInitial(path: string): { exit: number; failure: Failure; path: string } | null {
    const failure = this.enter(path);
    if (failure === null) return null;
    const conftest = failure.details.kind === "conftest" ? 1 : 4;
    return { exit: conftest, failure, path: this.#lastPath };
  }

  #lastPath = "";

  /** Loads the conftests of a directory and its parents that are not loaded yet. */
  enter(directory: string): Failure | null {
    if (this.#plan.noConftest || this.#byDirectory.has(directory)) return null;
    const { tree } = this.#sim.world;
    const list: Conftest[] = [];
    for (const at of withParents(directory).reverse()) {
      if (!isInConfcutdir(this.#plan, at)) continue;
      const path = at === "" ? "conftest.py" : `${at}/conftest.py`;
      if (tree.follow(at)?.kind !== "directory" || tree.follow(path)?.kind !== "file") continue;
      const conftest = this.#loaded.get(path) ?? this.#load(path);
      if (conftest instanceof Failure) return conftest;
      list.push(conftest);
    }
    this.#byDirectory.set(directory, list.slice());
    return null;
  }

  /** `_importconftest`, as pytest 7 collects the doctests of a conftest: one that is loaded is taken as it is. */
  importForDoctests(path: string, file: FileEntry): ImportedPath {
    const loaded = this.#loaded.get(path);
    if (loaded !== undefined) return { name: loaded.module.name, result: loaded.module };
    return this.#import(path, file);
  }

  #import(path: string, file: FileEntry): ImportedPath {
    const { world, modules } = this.#sim;
    if (packageTop(world.tree, path) === null) modules.delete("conftest");
    return importPath(this.#sim, this.#plan, path, file);
  }

  #load(path: string): Conftest | Failure {
    this.#lastPath = path;
    const file = this.#sim.world.tree.follow(path);
    if (file?.kind !== "file") return new Failure({ kind: "conftest", exception: "FileNotFoundError", message: path });
    const { name, result } = this.#import(path, file);
    if (result instanceof Failure) {
      this.#onLoad(path, name, result);
      return result;
    }
    const late = this.configured && result.plugins !== undefined && !this.#plan.pyargs ? lateplugins(path) : null;
    const failure = late ?? this.importPlugins(result);
    if (failure === late && late !== null) this.#onLoad(path, name, late);
    else this.#onLoad(path, name, result);
    if (failure !== null) return failure;
    this.#watchFunctions(result);
    const conftest = { path, module: result };
    this.#loaded.set(path, conftest);
    return conftest;
  }

  /** Fixtures and hooks may change sys.path, or load Django's applications, at a moment that is not known. */
  #watchFunctions({ facts, file }: LoadedModule): void {
    if (file !== null && DJANGO_SETUP.test(this.#sim.cache.text(file.path)))
      this.#sim.earlyLoads ??= `${file.path} loads Django's applications, in an order of their own`;
    const edit = facts?.events.find(
      ({ kind, block }) =>
        kind === "path-edit" && (facts.blocks[block]?.runsOn === 0 || isInFunction(facts.blocks, block)),
    );
    if (edit) this.#sim.pathDoubt ??= `${file?.path ?? "conftest.py"}:${edit.line}: a function changes sys.path`;
  }

  /** `pytest_plugins` of a conftest or a test module. */
  importPlugins(module: LoadedModule): Failure | null {
    const asked = module.plugins === undefined && answersWithTheName(module) ? ["pytest_plugins"] : [];
    for (const name of module.plugins ?? asked) {
      const failure = importPlugin(this.#sim, name);
      if (failure !== null) return new Failure({ ...failure.details, kind: "conftest", exception: "ImportError" });
    }
    return null;
  }

  ignores(directory: string): Ignores | undefined {
    const sure: { paths: string[]; globs: string[] } = { paths: [], globs: [] };
    const perhaps: { paths: string[]; globs: string[] } = { paths: [], globs: [] };
    let computed = false;
    const conftests = this.#conftestsOf(directory);
    for (const glob of [false, true]) {
      const nearest = conftests.findLast(({ module }) => module.collectIgnores.some((ignore) => ignore.glob === glob));
      if (!nearest) continue;
      for (const { entries, certain, glob: isGlob } of nearest.module.collectIgnores) {
        if (isGlob !== glob) continue;
        if (entries === null) computed = true;
        const target = certain ? sure : perhaps;
        const base = parentPath(nearest.path);
        for (const entry of entries ?? []) {
          const path = joinPath(base, entry);
          if (glob) target.globs.push(`${this.#plan.location}/${path ?? entry}`);
          else if (path !== undefined) target.paths.push(path);
        }
      }
    }
    return { sure, perhaps: computed ? null : perhaps };
  }

  #conftestsOf(directory: string): readonly Conftest[] {
    for (const at of withParents(directory)) {
      const known = this.#byDirectory.get(at);
      if (known) return known;
    }
    return [];
  }

  /** Why a module's failure is not certain: a conftest may keep it from being collected. */
  doubtAbout(path: string): string | null {
    const directory = parentPath(path);
    for (const conftest of this.#conftestsOf(directory)) {
      const { file } = conftest.module;
      if (file !== null && HOOKS.test(this.#sim.cache.text(file.path)))
        return `${conftest.path} decides what is collected`;
    }
    const ignores = this.ignores(directory);
    if (ignores?.perhaps === null) return "a conftest computes what is ignored";
    const absolute = `${this.#plan.location}/${path}`;
    const isPerhaps =
      ignores?.perhaps.paths.some((ignored) => path === ignored || path.startsWith(`${ignored}/`)) === true ||
      ignores?.perhaps.globs.some((glob) => fnmatch(absolute, glob)) === true;
    return isPerhaps ? "a conftest ignores it under a condition that is not known" : null;
  }
}

const DJANGO_SETUP = /\bdjango\s*\.\s*setup\s*\(/;

/** A module-level `__getattr__` that returns the name it is asked for, so that pytest takes `pytest_plugins` for a plugin. */
function answersWithTheName({ facts, position }: LoadedModule): boolean {
  if (facts === null || position !== ENDED || facts.bindings().opaque !== "module __getattr__") return false;
  return facts.tree().body.some((statement) => {
    if (statement.type !== "Function" || statement.name !== "__getattr__") return false;
    const [only, ...more] = statement.body;
    const isName = only?.type === "Return" && only.value?.type === "Name" && more.length === 0;
    return isName && statement.parameters[0]?.name === only.value.id;
  });
}

function lateplugins(path: string): Failure {
  const failure = new Failure({
    kind: "conftest",
    exception: "Failed",
    message: "Defining 'pytest_plugins' in a non-top-level conftest is no longer supported",
  });
  failure.place = { path, line: 1, column: 0 };
  failure.chain.push({ path, line: 1, module: "conftest" });
  return failure;
}

function isInFunction(blocks: readonly { kind: string; parent: number }[], index: number): boolean {
  for (let at = index; at >= 0; at = blocks[at]?.parent ?? -1) {
    const kind = blocks[at]?.kind;
    if (kind === "function" || kind === "async-function") return true;
  }
  return false;
}
