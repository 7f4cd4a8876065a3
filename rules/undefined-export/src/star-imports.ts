import type { ImportEvent, ModuleNode, PythonModel } from "@pylayout/python";

export interface StarImportPlace {
  readonly importer: ModuleNode;
  readonly line: number;
}

/** For each file that some module star-imports when it is executed, the first such statement. */
export function starImports(model: PythonModel): ReadonlyMap<string, StarImportPlace> {
  const places = new Map<string, StarImportPlace>();
  for (const { modules } of model.projects) {
    const files = new Map(modules.flatMap(({ moduleName, path }) => (moduleName === null ? [] : [[moduleName, path]])));
    for (const importer of modules) {
      for (const event of model.source(importer.path)?.events ?? []) {
        if (event.kind !== "import" || event.names?.[0]?.name !== "*") continue;
        const target = files.get(nameOf(event, importer) ?? "");
        if (target !== undefined && !places.has(target)) places.set(target, { importer, line: event.line });
      }
    }
  }
  return places;
}

function nameOf({ level, module }: ImportEvent, { moduleName, path }: ModuleNode): string | null {
  if (level === 0) return module;
  if (moduleName === null) return null;
  const parts = moduleName.split(".");
  const base = parts.slice(0, parts.length - level + (path.endsWith("/__init__.py") ? 1 : 0));
  return [...base, ...(module === null ? [] : [module])].join(".");
}
