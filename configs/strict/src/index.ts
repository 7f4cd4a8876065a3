/** Everything in recommended, plus layout policy: what works today and is likely to break or to confuse later. */
export const strict = [
  {
    name: "strict: fails on a clean machine",
    rules: {
      "source-encoding": { severity: "on", unreached: "all" },
      "stdlib-availability": { severity: "on", unreached: "all" },
      "syntax-error": { severity: "on", unreached: true },
      "syntax-too-new": { severity: "on", unreached: "all" },
      "test-import-resolvability": "on",
      "undefined-export": { severity: "on", unreached: true },
      "untracked-import": "on",
    },
  },
  {
    name: "strict: fails for whoever installs the wheel, however it was built",
    rules: {
      "package-discovery": { severity: "on", viaSdist: "all" },
      "entry-point": "on",
      "archive-metadata": "on",
      "stale-artifact": "on",
    },
  },
  {
    name: "strict: a release can be made of it as it is",
    rules: { "release-readiness": "on" },
  },
  {
    name: "strict: one name for two modules, or a module that is not where the tests look for it",
    rules: {
      "duplicate-test-module": "on",
      "import-case-mismatch": "on",
      "module-package-clash": "on",
      "module-shadowing": "on",
      "tests-need-install": "on",
    },
  },
  {
    name: "strict: not what its author means",
    rules: {
      "misspelled-init": "on",
      "uncollected-test": { severity: "on", helpers: true },
    },
  },
  {
    name: "strict: works today, and depends on the clone's name, the order of imports, or the file system",
    rules: {
      "import-cycle": "on",
      "init-at-project-root": { severity: "on", harmless: true },
      "portable-paths": "on",
    },
  },
  {
    name: "strict: what was not checked must not pass unseen",
    rules: { "unreadable-entry": "on" },
  },
  {
    name: "strict: every directory inside a package is a regular package, unless it is declared a namespace",
    rules: {
      "missing-init": { severity: "on", imported: "error", unimported: true, testTrees: true },
      "namespace-package-warning": { severity: "on", implicit: true, genericNames: true },
    },
  },
  {
    name: "strict: a comment that silences nothing would silence the next real finding unseen",
    rules: { "unused-suppression": "on" },
  },
  {
    name: "strict: the first step of CI that fails says why",
    rules: { "ci-preflight": "on" },
  },
  {
    name: "strict: contributors can read where things belong",
    rules: { "contributing-docs": { severity: "on", required: true } },
  },
] as const;
