import type { FileTree, Note } from "@pylayout/core";
import { defineRule, initSensitiveTools, type Evidence, type PackageNode } from "@pylayout/python";
import { holdsOwnModules, isIntendedNamespace, isOutsidePackages, moduleImporters, rivals } from "./portions.ts";

/** Top-level names so common that two distributions are likely to bring them. */
const GENERIC = new Set(["tools", "utils", "common", "scripts", "tests", "test", "lib", "helpers", "core"]);

/** Namespace packages (PEP 420) that are hidden, mixed with legacy ones, or likely not meant. */
export const namespacePackageWarning = defineRule({
  meta: {
    name: "namespace-package-warning",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports namespace packages that are hidden, mixed with legacy ones, or probably not meant",
      explanation: `A regular package anywhere on sys.path wins over every namespace portion of the same name (PEP 420), so
modules of the portion cannot be imported. A pkgutil or pkg_resources namespace does not join portions without
__init__.py on all installers. Options add directories that are namespace packages only because nobody wrote
__init__.py, and generic top-level names.`,
    },
    messages: {
      hidden: "cannot be imported as {{name}}: the regular package {{winner}} has the same name",
      mixed:
        "a portion of the namespace {{name}} without __init__.py, though {{legacy}}/__init__.py declares the old kind",
      implicit: "imported as the namespace package {{name}}: it has no __init__.py",
      generic: "imported as the namespace package {{name}}: any regular package of that common name would hide it",
    },
    schema: {
      type: "object",
      properties: {
        implicit: { description: "also directories that are imported and merely lack __init__.py", type: "boolean" },
        genericNames: { description: "also generic top-level names such as tools or utils", type: "boolean" },
      },
      additionalProperties: false,
    },
    defaultOptions: { implicit: false, genericNames: false },
  },
  create: ({ model, tree }) => ({
    package(node, { options, report }) {
      const name = node.moduleName;
      if (node.packageKind !== "namespace" || name === null || node.importRoot?.onPath !== true) return;
      if (node.project.namespacePackages.has(name) || !isOutsidePackages(node)) return;
      const winner = node.importRoot.isMeant && holdsOwnModules(node) ? rivals(node, model, "regular") : undefined;
      if (winner) {
        report({ messageId: "hidden", data: { name, winner: winner.path }, ...hiddenBy(winner) });
        return;
      }
      const legacy = rivals(node, model, "legacy-namespace");
      if (legacy) {
        report({ messageId: "mixed", data: { name, legacy: legacy.path }, help: MIXED });
        return;
      }
      if ((!options.implicit && !options.genericNames) || isIntendedNamespace(node, model)) return;
      const importers = moduleImporters(node);
      if (importers.length === 0) return;
      const more = { related: importers.map(place), notes: skippedBy(node, tree), help: declare(name, node.path) };
      if (options.genericNames && GENERIC.has(name)) report({ messageId: "generic", data: { name }, ...more });
      else if (options.implicit) report({ messageId: "implicit", data: { name }, ...more });
    },
  }),
});

const MIXED = "remove the __init__.py of every portion, or give every portion the same one";

function hiddenBy(winner: PackageNode) {
  const root = winner.importRoot?.path;
  const where = root === undefined ? "" : ` from ${root === "" ? "the project's directory" : root}`;
  return {
    related: [{ path: winner.path, line: 0, message: `the regular package that is imported${where}` }],
    help: `move its modules into ${winner.path}, or rename the directory`,
  };
}

function skippedBy(node: PackageNode, tree: FileTree): Note[] {
  return initSensitiveTools(tree, node).map(({ name, effect, evidence: { path, line } }) => ({
    label: "note",
    text: `${name} ${effect} (${line > 0 ? `${path}:${line}` : path})`,
  }));
}

function declare(name: string, path: string): string {
  return `create ${path}/__init__.py, or say that it is meant: namespace-packages = ["${name}"] under [tool.pylayout]`;
}

function place({ path, line, text }: Evidence) {
  return { path, line, message: text };
}
