import type { Note, RelatedPlace } from "@pylayout/core";
import type { ChainStep, Evidence, ModuleNode, Project, PythonModel } from "../model/python-model.ts";
import type { ImportEvent, SourceFacts } from "../source/source-facts.ts";
import type { VersionSet } from "../versions/version-set.ts";
import { entryPointModules } from "./wheel-without-init.ts";

/** For each file that importing the distribution certainly executes: the statements that lead there, the first in front. */
export type ShippedReach = ReadonlyMap<string, readonly ChainStep[]>;

/**
 * What importing each top-level package, and each entry point's module, executes on all of some Pythons: packages before
 * their modules, and imports that no `try`, function or version check guards.
 */
export function shippedReach(project: Project, model: PythonModel, versions: VersionSet): ShippedReach {
  const modules = new Map<string, string>();
  for (const { path, moduleName } of project.modules) {
    if (moduleName !== null && project.ships(path) === "yes") modules.set(moduleName, path);
  }
  const starts = [
    ...[...modules]
      .filter(([name, path]) => !name.includes(".") && path.endsWith("/__init__.py"))
      .map(([name]) => name),
    ...entryPointModules(model.tree, project),
  ];
  const reach = new Map<string, readonly ChainStep[]>();
  const pending = starts.flatMap((name) =>
    loaded(name, modules).map((step) => ({ ...step, chain: [] as ChainStep[] })),
  );
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { path, name, chain } = next;
    if (reach.has(path)) continue;
    reach.set(path, chain);
    const facts = model.source(path);
    if (!facts) continue;
    for (const event of facts.events) {
      if (event.kind !== "import" || !certainlyRuns(facts, event.block, versions)) continue;
      const isPackage = path.endsWith("/__init__.py");
      for (const target of namesOf(event, name, isPackage).flatMap((wanted) => loaded(wanted, modules))) {
        pending.push({ ...target, chain: [...chain, { path, line: event.line, module: target.name }] });
      }
    }
  }
  return reach;
}

/** `shippedReach` for each project and each set of Pythons, computed once. */
export class ShippedReaches {
  readonly #model: PythonModel;
  readonly #known = new Map<Project, Map<VersionSet, ShippedReach>>();

  constructor(model: PythonModel) {
    this.#model = model;
  }

  /** The statements by which importing the distribution executes a file; undefined: nothing says that it does. */
  chainTo({ project, path }: ModuleNode, versions: VersionSet): readonly ChainStep[] | undefined {
    const known = this.#known.get(project) ?? new Map<VersionSet, ShippedReach>();
    this.#known.set(project, known);
    const reach = known.get(versions) ?? shippedReach(project, this.#model, versions);
    known.set(versions, reach);
    return reach.get(path);
  }
}

/** A chain as a report shows it, ending at the place that fails. */
export function chainReport(
  chain: readonly ChainStep[] | undefined,
  path: string,
  line: number,
): { readonly related: readonly RelatedPlace[]; readonly notes: readonly Note[] } {
  if (chain === undefined || chain.length === 0) return { related: [], notes: [] };
  const text = [...chain, { path, line }].map((step) => `${step.path}:${step.line}`).join(" > ");
  const related = chain.map((step) => ({ path: step.path, line: step.line, message: `imports ${step.module}` }));
  return { related, notes: [{ label: "path", text }] };
}

/** A module and every package around it, as far as they are in the distribution. */
function loaded(name: string, modules: ReadonlyMap<string, string>): { name: string; path: string }[] {
  const parts = name.split(".");
  return parts.flatMap((_, i) => {
    const prefix = parts.slice(0, i + 1).join(".");
    const path = modules.get(prefix);
    return path === undefined ? [] : [{ name: prefix, path }];
  });
}

function namesOf(event: ImportEvent, importer: string, isPackage: boolean): string[] {
  const parts = importer.split(".");
  const base = event.level === 0 ? [] : parts.slice(0, parts.length - event.level + (isPackage ? 1 : 0));
  const module = [...base, ...(event.module === null ? [] : [event.module])].join(".");
  return [module, ...(event.names ?? []).map(({ name }) => `${module}.${name}`)];
}

function certainlyRuns({ blocks }: SourceFacts, index: number, versions: VersionSet): boolean {
  for (let at = index; at >= 0; at = blocks[at]?.parent ?? -1) {
    const block = blocks[at];
    if (!block || block.kind === "try" || !block.certain || (block.runsOn & versions) !== versions) return false;
  }
  return true;
}

/**
 * Whether every way to import a file passes a statement where these Pythons never come: behind a check of the version. Where
 * files that ship import one, only they count.
 */
export function isKeptFrom(path: string, project: Project, model: PythonModel, versions: VersionSet): boolean {
  const reached = new Set([path]);
  let isChecked = false;
  for (const file of reached) {
    const importers = importersThatCount(file, project);
    if (importers.length === 0) return false;
    for (const importer of importers) {
      const runs = statementRunsOn(importer, model);
      if (runs === undefined) return false;
      if ((runs & versions) === 0) isChecked = true;
      else reached.add(importer.path);
    }
  }
  return isChecked;
}

function importersThatCount(path: string, project: Project): readonly Evidence[] {
  const all = project.importersOf(path);
  const shipped = all.filter((importer) => project.ships(importer.path) === "yes");
  return shipped.length > 0 ? shipped : all;
}

/** undefined: no import statement stands there. */
function statementRunsOn({ path, line }: Evidence, model: PythonModel): VersionSet | undefined {
  const facts = model.source(path);
  const event = facts?.events.find((each) => each.kind === "import" && each.line === line);
  return facts && event && runsOn(facts, event.block);
}

/** The Pythons on which a block may run; a function may run wherever its module does. */
function runsOn({ blocks }: SourceFacts, index: number): VersionSet {
  let versions: VersionSet = ~0;
  for (let at = index; at >= 0; at = blocks[at]?.parent ?? -1) {
    const block = blocks[at];
    if (block && block.kind !== "function" && block.kind !== "async-function") versions &= block.runsOn;
  }
  return versions;
}
