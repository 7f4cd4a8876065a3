import type { PackageNode, PythonModel } from "@pylayout/python";

interface NeededName {
  /** `path:line` of the statement. */
  readonly importer: string;
  readonly name: string;
}

/** A name that a test module or shipped code imports from a package, and that only this file of it binds. */
export function neededName(node: PackageNode, file: string, model: PythonModel): NeededName | undefined {
  const { project, moduleName } = node;
  const bound = model.source(file)?.bindings().definite ?? new Set<string>();
  const only = (name: string): boolean =>
    bound.has(name) && !node.directory.children.has(name) && !node.directory.children.has(`${name}.py`);
  for (const { wanted, path, line } of project.rootCauses) {
    if (wanted?.name && wanted.module === moduleName && only(wanted.name)) {
      return { importer: `${path}:${line}`, name: wanted.name };
    }
  }
  for (const { path, line } of project.importersOf(node.path)) {
    if (project.ships(path) !== "yes") continue;
    const events = model.source(path)?.events ?? [];
    const own = events.filter((event) => event.kind === "import" && event.line === line && event.module === moduleName);
    const name = own
      .flatMap((event) => (event.kind === "import" ? (event.names ?? []) : []))
      .find((one) => only(one.name));
    if (name) return { importer: `${path}:${line}`, name: name.name };
  }
  return undefined;
}
