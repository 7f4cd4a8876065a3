import { causeReport, defineRule, whyNoTests, type RootCause } from "@pylayout/python";
import { packageForTests } from "./package-for-tests.ts";

/** Test modules that pytest imports by one name in its prepend and append modes (pytest: "import modes"). */
export const duplicateTestModule = defineRule({
  meta: {
    name: "duplicate-test-module",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports test modules that pytest imports by the name of another one",
      explanation: `In pytest's prepend and append modes a test module in a directory without __init__.py is imported by its
bare name, and one inside packages by its dotted name from the topmost package. sys.modules holds one module for each name,
so that the second file of a name is an "import file mismatch" error, and a second top-level package of a name (two
directories tests/ with __init__.py) is not found at all.

Reported only where one run of pytest is proven to collect both: CI, tox, nox or a Makefile starts it, or testpaths names them.`,
    },
    messages: {
      module: "pytest imports it as {{module}}, which is already {{other}}: its tests never run",
      package: "pytest imports this package as {{package}}, which is already {{other}}: its tests never run",
    },
    fixable: ["unsafe"],
  },
  create: ({ model, tree }) => ({
    rootCause(cause, { report }) {
      if (cause.owner !== "duplicate-test-module" || !cause.wanted) return;
      const module = cause.wanted.module;
      const other = cause.target ?? "a module of the standard library";
      const place = causeReport(tree, cause);
      const base = {
        ...place,
        related: [{ path: other, line: 0, message: "has the name already" }],
      } as const;
      if (cause.target?.endsWith("/__init__.py") === true) {
        const path = topDirectory(cause.path, module);
        const [name = module] = module.split(".");
        const help = `rename ${path} or ${other.slice(0, -"/__init__.py".length)}, or use --import-mode=importlib`;
        report({ ...base, path, kind: "directory", messageId: "package", data: { package: name, other }, help });
        return;
      }
      const edit = packageForTests(cause, model);
      report({
        ...base,
        messageId: "module",
        data: { module, other },
        help: edit
          ? `rename one of them, or make the directory a package: pylayout lint --unsafe-fixes creates ${edit.path}`
          : "rename one of them, or use --import-mode=importlib",
        ...(edit && { fix: { safety: "unsafe", edits: [edit] } }),
      });
    },
  }),
  notApplicable: whyNoTests,
});

/** The directory of the topmost package, by the dotted name of a file in it. */
function topDirectory(file: RootCause["path"], module: string): string {
  const names = file.split("/");
  return names.slice(0, names.length - module.split(".").length + 1).join("/");
}
