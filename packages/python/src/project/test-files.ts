import type { FileTree } from "@pylayout/core";
import { NO_IGNORES, type ConftestIgnores } from "../pytest/file-selection.ts";
import type { SessionPlan } from "../pytest/session-plan.ts";
import { parentPath } from "../pytest/tree-path.ts";
import { ModuleWalk } from "../pytest/walk-modules.ts";
import { mayExecute } from "../source/may-execute.ts";
import type { SourceFacts } from "../source/source-facts.ts";
import { resolvePath } from "./ci/shell-path.ts";

/** The pytest that is assumed where nothing says otherwise. */
export const PYTEST_VERSION = "9";

export interface TestFile {
  readonly path: string;
  readonly isConftest: boolean;
}

type Source = (path: string) => SourceFacts | undefined;

/** Test modules and conftests of all sessions in pytest's order, literal `collect_ignore` lists honoured. */
export function testFiles(
  tree: FileTree,
  sessions: readonly { readonly plan: SessionPlan }[],
  source: Source,
): readonly TestFile[] {
  const found = new Map<string, TestFile>();
  for (const { plan } of sessions) {
    if (plan.abort) continue;
    new ModuleWalk(tree, PYTEST_VERSION, plan, new FileCollector(tree, plan, source, found)).run();
  }
  return [...found.values()];
}

class FileCollector {
  readonly #tree: FileTree;
  readonly #plan: SessionPlan;
  readonly #source: Source;
  readonly #found: Map<string, TestFile>;
  readonly #ignores = new Map<string, ConftestIgnores>();

  constructor(tree: FileTree, plan: SessionPlan, source: Source, found: Map<string, TestFile>) {
    this.#tree = tree;
    this.#plan = plan;
    this.#source = source;
    this.#found = found;
  }

  enterDirectory(path: string): boolean {
    const conftest = path === "" ? "conftest.py" : `${path}/conftest.py`;
    if (this.#tree.follow(conftest)?.kind === "file") this.module(conftest);
    return true;
  }

  module(path: string): void {
    const isConftest = path === "conftest.py" || path.endsWith("/conftest.py");
    if (!this.#found.has(path)) this.#found.set(path, { path, isConftest });
  }

  /** What the nearest conftest that defines them says. */
  ignores(path: string): ConftestIgnores {
    let known = this.#ignores.get(path);
    if (known === undefined) {
      known = this.#ownIgnores(path) ?? (path === "" ? NO_IGNORES : this.ignores(parentPath(path)));
      this.#ignores.set(path, known);
    }
    return known;
  }

  #ownIgnores(directory: string): ConftestIgnores | undefined {
    const conftest = directory === "" ? "conftest.py" : `${directory}/conftest.py`;
    if (this.#tree.follow(conftest)?.kind !== "file") return undefined;
    const facts = this.#source(conftest);
    if (!facts || !mayExecute(facts, mayIgnore)) return undefined;
    const events = facts.eventsOf("collect-ignore");
    if (events.length === 0) return undefined;
    const entries = (glob: boolean) =>
      events.filter((event) => event.glob === glob).flatMap((event) => event.entries ?? []);
    const base = directory === "" ? this.#plan.location : `${this.#plan.location}/${directory}`;
    return {
      paths: entries(false).flatMap((entry) => resolvePath(directory, entry) ?? []),
      globs: entries(true).map((glob) => `${base}/${glob}`),
    };
  }
}

function mayIgnore(executed: string): boolean {
  return executed.includes("collect_ignore");
}
