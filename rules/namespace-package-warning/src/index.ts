import { defineRule, type Evidence, type ImportRoot, type PackageNode, type Project } from "@pylayout/python";

/** Top-level names so common that two distributions are likely to bring them. */
const GENERIC = new Set(["tools", "utils", "common", "scripts", "tests", "test", "lib", "helpers", "core"]);

/** Namespace packages (PEP 420) that hide, are hidden, or are likely not meant. */
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
      hidden: "{{path}} cannot be imported as {{name}}: the regular package {{winner}} has the same name",
      mixed: "namespace package {{name}} mixes {{legacy}}/__init__.py with a portion that has none",
      implicit: "imported as the namespace package {{name}}: it has no __init__.py",
      generic: "top-level namespace package {{name}} has a generic name: another distribution's {{name}} may hide it",
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
  create: () => ({
    package(node, { options, report }) {
      const name = node.moduleName;
      if (node.packageKind !== "namespace" || name === null || node.project.namespacePackages.has(name)) return;
      if (isHelpless(node)) return;
      const winner = regularElsewhere(node.project, node);
      if (winner && holdsOwnModules(node)) {
        report({ messageId: "hidden", data: { path: node.path, name, winner: winner.path }, severity: "warning" });
        return;
      }
      const legacy = legacyElsewhere(node.project, node);
      if (legacy) {
        report({ messageId: "mixed", data: { name, legacy: legacy.path } });
        return;
      }
      if (!isTopLevel(node)) return;
      const importers = node.project.importersOf(node.path).filter(({ path }) => !path.startsWith(`${node.path}/`));
      if (importers.length === 0) return;
      if (options.genericNames && GENERIC.has(name))
        report({ messageId: "generic", data: { name }, ...seen(importers) });
      else if (options.implicit) report({ messageId: "implicit", data: { name }, ...seen(importers) });
    },
  }),
});

function seen(importers: readonly Evidence[]) {
  return { related: importers.map(({ path, line, text }) => ({ path, line, message: text })) };
}

function isTopLevel(node: PackageNode): boolean {
  return node.moduleName !== null && !node.moduleName.includes(".");
}

/** Roots that are only a convention never compete for a name. */
function isHelpless(node: PackageNode): boolean {
  return node.importRoot === null || !competes(node.importRoot);
}

function competes(root: ImportRoot | null): boolean {
  return root?.onPath ?? false;
}

function sameNameElsewhere(project: Project, node: PackageNode): PackageNode[] {
  return project.packages.filter(
    (other) => other.moduleName === node.moduleName && other.path !== node.path && competes(other.importRoot),
  );
}

function regularElsewhere(project: Project, node: PackageNode): PackageNode | undefined {
  return sameNameElsewhere(project, node).find((other) => other.packageKind === "regular");
}

function legacyElsewhere(project: Project, node: PackageNode): PackageNode | undefined {
  return sameNameElsewhere(project, node).find((other) => other.packageKind === "legacy-namespace");
}

/** Something below could be imported by name: test modules, which pytest imports by path, do not count. */
function holdsOwnModules(node: PackageNode): boolean {
  const prefix = `${node.path}/`;
  return node.project.modules.some((module) => module.path.startsWith(prefix) && !module.isTest);
}
