import { defineRule } from "pylayout/config";

/** Directories of one kind hold the same things. */
export const directoryShape = defineRule({
  meta: {
    name: "directory-shape",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports services that lack what every service has" },
    messages: { lacks: "{{path}} has no {{name}}, which every directory in {{parent}} has" },
    schema: {
      type: "object",
      additionalProperties: false,
      properties: { parent: { type: "string" }, holds: { type: "array", items: { type: "string" } } },
    },
    defaultOptions: { parent: "services", holds: ["README.md", "deploy.yaml"] },
  },
  create: () => ({
    directory({ path, directory }, { options: { parent, holds }, report }) {
      if (directory.parent?.path !== parent) return;
      for (const name of holds) {
        if (!directory.children.has(name)) report({ messageId: "lacks", data: { path, name, parent }, subject: name });
      }
    },
  }),
});
