import type { Fix } from "@pylayout/core";
import { defineRule, type Evidence, type PackageNode, type RootCause } from "@pylayout/python";
import { enclosingPackage } from "./candidate.ts";
import { isInTests, judge } from "./verdict.ts";

/** Directories that should be regular packages (PEP 420 makes them namespace packages instead). */
export const missingInit = defineRule({
  meta: {
    name: "missing-init",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports directories inside a package that lack an __init__.py",
      explanation: `Without __init__.py a directory is a namespace package (PEP 420). It can be imported, so tests pass;
but setuptools' find_packages leaves it out of the wheel, unittest discovery and coverage skip it, and when the enclosing
package fails to import, later imports below the directory die with KeyError instead of the real error.

One finding for each directory, only where something shows that a regular package is meant.`,
    },
    messages: {
      disguise: "no __init__.py; {{modules}} {{key}} instead of the {{exception}}",
      imported: "no __init__.py, though {{importer}} imports it as a package",
      unimported: "no __init__.py, though it lies inside the package {{parent}}",
      sandwich: "no __init__.py, though it lies between packages that have one",
      testTree: "no __init__.py, though the enclosing test package has one",
      policy: "no __init__.py; this project requires one in every package directory",
    },
    schema: {
      type: "object",
      properties: {
        require: {
          description: "report on evidence, or every directory below a package",
          enum: ["evidence", "always"],
        },
        imported: {
          description: "severity where shipped code imports the directory",
          enum: ["off", "warning", "error"],
        },
        unimported: { description: "also directories that no shipped code imports", type: "boolean" },
        testTrees: { description: "also directories inside test packages", type: "boolean" },
      },
      additionalProperties: false,
    },
    defaultOptions: { require: "evidence", imported: "warning", unimported: false, testTrees: false },
    fixable: ["safe", "unsafe"],
  },
  create: ({ model, tree }) => ({
    package(node, { options, report }) {
      const verdict = judge(node, { require: options.require }, { model, tree });
      const mend = { fix: creation(node), help: `pylayout lint ${fixFlag(node)} creates ${node.path}/__init__.py` };
      switch (verdict?.row) {
        case "disguise":
          report({
            messageId: "disguise",
            data: disguiseData(node, verdict.cause),
            ...mend,
            notes: disguiseNotes(node),
          });
          break;
        case "imported":
          if (options.imported === "off") break;
          report({
            messageId: "imported",
            data: { importer: at(verdict.importers[0]) },
            severity: options.imported,
            related: verdict.importers.map(({ path, line, text }) => ({ path, line, message: text })),
            notes: [{ label: "note", text: LATENT }],
            ...mend,
          });
          break;
        case "unimported":
          if (!options.unimported) break;
          report({
            ...(verdict.sandwich
              ? ({ messageId: "sandwich" } as const)
              : ({ messageId: "unimported", data: { parent: node.directory.parent?.path ?? "" } } as const)),
            notes: [{ label: "note", text: LATENT }],
            ...mend,
          });
          break;
        case "testTree":
          if (!options.testTrees) break;
          report({
            messageId: "testTree",
            notes: [
              { label: "note", text: "with __init__.py the test modules' names change in pytest's prepend mode" },
            ],
            ...mend,
          });
          break;
        case "policy":
          report({ messageId: "policy", ...mend });
          break;
        case undefined:
          break;
      }
    },
  }),
});

const LATENT =
  "works today; a failure in the enclosing package would show as KeyError, and tools that look for __init__.py skip it";

function disguiseData(node: PackageNode, cause: RootCause) {
  const disguised = cause.affects.filter((module) => module.disguisedBy === node.path);
  const [shown, total, first] = [disguised.length, cause.affects.length, disguised[0]];
  const modules = shown === 1 ? `1 of those ${total} shows` : `${shown} of those ${total} show`;
  return { modules, key: `${first?.exception ?? ""}: ${first?.message ?? ""}`, exception: cause.exception };
}

function disguiseNotes(node: PackageNode) {
  return [
    { label: "note", text: "adding __init__.py shows the real error; it does not make the tests pass" },
    { label: "or", text: `namespace-packages = ["${node.moduleName ?? node.path}"] under [tool.pylayout]` },
  ];
}

function at(importer: Evidence | undefined): string {
  return importer ? `${importer.path}:${importer.line}` : "the project";
}

/** An empty marker is safe inside a regular package where it changes no resolution and no test module's name. */
function isSafe(node: PackageNode): boolean {
  const shadows = node.directory.parent?.children.has(`${node.directory.name}.py`) ?? false;
  return enclosingPackage(node) !== undefined && !shadows && !isInTests(node);
}

function creation(node: PackageNode): Fix {
  return {
    safety: isSafe(node) ? "safe" : "unsafe",
    edits: [{ op: "create", path: `${node.path}/__init__.py`, content: "" }],
  };
}

function fixFlag(node: PackageNode): string {
  return isSafe(node) ? "--fix" : "--unsafe-fixes";
}
