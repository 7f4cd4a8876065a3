import path from "node:path";
import { defineRule } from "pylayout/config";

/** Links between documents lead somewhere. */
export const documentLinks = defineRule({
  meta: {
    name: "document-links",
    type: "problem",
    severity: "warning",
    docs: { description: "Reports relative links in Markdown that lead nowhere" },
    messages: { broken: "nothing is at {{target}}" },
  },
  create: ({ tree, rangeOf }) => ({
    document({ path: place, file }, { report }) {
      for (const link of (tree.readLatin1(file) ?? "").matchAll(/\]\(([^)\s#]+)/g)) {
        const [text, href = ""] = link;
        if (/^[a-z]+:|^\//i.test(href)) continue;
        const target = path.posix.join(path.posix.dirname(place), href);
        if (tree.follow(target)) continue;
        const start = link.index + text.length - href.length;
        const range = rangeOf(file, start, start + href.length);
        report({ messageId: "broken", data: { target }, range, subject: target });
      }
    },
  }),
});
