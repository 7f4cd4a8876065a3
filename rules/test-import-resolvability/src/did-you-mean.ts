import { nearestName } from "@pylayout/core";
import type { Project, PythonModel, RootCause } from "@pylayout/python";

/** A name of the project that was probably meant: beside the wanted one, or the only one of that name elsewhere. */
export function didYouMean({ wanted, project }: RootCause, model: PythonModel): string | undefined {
  if (!wanted) return undefined;
  const modules = modulesOf(project);
  const names = [...modules.keys()];
  if (wanted.name === null) return nearModule(wanted.module, names);
  const own = modules.get(wanted.module);
  const bindings = own === undefined ? undefined : model.source(own)?.bindings();
  const bound = [...(bindings?.definite ?? []), ...childrenOf(wanted.module, names)].filter(
    (name) => !name.startsWith("__"),
  );
  return nearestName(wanted.name, bound.sort());
}

const knownModules = new WeakMap<Project, ReadonlyMap<string, string>>();

/** Paths by name: the first module of each. Every missing import asks. */
function modulesOf(project: Project): ReadonlyMap<string, string> {
  let known = knownModules.get(project);
  if (known === undefined) {
    const paths = new Map<string, string>();
    for (const { moduleName, path } of project.modules)
      if (moduleName !== null && !paths.has(moduleName)) paths.set(moduleName, path);
    knownModules.set(project, (known = paths));
  }
  return known;
}

function nearModule(wanted: string, names: readonly string[]): string | undefined {
  const dot = wanted.lastIndexOf(".");
  const [parent, last] = [wanted.slice(0, Math.max(0, dot)), wanted.slice(dot + 1)];
  const near = nearestName(last, childrenOf(parent, names).sort());
  if (near !== undefined) return parent === "" ? near : `${parent}.${near}`;
  const same = names.filter((name) => name.endsWith(`.${last}`));
  return same.length === 1 ? same[0] : undefined;
}

/** The last parts of the names directly below a package; of top-level names where it is "". */
function childrenOf(parent: string, names: readonly string[]): string[] {
  const prefix = parent === "" ? "" : `${parent}.`;
  const below = names
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length).split(".")[0] ?? "");
  return [...new Set(below)].filter((name) => name !== "");
}
