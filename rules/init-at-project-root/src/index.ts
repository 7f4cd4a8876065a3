import { contentHash, type FileEntry, type FileTree, type Fix } from "@pylayout/core";
import { causeReport, defineRule, sourceRange } from "@pylayout/python";

/** An `__init__.py` beside the project file: pytest takes the checkout itself for a package (its prepend and append modes). */
export const initAtProjectRoot = defineRule({
  meta: {
    name: "init-at-project-root",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports an __init__.py in the project's own directory",
      explanation: `pytest climbs from a test module to the topmost directory with an __init__.py and puts the directory above it on
sys.path. With an __init__.py beside pyproject.toml that is the parent of the checkout: the project's own packages are not
found, unless the project is installed, and module names depend on what the clone's directory is called.

An error where a test module fails because of it. Some programs want the file (plugins of QGIS, Blender or ComfyUI are cloned
as packages), so that elsewhere only an empty one is reported, where "harmless" is set.`,
    },
    messages: {
      fails: "pytest takes the project's directory for a package, and does not find {{module}} in it",
      harmless: "makes the project's directory a package, whose name depends on the clone",
    },
    schema: {
      type: "object",
      properties: {
        harmless: { description: "whether an empty file that breaks nothing today is reported", type: "boolean" },
      },
      additionalProperties: false,
    },
    defaultOptions: { harmless: false },
    fixable: ["unsafe"],
  },
  create: ({ tree }) => ({
    rootCause(cause, { report }) {
      if (cause.owner !== "init-at-project-root" || !cause.wanted) return;
      const path = initOf(rootOf(cause.target ?? "", cause.wanted.module));
      const place = causeReport(tree, cause);
      const related = [
        { path: cause.path, line: cause.line, message: `imports ${cause.wanted.module}` },
        ...(place.related ?? []),
      ];
      report({
        ...place,
        path,
        range: sourceRange(tree, path, 1, 0),
        anchor: { path, line: 1 },
        related,
        messageId: "fails",
        severity: "error",
        data: { module: cause.wanted.module },
        ...removal(tree, path),
      });
    },
    project({ project }, { options, report }) {
      const path = initOf(project.path);
      const file = tree.get(path);
      const isReported = project.rootCauses.some(({ owner }) => owner === "init-at-project-root");
      if (!options.harmless || isReported || file?.kind !== "file" || project.ships(path) === "yes") return;
      if (!isEmpty(tree, file) || file.parent.parent?.children.has("__init__.py") === true) return;
      report({ messageId: "harmless", path, kind: "file", ...removal(tree, path) });
    },
  }),
});

/** The directory in which a top-level module lies. */
function rootOf(target: string, module: string): string {
  const names = target.replace(/(?:\/__init__)?\.py$/, "").split("/");
  return names.slice(0, names.length - module.split(".").length).join("/");
}

function initOf(directory: string): string {
  return directory === "" ? "__init__.py" : `${directory}/__init__.py`;
}

function isEmpty(tree: FileTree, file: FileEntry): boolean {
  return (tree.readLatin1(file) ?? "#").trim() === "";
}

function removal(tree: FileTree, path: string): { help: string; fix?: Fix } {
  const file = tree.get(path);
  const content = file?.kind === "file" && isEmpty(tree, file) ? tree.read(file) : undefined;
  if (!content) return { help: `move what ${path} holds into a package, and delete it` };
  return {
    help: `pylayout lint --unsafe-fixes deletes ${path}`,
    fix: { safety: "unsafe", edits: [{ op: "delete", path, base: contentHash(content) }] },
  };
}
