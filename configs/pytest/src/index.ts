/** Only what keeps test modules from being collected: a pre-flight before pytest. */
export const pytest = [
  {
    name: "pytest: test modules that cannot be collected",
    rules: {
      "source-encoding": { severity: "on", unreached: "none" },
      "stdlib-availability": { severity: "on", unreached: "none" },
      "syntax-error": "on",
      "syntax-too-new": { severity: "on", unreached: "none" },
      "test-import-resolvability": "on",
      "untracked-import": "on",
    },
  },
  {
    name: "pytest: one name for two modules, or a module that is not where the tests look for it",
    rules: {
      "duplicate-test-module": "on",
      "import-case-mismatch": "on",
      "init-at-project-root": "on",
      "module-shadowing": { severity: "on", library: false },
      "tests-need-install": "on",
    },
  },
  {
    name: "pytest: what was not checked must not pass unseen",
    rules: { "unreadable-entry": "on" },
  },
  {
    name: "pytest: what disguises such a failure",
    rules: { "missing-init": { severity: "on", failures: false, imported: "off" } },
  },
] as const;
