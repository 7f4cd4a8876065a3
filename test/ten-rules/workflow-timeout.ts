import { defineRule, yamlAt, yamlEntry } from "pylayout/config";

/** Every job of a workflow has an end. */
export const workflowTimeout = defineRule({
  meta: {
    name: "workflow-timeout",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports jobs of GitHub workflows without timeout-minutes" },
    messages: {
      endless: "the job {{job}} has no timeout-minutes: it may run for six hours",
      unread: "cannot be read as YAML: {{reason}}",
    },
  },
  create: ({ model }) => ({
    file({ path }, { report }) {
      if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return;
      const workflow = model.yaml(path);
      if (!workflow) return;
      if (!workflow.ok) {
        report({ messageId: "unread", data: { reason: workflow.message }, anchor: { path, line: workflow.line } });
        return;
      }
      const jobs = yamlAt(workflow.root, "jobs");
      if (jobs?.kind !== "mapping") return;
      for (const [job, { value, line }] of jobs.entries) {
        if (value.kind !== "mapping" || yamlEntry(value, "timeout-minutes") || yamlEntry(value, "uses")) continue;
        const position = { line, column: 3 };
        report({ messageId: "endless", data: { job }, range: { start: position, end: position }, subject: job });
      }
    },
  }),
});
