import type { LintNode } from "@pylayout/core";
import type { ModuleNode, Project, PythonModel } from "../model/python-model.ts";
import { documentFiles } from "../project/documents.ts";
import type { PythonNodes } from "./python-nodes.ts";

type Visit = (type: keyof PythonNodes, node: LintNode) => void;

/** Project by project, and in each: the project, its directories, modules with their imports, tests, documents, root causes. */
export function traverse(model: PythonModel, wanted: ReadonlySet<string>, visit: Visit): void {
  for (const project of model.projects) {
    if (wanted.has("project")) visitProject(project, visit);
    if (wanted.has("directory") || wanted.has("package")) visitDirectories(project, wanted, visit);
    if (wanted.has("module") || wanted.has("import")) visitModules(model, project, wanted, visit);
    if (wanted.has("testModule")) for (const module of project.tests.modules) visit("testModule", module);
    if (wanted.has("document")) visitDocuments(model, project, visit);
    if (wanted.has("rootCause")) for (const cause of project.rootCauses) visit("rootCause", cause);
  }
}

function visitProject(project: Project, visit: Visit): void {
  const node: PythonNodes["project"] = { kind: "project", path: project.path, project };
  visit("project", node);
}

function visitDirectories(project: Project, wanted: ReadonlySet<string>, visit: Visit): void {
  for (const node of project.packages) {
    if (wanted.has("directory")) visit("directory", node);
    if (wanted.has("package") && node.packageKind !== "not-a-package") visit("package", node);
  }
}

function visitModules(model: PythonModel, project: Project, wanted: ReadonlySet<string>, visit: Visit): void {
  for (const module of project.modules) {
    if (wanted.has("module")) visit("module", module);
    if (wanted.has("import")) visitImports(model, module, visit);
  }
}

function visitImports(model: PythonModel, module: ModuleNode, visit: Visit): void {
  const source = model.source(module.path);
  if (!source) return;
  for (const event of source.events) {
    if (event.kind !== "import") continue;
    const node: PythonNodes["import"] = { kind: "file", path: module.path, project: module.project, source, event };
    visit("import", node);
  }
}

function visitDocuments(model: PythonModel, project: Project, visit: Visit): void {
  for (const file of documentFiles(model.tree, project.path)) {
    const node: PythonNodes["document"] = { kind: "file", path: file.path, file, project };
    visit("document", node);
  }
}
