import { causeReport, defineRule, whyNoTests, type RootCause } from "@pylayout/python";
import { pythonPathFix } from "./python-path-fix.ts";

/** Tests that import a package which is on sys.path only where the project is installed. */
export const testsNeedInstall = defineRule({
  meta: {
    name: "tests-need-install",
    type: "problem",
    severity: "warning",
    docs: {
      description: "Reports tests that import the project where CI does not install it",
      explanation: `The command pytest does not put the working directory on sys.path (python -m pytest does). In a src layout, or
where the tests lie beside the package in a directory without __init__.py, the project's own modules are found only if it is
installed or pytest's pythonpath names their directory. On the author's machine an old editable install hides that.

Reported only where CI (or tox, nox, a Makefile) was read, runs pytest, and no step installs the project.`,
    },
    messages: {
      notOnPath: "no module {{module}}: {{at}} runs pytest without {{directory}} on sys.path",
    },
    fixable: ["unsafe"],
  },
  create: ({ tree }) => ({
    rootCause(cause, { report }) {
      if (cause.owner !== "tests-need-install" || cause.target === null || !cause.wanted) return;
      const directory = rootOf(cause.target);
      const fix = pythonPathFix(cause.project, directory, tree);
      const named = directory === "" ? "." : directory;
      const file = fix?.edits[0]?.path ?? "";
      report({
        ...causeReport(tree, cause),
        messageId: "notOnPath",
        severity: "warning",
        data: { module: cause.wanted.module, at: commandOf(cause), directory: named },
        help: fix
          ? `install the project before pytest runs, or let pylayout lint --unsafe-fixes add pythonpath to ${file}`
          : `install the project before pytest runs, or add ${named} to pytest's pythonpath`,
        ...(fix && { fix }),
      });
    },
  }),
  notApplicable: whyNoTests,
});

/** The directory that must be on sys.path for a top-level module. */
function rootOf(target: string): string {
  const top = target.replace(/\/__init__\.py$/, "");
  return top.slice(0, Math.max(0, top.lastIndexOf("/")));
}

function commandOf({ project }: RootCause): string {
  const [session] = project.tests.sessions.filter(({ evidence }) => evidence !== null);
  const { evidence } = session ?? {};
  return evidence ? `${evidence.path}:${evidence.line}` : "CI";
}
