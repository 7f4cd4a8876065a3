import type { DirectoryEntry, Entry, FileTree } from "@pylayout/core";
import { defineRule, textFile, tomlFile } from "@pylayout/python";

/** What cannot be read was not checked: nothing is claimed of it, and that must not pass unseen. */
export const unreadableEntry = defineRule({
  meta: {
    name: "unreadable-entry",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports files and directories that could not be read, and so were not checked",
      explanation: `A file without read permission, or a pyproject.toml of a nested project that is not TOML, hides whatever is
wrong in it. Python's tools fail on it too. Git LFS pointers and files above the size limit are not reported.`,
    },
    messages: {
      unreadable: "cannot be read, so nothing in it was checked",
      notToml: "not valid TOML: {{text}}",
    },
  },
  create: ({ tree }) => ({
    project({ project }, { report }) {
      for (const entry of project.path === "" ? childrenOf(tree.root) : []) {
        if (!isUnreadable(tree, entry)) continue;
        const kind = entry.kind === "directory" ? "directory" : "file";
        report({
          messageId: "unreadable",
          path: entry.path,
          kind,
          help: tree.archive
            ? "make the archive anew: the member is damaged, encrypted or packed in a way that pip cannot unpack"
            : "give the user who runs this permission to read it",
        });
      }
      const path = project.path === "" ? "pyproject.toml" : `${project.path}/pyproject.toml`;
      const toml = tomlFile(tree, path);
      if (!toml || toml.ok || isTemplate(path, textFile(tree, path) ?? "")) return;
      const position = { line: Math.max(toml.line, 1), column: 1 };
      report({
        messageId: "notToml",
        data: { text: toml.message },
        path,
        kind: "file",
        range: { start: position, end: position },
        help: "mend the file: pip, build and pytest cannot read it either",
      });
    },
  }),
});

function childrenOf(directory: DirectoryEntry): Entry[] {
  const entries: Entry[] = [];
  for (const entry of directory.children.values()) {
    entries.push(entry);
    if (entry.kind === "directory") entries.push(...childrenOf(entry));
  }
  return entries;
}

function isUnreadable(tree: FileTree, entry: Entry): boolean {
  if (entry.kind === "directory") return entry.problem === "unreadable";
  return entry.kind === "file" && tree.problem(entry) === "unreadable";
}

/** A template of a project (cookiecutter, copier) is no TOML before it is filled in. */
function isTemplate(path: string, text: string): boolean {
  return /\{\{|\{%/.test(path) || /\{\{|\{%/.test(text);
}
