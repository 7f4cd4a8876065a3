import {
  causeReport,
  defineRule,
  formatVersions,
  sourceRange,
  supportedNote,
  type Project,
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

An error where a test module imports the file, with the modules that fail; a warning for a file that ships but that no
test imports. The supported versions come from requires-python, else from classifiers, the CI matrix or tox; where
nothing declares a range this rule is silent.`,
    },
    messages: {
      tooNew: "{{description}} needs Python {{requires}}",
      removed: "{{description}} is a syntax error on Python {{versions}}",
    },
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
    const issueOn = (path: string, versions: number): SyntaxIssue | undefined =>
      model
        .source(path)
        ?.syntax()
        .find((issue) => (issue.failsOn & versions) !== 0);
    return {
      rootCause(cause, { report }) {
        if (cause.owner !== "syntax-too-new") return;
        const issue = issueOn(cause.path, cause.pythons);
        if (!issue) return;
        const place = causeReport(tree, cause);
        const notes = [...supportedNote(cause.project), ...place.notes];
        report({ ...place, ...words(issue, cause.pythons), notes, ...helpFor(issue) });
      },
      module(module, { options, report }) {
        const { project, path } = module;
        if (options.unreached === "none" || !project.pythons.declared) return;
        const supported = project.pythons.versions;
        const issue = issueOn(path, supported);
        if (!issue || (issue.failsOn & supported) === supported || isReported(project, path)) return;
        if (options.unreached === "shipped" && project.ships(path) !== "yes") return;
        report({
          ...words(issue, issue.failsOn & supported),
          severity: "warning",
          range: sourceRange(tree, path, issue.line, issue.column),
          notes: supportedNote(project),
          ...helpFor(issue),
        });
      },
    };
  },
});

function isReported(project: Project, path: string): boolean {
  return project.rootCauses.some((cause) => cause.owner === "syntax-too-new" && cause.path === path);
}

function words(issue: SyntaxIssue, versions: number) {
  const { description, requires } = issue;
  return requires === null
    ? ({ messageId: "removed", data: { description, versions: formatVersions(versions) } } as const)
    : ({ messageId: "tooNew", data: { description, requires } } as const);
}

function helpFor(issue: SyntaxIssue): { readonly help?: string } {
  return issue.help === null ? {} : { help: issue.help };
}
