import {
  NO_VERSIONS,
  standardLibrary,
  type ImportEvent,
  type ModuleNode,
  type PythonModel,
  type SourceFacts,
  type VersionSet,
} from "@pylayout/python";

export interface AbsentImport {
  /** The module, or the module and the name that is imported from it: "tomllib", "typing.Self". */
  readonly name: string;
  readonly line: number;
  readonly column: number;
  /** Supported versions on which the import certainly fails whenever the file is executed. */
  readonly fails: VersionSet;
}

/** Imports of a file that executing it certainly runs, on supported Pythons whose standard library cannot serve them. */
export function absentImports({ path, project }: ModuleNode, model: PythonModel): AbsentImport[] {
  const facts = model.source(path);
  const found: AbsentImport[] = [];
  for (const event of facts?.events ?? []) {
    if (facts === undefined || event.kind !== "import" || event.level > 0 || event.module === null) continue;
    const { module, line, column } = event;
    const library = standardLibrary.modules(module);
    if (library === NO_VERSIONS) continue;
    const versions = project.pythons.versions & executedOn(facts, event) & ~leftBefore(facts, event.offset);
    if (versions === NO_VERSIONS) continue;
    const absent: AbsentImport[] = [];
    const missing = versions & ~library;
    if (missing !== NO_VERSIONS && !mayComeFromElsewhere(module, missing, project)) {
      absent.push({ name: module, line, column, fails: missing });
    }
    for (const { name } of event.names ?? []) {
      const fails = versions & library & lacksName(module, name);
      if (fails !== NO_VERSIONS) absent.push({ name: `${module}.${name}`, line, column, fails });
    }
    if (absent.length > 0 && !isOwn(module, project.modules)) found.push(...absent);
  }
  return found;
}

function isOwn(module: string, modules: readonly ModuleNode[]): boolean {
  const top = module.split(".")[0] ?? module;
  return modules.some(({ moduleName }) => moduleName === top || moduleName?.startsWith(`${top}.`) === true);
}

/** A top-level module that these Pythons lack may be a backport; setuptools brings distutils (PEP 632). */
function mayComeFromElsewhere(module: string, missing: VersionSet, project: ModuleNode["project"]): boolean {
  const top = module.split(".")[0] ?? module;
  if (top === "distutils") return true;
  return (missing & ~standardLibrary.modules(top)) !== NO_VERSIONS && project.mayBeBackported(top);
}

/** Versions without a name that some other version has: a name that none has may be another platform's. */
function lacksName(module: string, name: string): VersionSet {
  if (name === "*" || standardLibrary.anywhere(`${module}.${name}`) !== NO_VERSIONS) return NO_VERSIONS;
  const { present, unknown } = standardLibrary.names(module, name);
  return present === NO_VERSIONS ? NO_VERSIONS : ~(present | unknown);
}

/** Versions on which a statement certainly runs when the module does; nothing catches its failure. */
function executedOn({ blocks }: SourceFacts, event: ImportEvent): VersionSet {
  let versions: VersionSet = ~0;
  for (let at = event.block; at >= 0; at = blocks[at]?.parent ?? -1) {
    const block = blocks[at];
    if (!block?.certain || block.kind === "try" || block.handlers.length > 0) return NO_VERSIONS;
    versions &= block.runsOn;
  }
  return versions;
}

/** Versions on which the module may have been left by then: `if sys.version_info < (3, 11): sys.exit(...)`. */
function leftBefore({ blocks, events }: SourceFacts, offset: number): VersionSet {
  let versions: VersionSet = NO_VERSIONS;
  for (const event of events) {
    if (event.offset >= offset) break;
    if (event.kind !== "raise" && event.kind !== "exit" && event.kind !== "skip") continue;
    let on: VersionSet = ~0;
    for (let at = event.block; at >= 0; at = blocks[at]?.parent ?? -1) on &= blocks[at]?.runsOn ?? ~0;
    versions |= on;
  }
  return versions;
}
