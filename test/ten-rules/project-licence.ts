import { defineRule, tomlTable } from "pylayout/config";

/** A project says under which licence it stands. */
export const projectLicence = defineRule({
  meta: {
    name: "project-licence",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports a pyproject.toml whose [project] names no licence" },
    messages: { missing: "[project] names no license" },
    fixable: ["unsafe"],
    schema: { type: "object", additionalProperties: false, properties: { license: { type: "string" } } },
    defaultOptions: { license: "MIT" },
  },
  create: ({ model, tree, edits, rangeOf }) => ({
    file({ path, file }, { options, report }) {
      const toml = file.name === "pyproject.toml" ? model.toml(path) : undefined;
      const project = toml?.ok === true ? tomlTable(toml.value, "project") : undefined;
      if (!project || "license" in project || "dynamic" in project) return;
      const header = /^[ \t]*\[project\][^\n]*\n/m.exec(tree.readLatin1(file) ?? "");
      if (!header) return;
      const end = header.index + header[0].length;
      report({
        messageId: "missing",
        range: rangeOf(file, header.index, end - 1),
        fix: {
          safety: "unsafe",
          edits: [edits.change(file, [{ start: end, end, text: `license = "${options.license}"\n` }])],
        },
      });
    },
  }),
});
