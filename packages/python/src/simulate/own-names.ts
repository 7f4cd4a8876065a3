import type { DirectoryEntry, FileEntry } from "@pylayout/core";
import type { EntryHit } from "../resolve/resolution.ts";
import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Whether a dotted name that sys.path does not reach can only mean the project's own code: it lies in one of the project's
 * roots, or beside a test that imports it. Beside the modules of a package nothing is concluded: `client/redis.py` may well import
 * the distribution redis. A directory counts only where the whole name leads to a source below it.
 */
export function isOwnName(sim: Simulation, wanted: string, importer: LoadedModule | null): boolean {
  const parts = wanted.split(".");
  const [top = ""] = parts;
  if (top === "conftest") return true;
  for (const directory of vantagePoints(sim, importer, top)) {
    const [hit] = sim.entryAt(directory).find(top);
    if (hit === undefined) {
      if (isAbsentOwn(sim, directory, parts)) return true;
    } else if (hit.kind !== "namespace-portion" || leadsToSource(sim, hit, parts.slice(1))) return true;
  }
  return false;
}

function vantagePoints(sim: Simulation, importer: LoadedModule | null, top: string): DirectoryEntry[] {
  const { tree, ownRoots } = sim.world;
  const found = new Set<DirectoryEntry>();
  for (const path of [...ownRoots, ...sim.ownDirectories]) {
    const entry = tree.follow(path);
    if (entry?.kind === "directory") found.add(entry);
  }
  if (importer?.file && isBesideTests(sim, importer.file, top)) found.add(importer.file.parent);
  return [...found];
}

/**
 * A module beside tests whose neighbours it means: its directory is no package and can be on sys.path itself, or pytest
 * collects the module, and no requirement of the project bears the name.
 */
function isBesideTests(sim: Simulation, file: FileEntry, top: string): boolean {
  if (!holdsTests(file.parent)) return false;
  return !file.parent.children.has("__init__.py") || (file === sim.collecting && !sim.world.isRequired(top));
}

function holdsTests(directory: DirectoryEntry): boolean {
  for (const name of directory.children.keys()) {
    if (/^(?:test_.*|.*_test|conftest)\.py$/.test(name)) return true;
  }
  return false;
}

/** Where a name leads down through portions: a source file or a regular package ends the search. */
function leadsToSource(sim: Simulation, portion: EntryHit, rest: readonly string[]): boolean {
  let hit: EntryHit | undefined = portion;
  for (const part of rest) {
    if (hit?.kind !== "namespace-portion") return hit !== undefined;
    hit = sim.entryAt(hit.directory).find(part)[0];
  }
  return hit !== undefined && hit.kind !== "namespace-portion";
}

/** On disk where the tree was taken from, but not in the tree. */
function isAbsentOwn(sim: Simulation, directory: DirectoryEntry, parts: readonly string[]): boolean {
  const { tree } = sim.world;
  const base = directory.path === "" ? "" : `${directory.path}/`;
  const path = base + parts.join("/");
  const top = base + (parts[0] ?? "");
  return [`${top}.py`, `${top}/__init__.py`, `${path}.py`].some((candidate) => tree.absence(candidate) !== undefined);
}

/** Whether any file below can be imported; a directory of other files never makes a name the project's own. */
export function holdsPython(sim: Simulation, directory: DirectoryEntry): boolean {
  const known = sim.cache.holdsPython.get(directory);
  if (known !== undefined) return known;
  sim.cache.holdsPython.set(directory, false);
  let answer = false;
  for (const child of directory.children.values()) {
    if (
      child.kind === "file"
        ? /\.(?:py|so|pyc)$/.test(child.name)
        : child.kind === "directory" && holdsPython(sim, child)
    ) {
      answer = true;
      break;
    }
  }
  sim.cache.holdsPython.set(directory, answer);
  return answer;
}
