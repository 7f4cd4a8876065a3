import { nearestName } from "@pylayout/core";
import type { PythonModel, RootCause } from "@pylayout/python";

/** A name of the project that was probably meant: beside the wanted one, or the only one of that name elsewhere. */
export function didYouMean({ wanted, project }: RootCause, model: PythonModel): string | undefined {
  if (!wanted) return undefined;
  const modules = project.modules.flatMap(({ moduleName, path }) =>
    moduleName === null ? [] : [{ moduleName, path }],
  );
  const names = modules.map(({ moduleName }) => moduleName);
  if (wanted.name === null) return nearModule(wanted.module, names);
  const own = modules.find(({ moduleName }) => moduleName === wanted.module);
  const bindings = own && model.source(own.path)?.bindings();
  const bound = [...(bindings?.definite ?? []), ...childrenOf(wanted.module, names)].filter(
    (name) => !name.startsWith("__"),
  );
  return nearestName(wanted.name, bound.sort());
}

function nearModule(wanted: string, names: readonly string[]): string | undefined {
  const dot = wanted.lastIndexOf(".");
  const [parent, last] = [wanted.slice(0, Math.max(0, dot)), wanted.slice(dot + 1)];
  const near = nearestName(last, childrenOf(parent, names).sort());
  if (near !== undefined) return parent === "" ? near : `${parent}.${near}`;
  const same = [...new Set(names)].filter((name) => name.endsWith(`.${last}`));
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
