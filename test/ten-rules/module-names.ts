import { defineRule } from "pylayout/config";

/** Modules are called as PEP 8 says. */
export const moduleNames = defineRule({
  meta: {
    name: "module-names",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports modules whose names are not in lower case with underscores" },
    messages: { name: "{{name}} should be {{better}} (PEP 8, package and module names)" },
    schema: {
      type: "object",
      additionalProperties: false,
      properties: { allow: { type: "array", items: { type: "string" } } },
    },
    defaultOptions: { allow: [] },
  },
  create: () => ({
    module({ file: { name } }, { options, report }) {
      if (/^_*[a-z][a-z0-9_]*\.py$/.test(name) || options.allow.includes(name)) return;
      const snake = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[-\s]+/g, "_");
      report({ messageId: "name", data: { name, better: snake.toLowerCase() } });
    },
  }),
});
