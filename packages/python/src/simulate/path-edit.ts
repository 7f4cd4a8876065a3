import { joinPath } from "../pytest/tree-path.ts";
import type { SearchEntry } from "../resolve/resolution.ts";
import type { PackagePathEvent, PathEditEvent, PathExpression } from "../source/source-facts.ts";
import { Failure } from "./failure.ts";
import { share } from "./import-statement.ts";
import { directoryAbove } from "./library-entries.ts";
import type { LoadedModule } from "./loaded-module.ts";
import { loadModule } from "./load-module.ts";
import type { Simulation } from "./simulation.ts";

/** Applies a change of sys.path. */
export function editPath(sim: Simulation, module: LoadedModule, event: PathEditEvent): void {
  const entries =
    event.entries === null || event.operation === "unknown" ? null : toEntries(sim, module, event.entries);
  if (entries === null) {
    if (event.operation !== "remove")
      sim.pathDoubt ??= `${module.file?.path ?? ""}:${event.line}: sys.path is changed in a way that is not known`;
    return;
  }
  const path = [...sim.path];
  switch (event.operation) {
    case "insert":
      path.splice(insertAt(event.index, path.length), 0, ...entries);
      break;
    case "append":
      path.push(...entries);
      break;
    case "assign":
      sim.setPath(entries);
      return;
    case "remove":
      for (const entry of entries) {
        const at = path.indexOf(entry);
        if (at >= 0) path.splice(at, 1);
      }
      break;
    case "unknown":
      return;
  }
  sim.setPath(path);
}

function insertAt(index: number | null, length: number): number {
  if (index === null) return 0;
  return index < 0 ? Math.max(0, length + index) : Math.min(index, length);
}

/** Directories that do not exist are skipped, as the path finder does. */
function toEntries(sim: Simulation, module: LoadedModule, expressions: readonly PathExpression[]): SearchEntry[] {
  const entries: SearchEntry[] = [];
  for (const { base, path } of expressions) {
    if (base === "absolute") continue;
    const from = base === "file" ? (module.file?.parent.path ?? "") : sim.world.invocation.cwd;
    const target = joinPath(from, path);
    if (target === undefined) {
      if (joinPath(`x/${from}`, path) === "x") entries.push(directoryAbove(sim.world.tree, sim.cache.finders));
      continue;
    }
    const entry = sim.world.tree.follow(target);
    if (entry?.kind === "directory") entries.push(sim.entryAt(entry));
  }
  return entries;
}

/** `__path__` of a package changes while its `__init__` runs. */
export function editPackagePath(sim: Simulation, module: LoadedModule, event: PackagePathEvent): Failure | null {
  const own = module.searchPath ?? [];
  switch (event.form) {
    case "extend_path":
      module.searchPath = extendPath(sim, module, own);
      return null;
    case "declare_namespace": {
      const needed = loadModule(sim, "pkg_resources", module);
      if (needed instanceof Failure) return needed;
      share(module, needed);
      module.searchPath = extendPath(sim, module, own);
      return null;
    }
    case "append":
    case "insert":
    case "assign":
      if (event.entries !== null) {
        const entries = toEntries(sim, module, event.entries);
        module.searchPath =
          event.form === "append" ? [...own, ...entries] : event.form === "insert" ? [...entries, ...own] : entries;
        return null;
      }
      break;
    case "unknown":
      break;
  }
  module.openPath = `the __path__ of ${module.name} is changed in a way that is not known`;
  return null;
}

/** `pkgutil.extend_path`: the same package in every other entry of the path. */
function extendPath(sim: Simulation, module: LoadedModule, own: readonly SearchEntry[]): SearchEntry[] {
  const extended = [...own];
  const parent = module.name.includes(".") ? sim.modules.get(module.name.slice(0, module.name.lastIndexOf("."))) : null;
  const path = parent === null ? sim.path : (parent?.searchPath ?? []);
  for (const entry of path) {
    const [hit] = entry.find(module.name.slice(module.name.lastIndexOf(".") + 1));
    const directory = hit?.kind === "regular-package" || hit?.kind === "namespace-portion" ? hit.directory : null;
    if (directory !== null && !extended.some((other) => other.directory === directory))
      extended.push(sim.entryAt(directory));
  }
  return extended;
}
