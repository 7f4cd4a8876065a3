import type { FileTree } from "@pylayout/core";
import { causeReport, defineRule, sourceRange, type RootCause } from "@pylayout/python";

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

A module that is only not added yet is a warning: git add it before you commit.`,
    },
    messages: {
      ignored:
        "imports {{module}}, but git ignores {{path}} ({{file}}:{{line}}: {{pattern}}): a clone does not have it",
      notAdded: "imports {{module}}, but {{path}} is not in git yet",
      absent: "imports {{module}}, but {{path}} is not in the linted {{source}}",
    },
  },
  create: ({ tree }) => ({
    rootCause(cause, { report }) {
      if (cause.owner !== "untracked-import" || cause.target === null) return;
      report({ ...causeReport(tree, cause), ...words(cause, cause.target, tree) });
    },
    project({ project }, { report }) {
      for (const module of project.modules.filter(({ file }) => file.status === "untracked")) {
        const importer = project.importersOf(module.path).find(({ path }) => isTracked(tree, path));
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
  }),
});

function words(cause: RootCause, path: string, tree: FileTree) {
  const module = cause.wanted?.module ?? path;
  const absence = tree.absence(path);
  if (absence?.reason === "ignored") {
    const { patternFile, line, pattern } = absence;
    const data = { module, path, file: patternFile, line, pattern };
    const help = `anchor the pattern in ${patternFile} so that it does not match ${path}, then git add ${path}`;
    return { messageId: "ignored", data, help } as const;
  }
  const help = `git add ${path}`;
  return { messageId: "absent", data: { module, path, source: tree.source }, help } as const;
}

function isTracked(tree: FileTree, path: string): boolean {
  const entry = tree.get(path);
  return entry?.kind === "file" && entry.status === "tracked";
}
