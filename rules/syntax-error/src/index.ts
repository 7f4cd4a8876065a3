import {
  causeReport,
  chainReport,
  defineRule,
  ShippedReaches,
  sourceRange,
  type ModuleNode,
  type PythonModel,
  type SyntaxIssue,
} from "@pylayout/python";

/** A source that no supported Python compiles, by what its tokens, brackets and indentation show. */
export const syntaxError = defineRule({
  meta: {
    name: "syntax-error",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports sources that no supported Python version can compile",
      explanation: `A file that does not compile is a SyntaxError for every module that imports it. An error where a test module
imports the file, with the modules that fail, and where importing the installed package executes it.

Tokens, brackets, strings and indentation are always checked; the rest of the grammar only in files that are parsed in full.
So silence does not mean that a file compiles.`,
    },
    messages: { broken: "does not compile on any supported Python: {{text}}" },
    schema: {
      type: "object",
      properties: {
        unreached: {
          description: "also files that neither a test nor the installed package executes",
          type: "boolean",
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { unreached: false },
  },
  create({ model, tree }) {
    const reaches = new ShippedReaches(model);
    return {
      rootCause(cause, { report }) {
        if (cause.owner !== "syntax-error") return;
        report({
          ...causeReport(tree, cause),
          messageId: "broken",
          data: { text: `${cause.exception}: ${cause.exceptionMessage}` },
          subject: cause.exceptionMessage,
        });
      },
      module(module, { options, report }) {
        const { project, path } = module;
        if (!options.unreached && project.ships(path) !== "yes") return;
        const issue = unreportedIssue(module, model);
        if (!issue) return;
        const chain = reaches.chainTo(module, project.pythons.versions);
        if (!chain && !options.unreached) return;
        report({
          messageId: "broken",
          data: { text: `${issue.exception}: ${issue.message}` },
          subject: issue.message,
          severity: chain ? "error" : "warning",
          range: sourceRange(tree, path, issue.line, issue.column),
          ...chainReport(chain, path, issue.line),
        });
      },
    };
  },
});

/** What fails on every supported version, and is not the root cause of a test's failure. */
function unreportedIssue({ project, path }: ModuleNode, model: PythonModel): SyntaxIssue | undefined {
  const { versions } = project.pythons;
  const source = model.source(path);
  if (source?.encoding.failsOn !== 0) return undefined;
  const issue = source.syntax().find(({ failsOn }) => (failsOn & versions) === versions);
  const isReported = project.rootCauses.some((cause) => cause.cause === "syntax-error" && cause.path === path);
  return isReported ? undefined : issue;
}
