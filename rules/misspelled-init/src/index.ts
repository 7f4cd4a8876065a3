import { contentHash } from "@pylayout/core";
import { defineRule } from "@pylayout/python";
import { misspelledInitIn } from "./is-meant-as-init.ts";
import { neededName } from "./needed-name.ts";

/** A file that is meant to be `__init__.py` and is not: Python never runs it. */
export const misspelledInit = defineRule({
  meta: {
    name: "misspelled-init",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports files that are meant to be __init__.py and are called otherwise",
      explanation: `_init_.py, __init_.py, __int__.py, __init__.py with a blank behind it: Python runs no such file when the package is
imported. The directory becomes a namespace package without the names that the file binds, and build backends and test discovery
may leave it out. On a file system that ignores case, __Init__.py works until it comes to Linux.

An error where a test module, or shipped code, imports a name from the package that only this file binds.`,
    },
    messages: {
      misspelled: "probably meant to be __init__.py: Python never runs it",
      needed: "probably meant to be __init__.py: {{importer}} imports {{name}}, which only this file binds",
    },
    fixable: ["unsafe"],
  },
  create: ({ model, tree }) => ({
    directory(node, { report }) {
      const file = misspelledInitIn(node);
      const content = file && tree.read(file);
      if (!file || !content) return;
      const need = neededName(node, file.path, model);
      report({
        ...(need
          ? ({ messageId: "needed", data: { importer: need.importer, name: need.name }, severity: "error" } as const)
          : ({ messageId: "misspelled" } as const)),
        path: file.path,
        kind: "file",
        help: "pylayout lint --unsafe-fixes renames it",
        fix: {
          safety: "unsafe",
          edits: [{ op: "move", path: file.path, to: `${node.path}/__init__.py`, base: contentHash(content) }],
        },
      });
    },
  }),
});
