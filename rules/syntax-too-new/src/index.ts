import {
  causeReport,
  chainReport,
  defineRule,
  isKeptFrom,
  ShippedReaches,
  sourceRange,
  supportedNote,
  versionsOf,
  whyNoPythons,
  type ModuleNode,
  type PythonModel,
  type SyntaxIssue,
} from "@pylayout/python";

/**
 * Syntax that a supported Python cannot compile. What compiles where was measured with `compile()` on 3.8 to 3.13;
 * 3.14 is from its documentation.
 */
export const syntaxTooNew = defineRule({
  meta: {
    name: "syntax-too-new",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports syntax that a supported Python version cannot compile",
      explanation: `A file that uses syntax of a newer Python than the oldest supported one is a SyntaxError there, and
so is every import of it. On the author's newer Python nothing shows.

An error where a test module imports the file, with the modules that fail, and where importing the installed package or the
module of an entry point executes it; a warning for another file that ships. A file that is imported behind a version check
only is left alone. The supported versions come from requires-python, else from classifiers, the CI matrix or tox; where
nothing declares a range this rule is silent.`,
    },
    messages: { tooNew: "{{description}} needs Python {{requires}}" },
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
    const reach = new ShippedReaches(model);
    return {
      rootCause(cause, { report }) {
        const issue = cause.owner === "syntax-too-new" ? issueOn(model, cause.path, cause.pythons) : undefined;
        if (!issue) return;
        const place = causeReport(tree, cause);
        report({ ...place, ...words(issue), notes: [...supportedNote(cause.project), ...place.notes] });
      },
      module(module, { options, report }) {
        const { project, path } = module;
        if (options.unreached === "none" || !project.pythons.declared) return;
        if (options.unreached === "shipped" && project.ships(path) !== "yes") return;
        const issue = unreportedIssue(module, model);
        if (!issue) return;
        const fails = issue.failsOn & project.pythons.versions;
        const chain = reach.chainTo(module, fails);
        if (!chain && isKeptFrom(path, project, model, fails)) return;
        const shown = chainReport(chain, path, issue.line);
        report({
          ...words(issue),
          severity: chain ? "error" : "warning",
          range: sourceRange(tree, path, issue.line, issue.column),
          pythons: versionsOf(fails),
          related: shown.related,
          notes: [...supportedNote(project), ...shown.notes],
        });
      },
    };
  },
  notApplicable: whyNoPythons,
});

function issueOn(model: PythonModel, path: string, versions: number): SyntaxIssue | undefined {
  const issues = model.source(path)?.syntax() ?? [];
  return issues.find(({ failsOn, requires }) => requires !== null && (failsOn & versions) !== 0);
}

/** What fails on some supported version, compiles on another, and is not the root cause of a test's failure. */
function unreportedIssue({ project, path }: ModuleNode, model: PythonModel): SyntaxIssue | undefined {
  const issue = issueOn(model, path, project.pythons.versions);
  const isReported = project.rootCauses.some((cause) => cause.owner === "syntax-too-new" && cause.path === path);
  return isReported ? undefined : issue;
}

function words(issue: SyntaxIssue) {
  const { description, requires, help } = issue;
  return {
    messageId: "tooNew",
    data: { description, requires: requires ?? "" },
    subject: description,
    ...(help !== null && { help }),
  } as const;
}
