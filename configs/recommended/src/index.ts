/** Certain failures on a clean machine, and warnings that a maintainer would act on. Used where nothing is configured. */
export const recommended = [
  {
    name: "recommended: fails on a clean machine",
    rules: {
      "source-encoding": "on",
      "stdlib-availability": "on",
      "syntax-error": "on",
      "syntax-too-new": "on",
      "test-import-resolvability": "on",
      "undefined-export": "on",
      "untracked-import": "on",
    },
  },
  {
    name: "recommended: fails for whoever installs the wheel",
    rules: {
      "package-discovery": "on",
      "entry-point": "on",
      "archive-metadata": "on",
      "stale-artifact": "on",
    },
  },
  {
    name: "recommended: one name for two modules, or a module that is not where the tests look for it",
    rules: {
      "duplicate-test-module": "on",
      "import-case-mismatch": "on",
      "init-at-project-root": "on",
      "module-package-clash": "on",
      "module-shadowing": "on",
      "tests-need-install": "on",
    },
  },
  {
    name: "recommended: not what its author means",
    rules: {
      "misspelled-init": "on",
      "uncollected-test": "on",
    },
  },
  {
    name: "recommended: what was not checked must not pass unseen",
    rules: { "unreadable-entry": "on" },
  },
  {
    name: "recommended: disguises a failure, or turns a later one into a misleading KeyError",
    rules: {
      "missing-init": "on",
      "namespace-package-warning": "on",
    },
  },
  {
    name: "recommended: a document that says what is not so",
    rules: { "contributing-docs": "on" },
  },
] as const;
