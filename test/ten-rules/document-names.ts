import { defineRule, type Edit } from "pylayout/config";

/** Documents below docs/ are called in lower case; a rename takes the links to the document along. */
export const documentNames = defineRule({
  meta: {
    name: "document-names",
    type: "suggestion",
    severity: "warning",
    docs: { description: "Reports documents in docs whose names are not in lower case" },
    messages: { name: "should be called {{better}}" },
    fixable: ["unsafe"],
  },
  create: ({ tree, edits }) => ({
    document({ path, file, project }, { report }) {
      const better = file.name.toLowerCase().replaceAll("_", "-");
      if (!path.includes("docs/") || better === file.name) return;
      const to = path.slice(0, -file.name.length) + better;
      const made: Edit[] = [];
      for (const other of project.files.filter(({ name }) => name.endsWith(".md"))) {
        const text = tree.readLatin1(other) ?? "";
        const changes = [...text.matchAll(/\]\(([^)\s#]*)/g)].flatMap(({ index, 1: href = "" }) => {
          if (!`/${href}`.endsWith(`/${file.name}`)) return [];
          const end = index + 2 + href.length;
          return [{ start: end - file.name.length, end, text: better }];
        });
        if (changes.length > 0) made.push(edits.change(other, changes));
      }
      report({
        messageId: "name",
        data: { better },
        fix: { safety: "unsafe", edits: [...made, edits.move(file, to)] },
      });
    },
  }),
});
