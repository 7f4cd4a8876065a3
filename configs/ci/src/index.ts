/** What stops a job of CI before it has run a single test. Names no options, so that it adds to whatever stands before it. */
export const ci = [
  {
    name: "ci: test modules that cannot be collected",
    rules: {
      "source-encoding": "on",
      "stdlib-availability": "on",
      "syntax-error": "on",
      "syntax-too-new": "on",
      "test-import-resolvability": "on",
      "tests-need-install": "on",
      "untracked-import": "on",
    },
  },
  {
    name: "ci: one name for two modules, or a module that is not where the tests look for it",
    rules: {
      "duplicate-test-module": "on",
      "import-case-mismatch": "on",
      "init-at-project-root": "on",
      "module-package-clash": "on",
      "module-shadowing": "on",
    },
  },
  {
    name: "ci: what disguises such a failure",
    rules: { "missing-init": "on" },
  },
  {
    name: "ci: what was not checked must not pass unseen",
    rules: { "unreadable-entry": "on" },
  },
  {
    name: "ci: the first step that fails says why",
    rules: { "ci-preflight": "on" },
  },
] as const;
