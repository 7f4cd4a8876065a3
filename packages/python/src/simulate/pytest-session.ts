import type { FileEntry } from "@pylayout/core";
import { type ConftestIgnores, NO_IGNORES } from "../pytest/file-selection.ts";
import { planSession, type SessionAbort, type SessionPlan } from "../pytest/session-plan.ts";
import { ModuleWalk } from "../pytest/walk-modules.ts";
import type { VersionSet } from "../versions/version-set.ts";
import type { CollectionWorld } from "./collection-world.ts";
import { ConftestLoader } from "./conftest-loader.ts";
import { Failure } from "./failure.ts";
import { importPath, locate } from "./import-path.ts";
import type { LoadedModule } from "./loaded-module.ts";
import { locateArgument } from "./locate-argument.ts";
import { loadPlugins } from "./load-plugins.ts";
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
  readonly abort: SessionAbort | null;
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
): SimulatedSession {
  return new PytestSession(world, cache, versions).run();
}

type Verdict = Pick<SimulatedModule, "outcome" | "failure" | "reason">;

class PytestSession {
  readonly #sim: Simulation;
  #plan: SessionPlan;
  readonly #modules: SimulatedModule[] = [];
  readonly #seen = new Set<string>();
  #conftests: ConftestLoader;
  #abort: SessionAbort | null = null;
  #failure: Failure | null = null;
  #doubt: string | null = null;
  /** Set while the walk only lists what a failure keeps from being collected. */
  #listing: { readonly byConftest: Failure | null } | null = null;

  constructor(world: CollectionWorld, cache: SimulationCache, versions: VersionSet) {
    this.#sim = new Simulation(world, cache, versions);
    this.#plan = planSession(world);
    this.#conftests = this.#newLoader();
  }

  #newLoader(): ConftestLoader {
    return new ConftestLoader(this.#sim, this.#plan, (path, name, result) => {
      this.#record(path, name, true, this.#verdict(result instanceof Failure ? result : null, result, path));
    });
  }

  run(): SimulatedSession {
    const { world } = this.#sim;
    this.#abort = this.#plan.abort;
    if (this.#abort === null) this.#start();
    if (this.#abort !== null) this.#listing = { byConftest: this.#failure };
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
    if (!this.#resolveModuleArguments()) return;
    const plugin = loadPlugins(this.#sim, this.#plan);
    if (plugin !== null) {
      this.#abortWith(1, plugin);
      return;
    }
    const initial = this.#conftests.loadInitial();
    if (initial !== null) this.#abortWith(initial.exit, initial.failure, initial.path);
    this.#conftests.configured = true;
  }

  /** --pyargs: names of modules stand for their files. */
  #resolveModuleArguments(): boolean {
    const { moduleArguments } = this.#plan;
    if (moduleArguments.length === 0) return true;
    const found = moduleArguments.map((name) => locateArgument(this.#sim, name));
    const missing = moduleArguments[found.indexOf(null)];
    if (missing !== undefined) {
      this.#abort = { exit: 4, message: `module or package not found: ${missing} (missing __init__.py?)`, cause: null };
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
    this.#abort = { exit, message, cause: failure.place };
    if (conftest !== undefined || failure.place !== null) this.#failure = conftest === undefined ? null : failure;
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
    if (failed !== null) this.#listing = { byConftest: failed };
    for (const path of paths) this.#module(path);
  }

  #newWalk(module: (path: string) => void, onBrokenConftest?: (failure: Failure) => void): ModuleWalk {
    const { tree, pytest } = this.#sim.world;
    return new ModuleWalk(tree, pytest, this.#plan, {
      enterDirectory: (path) => {
        if (this.#listing !== null) return true;
        const failure = this.#conftests.enter(path);
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
    this.#listing = { byConftest: failure };
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
      this.#list(path, this.#listing.byConftest);
      return;
    }
    const { name, result } = importPath(this.#sim, this.#plan, path, file);
    this.#moveChain(result, path, file);
    const failure = result instanceof Failure ? result : this.#plugins(result);
    this.#record(path, name, false, this.#verdict(failure, result, path));
    if (failure?.exception === "SystemExit" && this.#sim.world.pytest !== "7") {
      this.#abort = { exit: 3, message: "SystemExit", cause: failure.place };
      this.#listing = { byConftest: null };
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

  #list(path: string, byConftest: Failure | null): void {
    const name = locate(this.#sim, this.#plan, path).name;
    this.#modules.push({
      path,
      name,
      conftest: false,
      outcome: byConftest === null ? "not-collected" : "error",
      failure: byConftest,
      byConftest: byConftest !== null,
      reason: null,
    });
  }

  #verdict(failure: Failure | null, result: LoadedModule | Failure, path: string): Verdict {
    if (failure === null) {
      const doubt = result instanceof Failure ? null : result.doubt;
      if (doubt !== null) return { outcome: "unknown", failure: null, reason: doubt.reason };
      return { outcome: "ok", failure: null, reason: null };
    }
    if (isSkip(failure, this.#plan)) return { outcome: "skipped", failure, reason: null };
    const reason = this.#conftests.doubtAbout(path);
    return reason === null
      ? { outcome: "error", failure, reason: null }
      : { outcome: "unknown", failure: null, reason };
  }

  #record(path: string, name: string, conftest: boolean, verdict: Verdict): void {
    this.#modules.push({ path, name, conftest, byConftest: false, ...verdict });
  }
}

function isSkip(failure: Failure, plan: SessionPlan): boolean {
  if (failure.exception === "Skipped") return failure.details.skipAllowed === true;
  if (failure.exception === "SkipTest") return true;
  if (!plan.doctestIgnoreImportErrors) return false;
  return failure.exception === "ImportError" || failure.exception === "ModuleNotFoundError";
}
