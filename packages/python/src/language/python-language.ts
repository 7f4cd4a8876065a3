import { createDefineRule, type DefineRule, type FileTree, type Language } from "@pylayout/core";
import { buildModel } from "../model/build-model.ts";
import { checkProjectSettings, PROJECT_SETTINGS } from "../model/project-settings.ts";
import type { PythonModel } from "../model/python-model.ts";
import { fileComments, hasComments } from "./file-comments.ts";
import type { PythonNodes } from "./python-nodes.ts";
import { projectParts } from "./project-parts.ts";
import { traverse } from "./traverse.ts";

/** Python, as the engine sees it. */
export const python: Language<PythonModel, PythonNodes> = {
  name: "python",
  nodeTypes: ["project", "directory", "package", "file", "module", "import", "testModule", "document", "rootCause"],
  createModel: buildModel,
  traverse,
  parts: projectParts,
  comments: fileComments,
  hasComments,
  standIn: initOf,
  settings: PROJECT_SETTINGS,
  checkSettings: checkProjectSettings,
};

/** Defines a rule about Python projects: node types, message ids, placeholders and options are checked at compile time. */
export const defineRule: DefineRule<PythonModel, PythonNodes> = createDefineRule<PythonModel, PythonNodes>();

/** A directory's `__init__.py`, else its project file, else its first Python file. */
function initOf(tree: FileTree, directory: string): string | undefined {
  const entry = tree.get(directory);
  if (entry?.kind !== "directory") return undefined;
  for (const name of ["__init__.py", "pyproject.toml", "setup.cfg", "setup.py"]) {
    const file = entry.children.get(name);
    if (file?.kind === "file") return file.path;
  }
  const files = [...entry.children.values()].filter(({ kind, name }) => kind === "file" && name.endsWith(".py"));
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))[0]?.path;
}
