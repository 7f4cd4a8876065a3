import {
  causeReport,
  defineRule,
  isKeptFrom,
  shippedReach,
  sourceRange,
  supportedNote,
  versionsOf,
  type ModuleNode,
  type Project,
  type PythonModel,
  type ShippedReach,
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
    const reach = new ReachByVersion(model);
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
        report({
          ...words(issue),
          severity: chain ? "error" : "warning",
          range: sourceRange(tree, path, issue.line, issue.column),
          pythons: versionsOf(fails),
          related: (chain ?? []).map((step) => ({
            path: step.path,
            line: step.line,
            message: `imports ${step.module}`,
          })),
          notes: [...supportedNote(project), ...chainNote(chain, path, issue.line)],
        });
      },
    };
  },
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

/** What importing the installed distribution executes, for each set of Pythons asked for. */
class ReachByVersion {
  readonly #model: PythonModel;
  readonly #known = new Map<Project, Map<number, ShippedReach>>();

  constructor(model: PythonModel) {
    this.#model = model;
  }

  chainTo({ project, path }: ModuleNode, versions: number) {
    const known = this.#known.get(project) ?? new Map<number, ShippedReach>();
    this.#known.set(project, known);
    const reach = known.get(versions) ?? shippedReach(project, this.#model, versions);
    known.set(versions, reach);
    return reach.get(path);
  }
}

function chainNote(chain: ReturnType<ReachByVersion["chainTo"]>, path: string, line: number) {
  if (!chain || chain.length === 0) return [];
  return [
    { label: "path", text: [...chain.map((step) => `${step.path}:${step.line}`), `${path}:${line}`].join(" > ") },
  ];
}

function words(issue: SyntaxIssue) {
  const { description, requires, help } = issue;
  return {
    messageId: "tooNew",
    data: { description, requires: requires ?? "" },
    ...(help !== null && { help }),
  } as const;
}
