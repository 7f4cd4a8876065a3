import { causeReport, defineRule, sourceRange, versionsOf } from "@pylayout/python";
import { libraryShadows } from "./library-shadows.ts";

/** Two modules of one name on sys.path: the first one wins (importlib's PathFinder), whatever was meant. */
export const moduleShadowing = defineRule({
  meta: {
    name: "module-shadowing",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports modules that stand in for another one of the same name",
      explanation: `A directory that pytest (or pythonpath, or python -m) puts at the front of sys.path offers every file in it as
a top-level module. tests/secrets.py then is what "import secrets" gives to every library in the process, and a package
tests/app/ hides the app that is to be tested.

An error where a test module fails because of it. A warning where a module takes the place of one of the standard library that
pytest has not imported yet.`,
    },
    messages: {
      hides: "no {{name}}: {{target}} hides the module that is meant",
      hidden: "no {{name}}: the standard library's {{module}} is imported instead of {{target}}",
      library: "takes the place of the standard library's {{module}} for everything that the tests import",
    },
    schema: {
      type: "object",
      properties: {
        library: {
          description: "whether modules in the place of the standard library's are looked for",
          type: "boolean",
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { library: true },
  },
  create: ({ model, tree }) => ({
    rootCause(cause, { report }) {
      if (cause.owner !== "module-shadowing" || cause.target === null || !cause.wanted) return;
      const { wanted, target } = cause;
      const name = wanted.name === null ? wanted.module : `${wanted.module}.${wanted.name}`;
      const base = {
        ...causeReport(tree, cause),
        severity: "error",
        help: `rename ${target.replace(/\/__init__\.py$/, "")}`,
      } as const;
      if (cause.cause === "library-first")
        report({ ...base, messageId: "hidden", data: { name, module: wanted.module, target } });
      else report({ ...base, messageId: "hides", data: { name, target } });
    },
    project({ project }, { options, report }) {
      if (!options.library) return;
      for (const { path, module, versions, reason } of libraryShadows(project, model)) {
        if (project.rootCauses.some(({ target }) => target === path)) continue;
        report({
          messageId: "library",
          path,
          kind: "file",
          range: sourceRange(tree, path, 1, 0),
          data: { module },
          pythons: versionsOf(versions),
          notes: [{ label: "why", text: reason }],
          help: `rename ${path.replace(/\/__init__\.py$/, "")}`,
        });
      }
    },
  }),
});
