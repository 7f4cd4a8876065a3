import type { ModuleNode, Project } from "../model/python-model.ts";
import type { ImportEvent, SourceEvent, SourceFacts } from "../source/source-facts.ts";

/**
 * The modules of a project that may execute one of some files when they are imported, by any chain of import statements as
 * their text reads, through the packages around them and the conftests above them. null: a file belongs to another project,
 * and nothing is told.
 */
export function reachingModules(
  project: Project,
  source: (path: string) => SourceFacts | undefined,
  files: ReadonlySet<string>,
): ReadonlySet<string> | null {
  if (files.size === 0) return files;
  const own = new Set(project.modules.map(({ path }) => path));
  for (const file of files) if (!own.has(file)) return null;
  const importers = importersByFile(project, source, own);
  const found = new Set(files);
  for (const path of found) for (const importer of importers.get(path) ?? []) found.add(importer);
  return found;
}

function importersByFile(
  project: Project,
  source: (path: string) => SourceFacts | undefined,
  own: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  const add = (file: string, importer: string): void => {
    if (!own.has(file) || file === importer) return;
    const known = importers.get(file);
    if (known) known.push(importer);
    else importers.set(file, [importer]);
  };
  for (const module of project.modules) {
    for (let at = module.file.parent; ; at = at.parent) {
      const base = at.path === "" ? "" : `${at.path}/`;
      add(`${base}__init__.py`, module.path);
      if (module.isTest) add(`${base}conftest.py`, module.path);
      if (at.parent === undefined) break;
    }
    for (const target of targetsOf(project, module, source(module.path)?.events ?? [])) {
      add(target.endsWith(".py") ? target : `${target}/__init__.py`, module.path);
    }
  }
  return importers;
}

function targetsOf(project: Project, module: ModuleNode, events: readonly SourceEvent[]): readonly string[] {
  return events.flatMap((event) => {
    const statement = event.kind === "import-call" ? statementLike(event) : event;
    return statement?.kind === "import" ? project.targetsOf(module, statement) : [];
  });
}

/** `import_module("a.b")` as `import a.b`. */
function statementLike({ module, line, column, offset, block }: SourceEvent & { kind: "import-call" }) {
  if (module === null) return undefined;
  const event: ImportEvent = {
    kind: "import",
    level: 0,
    module,
    names: null,
    asname: null,
    line,
    column,
    offset,
    block,
  };
  return event;
}
