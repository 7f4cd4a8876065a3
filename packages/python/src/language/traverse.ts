import type { LintNode } from "@pylayout/core";
import type { ImportNode, ModuleNode, Project, PythonModel } from "../model/python-model.ts";
import { documentFiles } from "../project/documents.ts";
import { hasInit } from "../project/layout-nodes.ts";
import type { ImportEvent, SourceFacts } from "../source/source-facts.ts";
import type { PythonNodes } from "./python-nodes.ts";

type Visit = (type: keyof PythonNodes, node: LintNode) => void;

/** Project by project, and in each: the project, its directories, files, modules with their imports, tests, documents, root causes. */
export function traverse(
  model: PythonModel,
  wanted: ReadonlySet<string>,
  visit: Visit,
  parts?: ReadonlySet<string>,
): void {
  for (const project of model.projects) {
    if (parts?.has(project.path) === false) continue;
    if (wanted.has("project")) visitProject(project, visit);
    if (wanted.has("directory")) for (const node of project.directories) visit("directory", node);
    if (wanted.has("package")) visitPackages(project, visit);
    if (wanted.has("file")) visitFiles(project, visit);
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

function visitPackages(project: Project, visit: Visit): void {
  for (const node of project.packages) {
    if (hasInit(node.directory) || node.packageKind !== "not-a-package") visit("package", node);
  }
}

function visitFiles(project: Project, visit: Visit): void {
  for (const file of project.files) {
    const node: PythonNodes["file"] = { kind: "file", path: file.path, file, project };
    visit("file", node);
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
    visit("import", new ImportStatement(module, source, event));
  }
}

function visitDocuments(model: PythonModel, project: Project, visit: Visit): void {
  for (const file of documentFiles(model.tree, project.path)) {
    const node: PythonNodes["document"] = { kind: "file", path: file.path, file, project };
    visit("document", node);
  }
}

class ImportStatement implements ImportNode {
  readonly kind = "file";
  readonly module: ModuleNode;
  readonly source: SourceFacts;
  readonly event: ImportEvent;

  constructor(module: ModuleNode, source: SourceFacts, event: ImportEvent) {
    this.module = module;
    this.source = source;
    this.event = event;
  }

  get path(): string {
    return this.module.path;
  }

  get project(): Project {
    return this.module.project;
  }

  get targets(): readonly string[] {
    return this.project.targetsOf(this.module, this.event);
  }
}
