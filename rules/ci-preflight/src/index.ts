import { contentHash, type FileTree, type Fix } from "@pylayout/core";
import { defineRule, testJobs, type TestJob } from "@pylayout/python";
import { actionOf } from "./action-of.ts";
import type * as InsertStep from "./insert-step.ts";

/** With the YAML parser, which only this rule needs. */
let steps: typeof InsertStep | undefined;

/** Jobs of CI that run the tests before anything has looked at the layout (rules.md section 7, row 28). */
export const ciPreflight = defineRule({
  meta: {
    name: "ci-preflight",
    type: "suggestion",
    severity: "warning",
    docs: {
      description: "Reports CI jobs that run the tests without a layout check before them",
      explanation: `Looks at the workflows of GitHub and at .gitlab-ci.yml for jobs that run pytest, directly or by way of tox, nox, make
or a script. A layout failure shows there as dozens of collection errors, after everything was installed; pylayout says
in seconds which root cause they have. Its action, \`pylayout lint\`, or pre-commit with pylayout's hook must come before
the tests: in the same job, in a job that it needs, or before the workflow is called.

--unsafe-fixes inserts the action behind the checkout, where its address is known: from the option \`action\`, from
another workflow, or from .pre-commit-config.yaml.`,
    },
    messages: {
      missing: "job {{job}} runs {{command}}, and nothing checks the layout before",
      after: "job {{job}} runs {{command}} before it checks the layout",
      elsewhere: "job {{job}} runs {{command}} without waiting for job {{other}}, which checks the layout",
    },
    schema: {
      type: "object",
      properties: {
        action: {
          description: "the action that the fix inserts, as owner/pylayout@revision",
          type: "string",
          pattern: "^[\\w.-]+/[\\w./-]+@[\\w./-]+$",
        },
      },
      additionalProperties: false,
    },
    fixable: ["unsafe"],
  },
  async load() {
    steps = await import("./insert-step.ts");
  },
  create: ({ tree }) => ({
    project({ project }, { options, report }) {
      if (project.path !== "") return;
      for (const found of testJobs(tree)) {
        const { job, tests, check, checkedBy } = found;
        if (check === "before") continue;
        const data = { job: job.name, command: shortened(tests.evidence.text) };
        const place = { path: job.path, kind: "file", range: lineRange(tree, job.path, tests.from) } as const;
        const about = { ...place, subject: job.name, related: relatedTo(found) };
        if (check === "elsewhere") {
          const other = checkedBy?.name ?? "";
          report({
            ...about,
            messageId: "elsewhere",
            data: { ...data, other },
            help: `let it wait: needs: [${other}]`,
          });
        } else if (check === "after") {
          report({ ...about, messageId: "after", data, help: "move the check before the tests" });
        } else report({ ...about, messageId: "missing", data, ...remedy(tree, found, options.action) });
      }
    },
  }),
});

function remedy(tree: FileTree, { job, tests }: TestJob, named: string | undefined): { help: string; fix?: Fix } {
  if (job.path === ".gitlab-ci.yml") return { help: "include templates/pylayout.yml of pylayout's repository" };
  const action = named ?? actionOf(tree);
  if (action === undefined) {
    return { help: "let a step use pylayout's action; the option action names it, and --unsafe-fixes inserts it then" };
  }
  const fix = fixFor(tree, job.path, { job: job.name, testsLine: tests.from, uses: action });
  const help = fix ? "pylayout lint --unsafe-fixes inserts" : "put before the tests";
  return { help: `${help} the step uses: ${action}`, ...(fix && { fix }) };
}

function fixFor(tree: FileTree, path: string, missing: InsertStep.MissingStep): Fix | undefined {
  const file = tree.get(path);
  const content = file?.kind === "file" ? tree.read(file) : undefined;
  const text = file?.kind === "file" ? tree.readText(file) : undefined;
  const insertion = text === undefined ? undefined : steps?.insertStep(text, missing);
  if (!content || text === undefined || !insertion) return undefined;
  // What is no UTF-8 has no offsets in the text.
  const encoded = new TextEncoder().encode(text).length;
  const mark = content[0] === 0xef && content[1] === 0xbb ? 3 : 0;
  if (encoded + mark !== content.length || text.includes("\ufffd")) return undefined;
  const start = mark + new TextEncoder().encode(text.slice(0, insertion.offset)).length;
  const changes = [{ start, end: start, text: insertion.text }];
  return { safety: "unsafe", edits: [{ op: "edit", path, base: contentHash(content), changes }] };
}

/** Where the tests are really called, if that is not in the CI configuration itself. */
function relatedTo({ job, tests }: TestJob) {
  const { path, line, text } = tests.evidence;
  return path === job.path ? [] : [{ path, line, message: `runs ${shortened(text)}` }];
}

function lineRange(tree: FileTree, path: string, line: number) {
  const file = tree.get(path);
  const text = (file?.kind === "file" ? tree.readText(file) : undefined)?.split(/\r?\n/)[line - 1] ?? "";
  const start = text.length - text.trimStart().length;
  // Columns are code points.
  const columns = text.trim().replace(/[\ud800-\udbff](?=[\udc00-\udfff])/g, "").length;
  return { start: { line, column: start + 1 }, end: { line, column: start + 1 + columns } };
}

function shortened(command: string): string {
  const [first = ""] = command.split("\n");
  return first.length > 40 ? `${first.slice(0, 39)}…` : first;
}
