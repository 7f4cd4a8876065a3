import { defineRule } from "pylayout/config";

/** What is released holds what it should, and no more. */
export const archiveContent = defineRule({
  meta: {
    name: "archive-content",
    type: "problem",
    severity: "error",
    docs: { description: "Reports wheels and source distributions with content that is not for users" },
    messages: {
      unwanted: "{{archive}} holds {{path}}, which is not for its users",
      licence: "{{archive}} holds no licence",
    },
    schema: {
      type: "object",
      additionalProperties: false,
      properties: { unwanted: { type: "array", items: { type: "string" } } },
    },
    defaultOptions: { unwanted: [".env", "secrets.json", ".DS_Store"] },
  },
  create: ({ tree }) => ({
    file({ path, file }, { options, report }) {
      if (!tree.archive || !options.unwanted.includes(file.name)) return;
      report({ messageId: "unwanted", data: { archive: tree.archive.fileName, path } });
    },
    project({ project }, { report }) {
      if (!tree.archive || project.path !== "") return;
      const isLicence = ({ name }: { readonly name: string }) => /^(?:licen[cs]e|copying)\b/i.test(name);
      if (!project.files.some(isLicence)) report({ messageId: "licence", data: { archive: tree.archive.fileName } });
    },
  }),
});
