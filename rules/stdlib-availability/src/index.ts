import {
  causeReport,
  chainReport,
  defineRule,
  formatVersions,
  isKeptFrom,
  ShippedReaches,
  sourceRange,
  supportedNote,
  versionsOf,
  whyNoPythons,
} from "@pylayout/python";
import { absentImports } from "./absent-imports.ts";
import { replacementFor } from "./replacements.ts";

/**
 * Modules and names of the standard library that a supported Python does not have. Measured on CPython 3.8 to 3.13 on
 * Linux; what 3.14 removes is left alone.
 */
export const stdlibAvailability = defineRule({
  meta: {
    name: "stdlib-availability",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports imports of standard library modules and names that a supported Python does not have",
      explanation: `tomllib came with Python 3.11, typing.Self too; imp, asyncore and distutils went with 3.12, cgi with 3.13. On a
Python without them the import is a ModuleNotFoundError or an ImportError.

An error where a test module executes the import, with the modules that fail, and where importing the installed package does;
a warning for other files that ship. Imports behind try/except, in functions, or under a version check that keeps these
Pythons out are left alone, files that are imported behind such a check only, and modules that a distribution named in the project's requirements may bring back
(legacy-cgi, pyasyncore, graphlib-backport, ...). distutils is taken as present: setuptools brings it.`,
    },
    messages: { absent: "the standard library has no {{name}} on Python {{versions}}" },
    schema: {
      type: "object",
      properties: {
        unreached: {
          description: "which files that no test imports are looked at",
          enum: ["none", "shipped", "all"],
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { unreached: "shipped" },
  },
  create({ model, tree }) {
    const reaches = new ShippedReaches(model);
    return {
      rootCause(cause, { report }) {
        const { owner, wanted, pythons, project } = cause;
        if (owner !== "stdlib-availability" || wanted === null) return;
        const place = causeReport(tree, cause);
        const name = wanted.name === null ? wanted.module : `${wanted.module}.${wanted.name}`;
        report({
          ...place,
          ...words(name, pythons),
          notes: [...supportedNote(project), ...place.notes],
        });
      },
      module(module, { options, report }) {
        const { project, path } = module;
        if (options.unreached === "none" || !project.pythons.declared) return;
        if (options.unreached === "shipped" && project.ships(path) !== "yes") return;
        for (const { name, line, column, fails } of absentImports(module, model)) {
          const isReported = project.rootCauses.some(
            (cause) => cause.owner === "stdlib-availability" && cause.path === path && cause.line === line,
          );
          if (isReported) continue;
          const chain = reaches.chainTo(module, fails);
          if (!chain && isKeptFrom(path, project, model, fails)) continue;
          report({
            ...words(name, fails),
            severity: chain ? "error" : "warning",
            range: sourceRange(tree, path, line, column),
            pythons: versionsOf(fails),
            related: chainReport(chain, path, line).related,
            notes: [...supportedNote(project), ...chainReport(chain, path, line).notes],
            subject: name,
          });
        }
      },
    };
  },
  notApplicable: whyNoPythons,
});

function words(name: string, versions: number) {
  return {
    messageId: "absent",
    data: { name, versions: formatVersions(versions) },
    help: replacementFor(name),
  } as const;
}
