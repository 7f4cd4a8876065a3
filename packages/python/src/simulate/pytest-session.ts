import type { FileEntry, FileTree } from "@pylayout/core";
import { type ConftestIgnores, isTestFile, NO_IGNORES } from "../pytest/file-selection.ts";
import { planSession, type SessionAbort, type SessionPlan } from "../pytest/session-plan.ts";
import { ModuleWalk } from "../pytest/walk-modules.ts";
import type { VersionSet } from "../versions/version-set.ts";
import type { CollectionWorld } from "./collection-world.ts";
import { catches } from "./exception-classes.ts";
import { ConftestLoader } from "./conftest-loader.ts";
import { Failure } from "./failure.ts";
import type { TraceStep } from "./import-trace.ts";
import { importPath, locate } from "./import-path.ts";
import type { LoadedModule } from "./loaded-module.ts";
import { locateArgument } from "./locate-argument.ts";
import { loadPlugins } from "./load-plugins.ts";
import { suggestNames } from "./name-suggestion.ts";
import { Simulation, type SimulationCache } from "./simulation.ts";
import { startProcess } from "./start-process.ts";

export interface SimulatedModule {
  readonly path: string;
  readonly name: string;
  readonly conftest: boolean;
  readonly outcome: "ok" | "error" | "skipped" | "not-collected" | "unknown";
  readonly failure: Failure | null;
  /** The outcome comes from a conftest that failed, not from the module. */
  readonly byConftest: boolean;
  readonly reason: string | null;
}

export interface SimulatedSession {
  /** The versions for which it is true. */
  readonly versions: VersionSet;
  readonly plan: SessionPlan;
  /** pytest stopped; `failure` is the exception that stopped it. */
  readonly abort: (SessionAbort & { readonly failure: Failure | null }) | null;
  /** The failure of an initial conftest. */
  readonly failure: Failure | null;
  readonly modules: readonly SimulatedModule[];
  /** Why the whole session is not known; null: it is. */
  readonly doubt: string | null;
}

/** Runs pytest's collection for some of `versions`: those that agree with the oldest. */
export function simulateSession(
  world: CollectionWorld,
  cache: SimulationCache,
  versions: VersionSet,
  trace: TraceStep[] | null = null,
): SimulatedSession {
  return new PytestSession(world, cache, versions, trace).run();
}

type Verdict = Pick<SimulatedModule, "outcome" | "failure" | "reason">;

class PytestSession {
  readonly #sim: Simulation;
  #plan: SessionPlan;
  readonly #modules: SimulatedModule[] = [];
  readonly #seen = new Set<string>();
  #conftests: ConftestLoader;
  #abort: SimulatedSession["abort"] = null;
  #failure: Failure | null = null;
  #doubt: string | null = null;
  /** Set while the walk only lists what a failure keeps from being collected. */
  #listing: { readonly failure: Failure | null; readonly byConftest: boolean } | null = null;

  constructor(world: CollectionWorld, cache: SimulationCache, versions: VersionSet, trace: TraceStep[] | null) {
    this.#sim = new Simulation(world, cache, versions);
    this.#sim.trace = trace;
    this.#plan = planSession(world);
    this.#conftests = this.#newLoader();
  }

  #newLoader(): ConftestLoader {
    return new ConftestLoader(this.#sim, this.#plan, (path, name, result) => {
      this.#record(path, name, true, this.#verdict(result instanceof Failure ? result : null, result, path, true));
    });
  }

  run(): SimulatedSession {
    const { world } = this.#sim;
    const planned = this.#plan.abort ?? findForeignOption(world, this.#plan);
    this.#abort = planned === null ? null : { ...planned, failure: null };
    if (this.#abort === null) this.#start();
    if (this.#abort !== null) this.#listing = { failure: this.#failure, byConftest: this.#failure !== null };
    if (world.pytest === "7") this.#walk7();
    else this.#walk();
    return {
      versions: this.#sim.versions,
      plan: this.#plan,
      abort: this.#abort,
      failure: this.#failure,
      modules: this.#modules,
      doubt: this.#doubt,
    };
  }

  #start(): void {
    const started = startProcess(this.#sim, this.#plan);
    if (started instanceof Failure) {
      this.#abortWith(1, started);
      return;
    }
    this.#doubt = started;
    if (this.#plan.loadsDjango && this.#sim.world.thirdParty === "present")
      this.#sim.earlyLoads = "pytest-django loads Django's applications first, in an order of their own";
    if (!this.#resolveModuleArguments()) return;
    const plugin = loadPlugins(this.#sim, this.#plan);
    if (plugin !== null) {
      this.#abortWith(1, plugin);
      return;
    }
    const initial = this.#conftests.loadInitial();
    const { missingArgument } = this.#plan;
    const doubt = initial === null ? null : this.#orderDoubt(initial.failure);
    if (doubt !== null) this.#doubt ??= doubt;
    else if (initial !== null) this.#abortWith(initial.exit, initial.failure, initial.path);
    else if (missingArgument !== null) this.#abort = { ...missingArgument, failure: null };
    this.#conftests.configured = true;
  }

  /** --pyargs: names of modules stand for their files. */
  #resolveModuleArguments(): boolean {
    const { moduleArguments } = this.#plan;
    if (moduleArguments.length === 0) return true;
    const found = moduleArguments.map((name) => locateArgument(this.#sim, name));
    const missing = moduleArguments[found.indexOf(null)];
    if (missing !== undefined) {
      this.#abort = {
        exit: 4,
        message: `module or package not found: ${missing} (missing __init__.py?)`,
        cause: null,
        failure: null,
      };
      return false;
    }
    this.#plan = {
      ...this.#plan,
      arguments: [...this.#plan.arguments, ...found.filter((argument) => argument !== null)],
    };
    this.#conftests = this.#newLoader();
    return true;
  }

  #abortWith(exit: number, failure: Failure, conftest?: string): void {
    const message =
      conftest === undefined
        ? `${failure.exception}: ${failure.details.message}`
        : `ImportError while loading conftest '${conftest}'.`;
    this.#abort = { exit, message, cause: failure.place, failure };
    if (conftest !== undefined) this.#failure = failure;
  }

  #walk(): void {
    this.#newWalk((path) => {
      this.#module(path);
    }).run();
  }

  /** pytest 7 loads every conftest of the tree before the first test module. */
  #walk7(): void {
    const paths: string[] = [];
    let broken: Failure | null = null;
    this.#newWalk(
      (path) => paths.push(path),
      (failure) => {
        broken ??= failure;
      },
    ).run();
    const failed = broken as Failure | null;
    if (failed !== null) this.#listing = { failure: failed, byConftest: failed.exception !== "AssertionError" };
    for (const path of paths) this.#module(path);
  }

  #newWalk(module: (path: string) => void, onBrokenConftest?: (failure: Failure) => void): ModuleWalk {
    const { tree, pytest } = this.#sim.world;
    return new ModuleWalk(tree, pytest, this.#plan, {
      enterDirectory: (path) => {
        if (this.#listing !== null) return true;
        const failure = this.#conftests.enter(path) ?? (pytest === "7" ? initDirectory(tree, path) : null);
        if (failure === null) return true;
        if (onBrokenConftest) onBrokenConftest(failure);
        else this.#listBelow(path, failure);
        return false;
      },
      ignores: (path) => this.#ignores(path),
      module,
    });
  }

  /** The modules that a directory's failing conftest keeps from being collected. */
  #listBelow(path: string, failure: Failure): void {
    const { tree, pytest } = this.#sim.world;
    this.#listing = { failure, byConftest: true };
    const plan = { ...this.#plan, arguments: [{ path, isDirectory: true }] };
    new ModuleWalk(tree, pytest, plan, {
      enterDirectory: () => true,
      ignores: (below) => this.#ignores(below),
      module: (below) => {
        this.#module(below);
      },
    }).run();
    this.#listing = null;
  }

  #ignores(path: string): ConftestIgnores {
    return this.#conftests.ignores(path)?.sure ?? NO_IGNORES;
  }

  #module(path: string): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    const file = this.#sim.world.tree.follow(path);
    if (file?.kind !== "file") return;
    if (this.#listing !== null) {
      this.#list(path, this.#listing.failure, this.#listing.byConftest);
      return;
    }
    let { name, result } = this.#isConftestFor7(path)
      ? this.#conftests.importForDoctests(path, file)
      : importPath(this.#sim, this.#plan, path, file);
    const isSkipped = this.#isDoctestSkip(result) || (this.#plan.doctestModules && isSkip(result));
    if (isSkipped && this.#isTestModule(path)) {
      // The doctests are skipped; then the test module is imported again.
      ({ name, result } = importPath(this.#sim, this.#plan, path, file));
    }
    this.#moveChain(result, path, file);
    const failure = result instanceof Failure ? result : this.#plugins(result);
    this.#record(path, name, false, this.#verdict(failure, result, path));
    if (failure !== null) suggestNames(this.#sim, failure);
    if (failure?.exception === "SystemExit" && this.#sim.world.pytest !== "7") {
      this.#abort = { exit: 3, message: "SystemExit", cause: failure.place, failure };
      this.#listing = { failure: null, byConftest: false };
    }
  }

  /** A file reached through a symbolic link is known by the link's path. */
  #moveChain(result: LoadedModule | Failure, path: string, file: FileEntry): void {
    if (!(result instanceof Failure) || file.path === path) return;
    result.chain.forEach((step, i) => {
      if (step.path === file.path) result.chain[i] = { ...step, path };
    });
    if (result.place?.path === file.path) result.place = { ...result.place, path };
  }

  #plugins(module: LoadedModule): Failure | null {
    return this.#conftests.importPlugins(module);
  }

  #list(path: string, failure: Failure | null, byConftest: boolean): void {
    const name = locate(this.#sim, this.#plan, path).name;
    this.#modules.push({
      path,
      name,
      conftest: false,
      outcome: failure === null ? "not-collected" : "error",
      failure,
      byConftest,
      reason: null,
    });
  }

  #verdict(failure: Failure | null, result: LoadedModule | Failure, path: string, isConftest = false): Verdict {
    if (failure === null) {
      const doubt = result instanceof Failure ? null : result.doubt;
      if (doubt?.failure?.exception === "SystemExit" && this.#sim.world.pytest !== "7") this.#doubt ??= doubt.reason;
      if (doubt !== null) return { outcome: "unknown", failure: null, reason: doubt.reason };
      return { outcome: "ok", failure: null, reason: null };
    }
    if (isSkip(failure)) return { outcome: "skipped", failure, reason: null };
    if (failure.unlessSkipped !== null) return { outcome: "unknown", failure: null, reason: failure.unlessSkipped };
    if (!isConftest && this.#isDoctestSkip(result) && !this.#isTestModule(path) && !this.#isConftestFor7(path)) {
      const message = `unable to import module ${path}`;
      return {
        outcome: "skipped",
        failure: new Failure({ kind: "other", exception: "Skipped", message }),
        reason: null,
      };
    }
    const reason = this.#orderDoubt(failure) ?? this.#conftests.doubtAbout(path);
    return reason === null
      ? { outcome: "error", failure, reason: null }
      : { outcome: "unknown", failure: null, reason };
  }

  /** Whether modules import each other in vain depends on which of them is loaded first. */
  #orderDoubt(failure: Failure): string | null {
    return failure.details.kind === "circular-import" ? this.#sim.earlyLoads : null;
  }

  /** --doctest-ignore-import-errors: pytest 7 skips on ImportError, a mismatch included, later ones on syntax errors, too. */
  #isDoctestSkip(result: LoadedModule | Failure): boolean {
    const { doctestModules, doctestIgnoreImportErrors } = this.#plan;
    if (!doctestModules || !doctestIgnoreImportErrors || !(result instanceof Failure)) return false;
    if (catches(["SyntaxError"], result.exception) === "yes") return this.#sim.world.pytest !== "7";
    return catches(["ImportError", "ImportPathMismatchError"], result.exception) === "yes";
  }

  /** A conftest that pytest 7 collects for its doctests alone. */
  #isConftestFor7(path: string): boolean {
    return this.#sim.world.pytest === "7" && isConftest(path) && !this.#isTestModule(path);
  }

  /** Collected as a module of tests, whether or not its doctests are collected too. */
  #isTestModule(path: string): boolean {
    return isTestFile(this.#plan, path) || this.#plan.arguments.some((argument) => argument.path === path);
  }

  #record(path: string, name: string, conftest: boolean, verdict: Verdict): void {
    const { outcome, failure, reason } = verdict;
    this.#modules.push({ path, name, conftest, outcome, failure, byConftest: false, reason });
  }
}

function isConftest(path: string): boolean {
  return path === "conftest.py" || path.endsWith("/conftest.py");
}

function isSkip(failure: LoadedModule | Failure): boolean {
  if (!(failure instanceof Failure)) return false;
  if (failure.exception === "Skipped") return failure.details.skipAllowed === true;
  return failure.exception === "SkipTest";
}

/** pytest 7 stumbles over a directory that is called `__init__.py`. */
function initDirectory(tree: FileTree, path: string): Failure | null {
  const directory = tree.follow(path);
  if (directory?.kind !== "directory" || tree.child(directory, "__init__.py")?.kind !== "directory") return null;
  return new Failure({ kind: "other", exception: "AssertionError", message: `${path}/__init__.py is not a file` });
}

/** Where nothing but pytest is installed, an option of a plugin is a usage error. */
function findForeignOption(world: CollectionWorld, plan: SessionPlan): SessionAbort | null {
  const [option] = world.thirdParty === "absent" ? plan.foreignOptions : [];
  return option === undefined ? null : { exit: 4, message: `unrecognized arguments: ${option}`, cause: null };
}
