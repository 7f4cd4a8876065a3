import { defineRule } from "pylayout/config";

/** Packages stay small enough to be known by heart. */
export const packageSize = defineRule({
  meta: {
    name: "package-size",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports packages with many modules, or that many other packages import" },
    messages: {
      modules: "{{modules}} modules in one package (at most {{limit}})",
      lines: "{{lines}} lines in one package (at most {{limit}})",
    },
    schema: {
      type: "object",
      additionalProperties: false,
      properties: { modules: { type: "integer", minimum: 1 }, lines: { type: "integer", minimum: 1 } },
    },
    defaultOptions: { modules: 20, lines: 5000 },
  },
  create: ({ tree }) => ({
    package({ path, project }, { options, report }) {
      const own = project.modules.filter(({ file }) => file.parent.path === path);
      const lines = own.reduce((sum, { file }) => sum + (tree.readLatin1(file) ?? "").split("\n").length - 1, 0);
      if (own.length > options.modules) {
        report({ messageId: "modules", data: { modules: own.length, limit: options.modules } });
      }
      if (lines > options.lines) report({ messageId: "lines", data: { lines, limit: options.lines } });
    },
  }),
});
