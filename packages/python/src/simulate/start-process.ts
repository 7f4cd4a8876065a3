import type { FileTree } from "@pylayout/core";
import { isPreloaded } from "../pytest/preloaded-modules.ts";
import type { SessionPlan } from "../pytest/session-plan.ts";
import { joinPath } from "../pytest/tree-path.ts";
import type { SearchEntry } from "../resolve/resolution.ts";
import { builtInModule } from "../resolve/steps/built-in-module.ts";
import { Failure } from "./failure.ts";
import { mappedEntry, SITE_PACKAGES, standardLibraryEntry } from "./library-entries.ts";
import { LoadedModule } from "./loaded-module.ts";
import { loadModule } from "./load-module.ts";
import type { Simulation } from "./simulation.ts";
import { readSiteDirectory } from "./site-directory.ts";

/** Imported by the interpreter itself before the working directory is on sys.path, or with pytest's own code. */
const EARLY = new Set("abc codecs encodings io os site stat posixpath genericpath runpy importlib".split(" "));
const PYTEST_OWN = ["pytest", "_pytest", "pluggy", "iniconfig", "packaging"];

/**
 * sys.path and sys.modules before pytest imports anything of the project. A failure: the project's own files break pytest
 * itself. A string: they may.
 */
export function startProcess(sim: Simulation, plan: SessionPlan): Failure | string | null {
  const { world } = sim;
  const { tree, invocation, standardLibrary } = world;
  const front: SearchEntry[] = [];
  if (invocation.module) front.push(...entriesAt(sim, [invocation.cwd]));
  front.push(
    ...entriesAt(
      sim,
      invocation.pythonPath.flatMap((path) => inTree(path, plan.location)),
    ),
  );
  const back: SearchEntry[] = [];
  for (const site of world.siteDirectories) {
    const read = readSiteDirectory(sim, site, plan.location);
    back.push(...read.entries);
    if (read.doubt !== null) sim.pathDoubt ??= read.doubt;
  }
  if (world.installed) back.push(...installedEntries(sim, tree));
  sim.setPath([...front, standardLibraryEntry(standardLibrary, ""), SITE_PACKAGES, ...back]);
  sim.modules.set("__main__", new LoadedModule("__main__", "main"));
  // os.path is an alias that `import os` leaves in sys.modules.
  sim.modules.set("os.path", new LoadedModule("posixpath", "standard-library"));
  sim.ownDirectories = [...new Set([plan.rootdir, invocation.cwd, ...plan.pythonPath])];
  const broken = breaksPytest(sim, front);
  sim.started = true;
  return broken;
}

function entriesAt(sim: Simulation, paths: readonly string[]): SearchEntry[] {
  return paths.flatMap((path) => {
    const entry = sim.world.tree.follow(path);
    return entry?.kind === "directory" ? [sim.entryAt(entry)] : [];
  });
}

/** A path of the environment: relative to the tree, or absolute below its location. */
function inTree(path: string, location: string): string[] {
  if (path === location) return [""];
  const relative = path.startsWith(`${location}/`) ? path.slice(location.length + 1) : path;
  const joined = relative.startsWith("/") ? undefined : joinPath("", relative);
  return joined === undefined ? [] : [joined];
}

function installedEntries(sim: Simulation, tree: FileTree): SearchEntry[] {
  return sim.world.installedRoots.flatMap(({ path, names }) => {
    const entry = tree.follow(path);
    if (entry?.kind !== "directory") return [];
    return [names === null ? sim.entryAt(entry) : mappedEntry(sim.cache.finders, entry, names)];
  });
}

/** With `python -m pytest` or PYTHONPATH a file may stand before what pytest itself imports. */
function breaksPytest(sim: Simulation, front: readonly SearchEntry[]): Failure | string | null {
  for (const { directory } of front) {
    for (const child of directory?.children.values() ?? []) {
      const name = child.name.replace(/\.py$/, "");
      const needed =
        (isPreloaded(name) === "always" && !EARLY.has(name) && !builtInModule.has(name)) || PYTEST_OWN.includes(name);
      if (!needed || directory === null) continue;
      const [hit] = sim.entryAt(directory).find(name);
      if (hit?.kind !== "source-module" && hit?.kind !== "regular-package") continue;
      const module = loadModule(sim, name, null);
      if (module instanceof Failure) return module;
      return `${hit.file.path} stands before the module ${name} that pytest itself imports`;
    }
  }
  return null;
}
