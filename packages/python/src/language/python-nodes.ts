import type {
  DocumentNode,
  FileNode,
  ImportNode,
  ModuleNode,
  PackageNode,
  ProjectNode,
  RootCause,
  TestModuleNode,
} from "../model/python-model.ts";

/** The node types that rules of this language visit. */
export interface PythonNodes {
  readonly project: ProjectNode;
  /** Every directory below a project's own. */
  readonly directory: PackageNode;
  /** Those that hold something importable and can be imported by a dotted name, or that have an `__init__.py`. */
  readonly package: PackageNode;
  /** Every file, of any kind. */
  readonly file: FileNode;
  readonly module: ModuleNode;
  readonly import: ImportNode;
  /** Test modules and conftests. */
  readonly testModule: TestModuleNode;
  /** README, CONTRIBUTING and other Markdown or reStructuredText of a project. */
  readonly document: DocumentNode;
  readonly rootCause: RootCause;
}
