import { findOnPath } from "../resolve/path-finder.ts";
import type { SearchEntry } from "../resolve/resolution.ts";
import { Failure, otherFailure } from "./failure.ts";
import { type LoadedModule, parentOf, tailOf } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/**
 * importlib's `_NamespacePath`: computed anew whenever the parent's path changed, which it looks up in sys.modules. A parent
 * that failed is not there any more, hence the KeyError.
 */
export function namespacePath(sim: Simulation, module: LoadedModule): readonly SearchEntry[] | Failure {
  const parentName = parentOf(module.name);
  if (parentName === "") {
    if (module.parentPath !== sim.pathVersion) {
      module.parentPath = sim.pathVersion;
      update(sim, module, sim.path);
    }
    return module.searchPath ?? [];
  }
  const parent = sim.modules.get(parentName);
  if (parent === undefined) return orphaned(sim, module, parentName);
  if (isNoPackage(parent)) {
    const what = parent.stub === "none" ? "'NoneType' object" : `module '${parentName}'`;
    return otherFailure("AttributeError", `${what} has no attribute '__path__'`);
  }
  const parentPath = parent.form === "namespace" ? namespacePath(sim, parent) : (parent.searchPath ?? []);
  if (parentPath instanceof Failure) return parentPath;
  if (module.parentPath !== parentPath) {
    module.parentPath = parentPath;
    update(sim, module, parentPath);
  }
  return module.searchPath ?? [];
}

/** Another module, or a stand-in, has taken the name of the package. */
function isNoPackage({ form, stub, searchPath }: LoadedModule): boolean {
  return (form === "stub" && stub !== "unknown") || (form === "source" && searchPath === null);
}

function update(sim: Simulation, module: LoadedModule, parentPath: readonly SearchEntry[]): void {
  const found = findOnPath(tailOf(module.name), parentPath, sim.cache.finders, sim.decide);
  if (found.kind === "namespace-package") module.searchPath = found.portions;
}

function orphaned(sim: Simulation, module: LoadedModule, parentName: string): Failure {
  return new Failure({
    kind: "namespace-key-error",
    exception: "KeyError",
    message: `'${parentName}'`,
    orphanedBy: { module: parentName, failure: sim.broken.get(parentName) ?? null },
    orphan: module.searchPath?.[0]?.directory?.path ?? null,
  });
}
