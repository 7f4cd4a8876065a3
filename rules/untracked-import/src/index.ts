import type { FileTree } from "@pylayout/core";
import { causeReport, defineRule, sourceRange, type ModuleNode } from "@pylayout/python";
import { AbsentImports } from "./absent-imports.ts";

/** A first-party module that exists on disk but not in git: a clone does not have it (gitignore(5)). */
export const untrackedImport = defineRule({
  meta: {
    name: "untracked-import",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports imported first-party modules that git ignores or does not track yet",
      explanation: `A module that .gitignore swallows exists on the author's machine and nowhere else: tests pass, type
checkers and linters agree, and a fresh clone fails. The finding names the pattern and its line.

Reported are modules that a test module needs, by any chain, and modules that shipped code imports. A pattern that names a
path, or a directory of an uncommon name, is taken as meant: what lies there is taken as made by a build.

A module that is only not added yet is a warning: git add it before you commit.`,
    },
    messages: {
      ignored:
        "imports {{module}}, but git ignores {{path}} ({{file}}:{{line}}: {{pattern}}): a clone does not have it",
      notAdded: "imports {{module}}, but {{path}} is not in git yet",
      deleted: "imports {{module}}, but {{path}} was deleted",
      absent: "imports {{module}}, but {{path}} is not in the linted {{source}}",
    },
  },
  create({ model, tree }) {
    const absent = new AbsentImports(model);
    return {
      rootCause(cause, { report }) {
        if (cause.owner !== "untracked-import" || cause.target === null) return;
        report({ ...causeReport(tree, cause), ...words(cause.wanted?.module ?? cause.target, cause.target, tree) });
      },
      project({ project }, { report }) {
        for (const module of project.modules.filter(({ file }) => file.status === "untracked")) {
          const importer = project.importersOf(importedAs(module)).find(({ path }) => isTracked(tree, path));
          if (!importer) continue;
          report({
            messageId: "notAdded",
            data: { module: module.moduleName ?? module.path, path: module.path },
            path: importer.path,
            kind: "file",
            range: sourceRange(tree, importer.path, importer.line, 0),
            severity: "warning",
            subject: module.path,
            help: `git add ${module.path}`,
          });
        }
      },
      module(node, { report }) {
        if (node.project.ships(node.path) !== "yes") return;
        for (const { line, column, path, module } of absent.of(node)) {
          if (model.projects.some(({ rootCauses }) => rootCauses.some(({ target }) => target === path))) continue;
          report({
            ...words(module, path, tree),
            range: sourceRange(tree, node.path, line, column),
            cause: `absent ${path}`,
            owner: "untracked-import",
            subject: path,
          });
        }
      },
    };
  },
  notApplicable: ({ model }) =>
    model.projects.some(({ modules }) => modules.some(({ file }) => file.status !== "unknown"))
      ? null
      : "git knows nothing of these files",
});

/** A package is imported by its directory. */
function importedAs({ path, file }: ModuleNode): string {
  return file.name === "__init__.py" ? file.parent.path : path;
}

function words(module: string, path: string, tree: FileTree) {
  const absence = tree.absence(path);
  if (absence?.reason === "ignored") {
    const { patternFile, line, pattern } = absence;
    const data = { module, path, file: patternFile, line, pattern };
    return {
      messageId: "ignored",
      data,
      help: `${anchored(pattern, patternFile, line)}, then git add ${path.replace(/\/__init__\.py$/, "")}`,
    } as const;
  }
  if (absence?.reason === "deleted") {
    const help = `git restore ${path}, or remove the import`;
    return { messageId: "deleted", data: { module, path }, help } as const;
  }
  return { messageId: "absent", data: { module, path, source: tree.source }, help: `git add ${path}` } as const;
}

/** A pattern without a slash inside matches at every depth (gitignore(5)). */
function anchored(pattern: string, file: string, line: number): string {
  const place = `${file}:${line}`;
  return /^[^*/]+\/?$/.test(pattern)
    ? `write /${pattern} in ${place}, which matches beside that file only`
    : `narrow the pattern in ${place}`;
}

function isTracked(tree: FileTree, path: string): boolean {
  const entry = tree.get(path);
  return entry?.kind === "file" && entry.status === "tracked";
}
