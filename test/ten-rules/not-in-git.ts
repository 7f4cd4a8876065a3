import { defineRule } from "pylayout/config";

/** Data that a package reads must be in git, or a clone lacks it. */
export const notInGit = defineRule({
  meta: {
    name: "not-in-git",
    type: "problem",
    severity: "warning",
    docs: { description: "Reports files inside packages that git does not track, and links whose target git ignores" },
    messages: {
      untracked: "git does not track it yet: git add it, or ignore it",
      ignored: "says {{name}}, which git ignores ({{pattern}}, {{file}}:{{line}})",
    },
  },
  create: ({ tree, rangeOf }) => ({
    file({ file, project }, { report }) {
      const inPackage = project.packageAt(file.parent.path)?.packageKind === "regular";
      if (inPackage && file.status === "untracked") report({ messageId: "untracked" });
      if (file.name !== "MANIFEST.in") return;
      for (const { index, 1: name = "" } of (tree.readLatin1(file) ?? "").matchAll(/^include\s+(\S+)/gm)) {
        const absence = tree.absence(name);
        if (absence?.reason !== "ignored") continue;
        const { pattern, patternFile, line } = absence;
        const data = { name, pattern, file: patternFile, line };
        report({ messageId: "ignored", data, range: rangeOf(file, index), subject: name });
      }
    },
  }),
});
