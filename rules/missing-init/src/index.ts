import { defineRule, type PackageNode, type Project } from "@pylayout/python";
import { creation } from "./creation.ts";
import { describeVerdict } from "./describe-verdict.ts";
import { texts } from "./texts.ts";
import { breaksPolicy, Judge, type Verdict } from "./verdict.ts";

interface Options {
  readonly require: "evidence" | "always";
  readonly failures: boolean;
  readonly imported: "off" | "warning" | "error";
  readonly unimported: boolean;
  readonly testTrees: boolean;
}

/** Directories that should be regular packages (PEP 420 makes them namespace packages instead). */
export const missingInit = defineRule({
  meta: {
    name: "missing-init",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports directories inside a package that lack an __init__.py",
      explanation: `Without __init__.py a directory is a namespace package (PEP 420). It can be imported, so tests pass. But
setuptools' find_packages leaves it out of the wheel, Django ignores migrations in it, unittest's discovery does not enter
it, and when the enclosing package fails to import, later imports below the directory die with KeyError instead of the real
error.

An error says which failure is predicted because of the missing file. Everything else is a warning, given only where
something shows that a regular package is meant. One finding for each directory.`,
    },
    messages: texts,
    schema: {
      type: "object",
      properties: {
        require: {
          description: "report on evidence, or every directory below a package",
          enum: ["evidence", "always"],
        },
        failures: {
          description: "failures outside pytest: in the wheel, of Django's migrations, of unittest's discovery",
          type: "boolean",
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
    defaultOptions: { require: "evidence", failures: true, imported: "warning", unimported: false, testTrees: false },
    fixable: ["safe", "unsafe"],
  },
  create({ model, tree }) {
    const judges = new Map<Project, Judge>();
    const judgeOf = ({ project }: PackageNode): Judge => {
      const judge = judges.get(project) ?? new Judge(tree, model, project);
      judges.set(project, judge);
      return judge;
    };
    return {
      directory(node, { options, report }) {
        const verdict = isPolicyOnly(options) ? undefined : firstWanted(judgeOf(node).judge(node), options);
        if (verdict) {
          const severity =
            verdict.row === "imported" && options.imported === "error" ? { severity: "error" as const } : {};
          report({ ...describeVerdict(node, verdict, tree), ...severity, ...creation(node, model) });
        } else if (options.require === "always" && breaksPolicy(node)) {
          report({ messageId: "policy", ...creation(node, model) });
        }
      },
    };
  },
});

/** Every directory below a package is reported, whatever speaks for it: no import and no test need be looked at. */
function isPolicyOnly({ require, failures, imported, unimported, testTrees }: Options): boolean {
  return require === "always" && !failures && imported === "off" && !unimported && !testTrees;
}

function firstWanted(verdicts: Iterable<Verdict>, options: Options): Verdict | undefined {
  for (const verdict of verdicts) if (isWanted(verdict, options)) return verdict;
  return undefined;
}

function isWanted({ row }: Verdict, options: Options): boolean {
  switch (row) {
    case "dropped":
    case "migrations":
    case "undiscovered":
      return options.failures;
    case "imported":
      return options.imported !== "off";
    case "stubOnly":
      return options.imported !== "off";
    case "unimported":
      return options.unimported;
    case "testTree":
      return options.testTrees;
    case "disguise":
      return true;
  }
}
