import { unguardedImports, type ImportEvent, type ModuleNode, type Project, type PythonModel } from "@pylayout/python";
import type { Dependency, Graph } from "./find-cycles.ts";

/** Which modules of a project certainly need which others when they are loaded; test modules left out. */
export function importGraph(project: Project, model: PythonModel): Graph {
  const modules = new Map<string, ModuleNode>();
  for (const module of project.modules) {
    if (module.moduleName !== null && !module.isTest && !modules.has(module.moduleName))
      modules.set(module.moduleName, module);
  }
  const graph = new Map<string, Dependency[]>();
  for (const [name, { path }] of modules) {
    const facts = model.source(path);
    const events = facts ? unguardedImports(facts) : [];
    const edges = events.flatMap((event) => dependencies(event, name, path, modules));
    graph.set(
      path,
      edges.filter(({ to }) => to !== path),
    );
  }
  return graph;
}

function dependencies(
  event: ImportEvent,
  importer: string,
  from: string,
  modules: ReadonlyMap<string, ModuleNode>,
): readonly Dependency[] {
  const { line, column, level, names } = event;
  const base = level === 0 ? event.module : absoluteName(event, importer, from.endsWith("/__init__.py"));
  const edge = (to: string | undefined, needsName: boolean): Dependency[] =>
    to === undefined ? [] : [{ from, to, line, column, needsName }];
  if (base === null) return [];
  if (names === null) return edge(modules.get(base)?.path, false);
  return names.flatMap(({ name }) => {
    const submodule = modules.get(`${base}.${name}`)?.path;
    return submodule === undefined ? edge(modules.get(base)?.path, true) : edge(submodule, false);
  });
}

function absoluteName({ level, module }: ImportEvent, importer: string, isPackage: boolean): string | null {
  const names = importer.split(".");
  const kept = names.length - level + (isPackage ? 1 : 0);
  return kept < 1 ? null : [...names.slice(0, kept), ...(module === null ? [] : [module])].join(".");
}
