import { buildFileTree, type DirectoryEntry } from "@pylayout/core";
import { diskSource } from "@pylayout/node";
import { python } from "../../src/language/python-language.ts";
import type { PythonModel } from "../../src/model/python-model.ts";
import type { CollectionRun } from "../../src/simulate/collection-run.ts";
import { versionBit } from "../../src/versions/version-set.ts";
import type { Interpreter } from "../simulate/real-pytest.ts";

export interface PredictionRequest {
  readonly root: string;
  readonly args: readonly string[];
  /** Third-party modules that the interpreter does not have. */
  readonly missing: readonly string[];
  readonly interpreter: Interpreter;
  /** As `python -m pytest` in a checkout that is not installed. */
  readonly module?: boolean;
}

export function modelOf(root: string): PythonModel {
  return python.createModel(buildFileTree(diskSource(root)), {}, () => ({}));
}

/** What `pylayout collect --installed --assume-missing ...` answers for a directory. */
export function predictRepository({
  root,
  args,
  missing,
  interpreter,
  module = false,
}: PredictionRequest): CollectionRun {
  const [project] = modelOf(root).projects;
  const [run] =
    project?.tests.collect({
      versions: versionBit(interpreter.python),
      pytest: interpreter.pytest,
      installed: !module,
      assumeMissing: missing,
      invocation: { args, cwd: "", module },
      alone: false,
    }) ?? [];
  if (!run) throw new Error(`no run for ${root}`);
  return run;
}

/** The first one and two parts of the names that a repository's sources import absolutely; its own are among them. */
export function importedNames(root: string, only?: string): string[] {
  const model = modelOf(root);
  const imported = new Set<string>();
  for (const file of only === undefined ? pythonFiles(model) : [only]) {
    for (const event of model.source(file)?.events ?? []) {
      const isImport = event.kind === "import" ? event.level === 0 : event.kind === "import-call";
      const module = isImport && "module" in event ? event.module : null;
      const [top = "", below] = (module ?? "").split(".");
      if (top !== "") imported.add(top);
      if (below !== undefined) imported.add(`${top}.${below}`);
    }
  }
  return [...imported].sort();
}

function pythonFiles({ tree }: PythonModel): string[] {
  const found: string[] = [];
  const walk = (directory: DirectoryEntry): void => {
    for (const entry of directory.children.values()) {
      if (entry.kind === "directory") walk(entry);
      else if (entry.kind === "file" && entry.name.endsWith(".py")) found.push(entry.path);
    }
  };
  walk(tree.root);
  return found;
}
