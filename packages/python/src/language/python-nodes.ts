import type {
  DocumentNode,
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
  /** Every directory that holds anything importable, in itself or below. */
  readonly directory: PackageNode;
  /** Those of them that can be imported by a dotted name, or that have an `__init__.py`. */
  readonly package: PackageNode;
  readonly module: ModuleNode;
  readonly import: ImportNode;
  /** Test modules and conftests. */
  readonly testModule: TestModuleNode;
  /** README, CONTRIBUTING and other Markdown or reStructuredText of a project. */
  readonly document: DocumentNode;
  readonly rootCause: RootCause;
}
