/** Everything that must hold before a tag is pushed; `--format checklist` shows each group as one point of a list. */
export const release = [
  {
    name: "release: version, tag, changelog and metadata agree, and nothing in them is refused",
    rules: { "release-readiness": "on" },
  },
  {
    name: "release: a build succeeds, and the wheel holds what its own code needs, directly and via the source distribution",
    rules: {
      "package-discovery": { severity: "on", viaSdist: "all" },
      "missing-init": { severity: "on", imported: "off" },
    },
  },
  {
    name: "release: commands and plugins lead to something that ships",
    rules: { "entry-point": "on" },
  },
  {
    name: "release: nothing of an earlier build is packed, and an archive holds what its source says",
    rules: { "stale-artifact": "on" },
  },
  {
    name: "release: the metadata of an archive agrees with its name and content",
    rules: { "archive-metadata": "on" },
  },
  {
    name: "release: every module that ships compiles on every supported Python",
    rules: { "source-encoding": "on", "syntax-error": "on", "syntax-too-new": "on" },
  },
  {
    name: "release: every supported Python has what is imported from its standard library",
    rules: { "stdlib-availability": "on" },
  },
  {
    name: "release: what is imported is in git, under the name by which it is imported",
    rules: { "untracked-import": "on", "import-case-mismatch": "on" },
  },
  {
    name: "release: names mean what they say to whoever installs it",
    rules: {
      "misspelled-init": "on",
      "module-package-clash": "on",
      "module-shadowing": "on",
      "portable-paths": "on",
      "undefined-export": "on",
    },
  },
  {
    name: "release: the tests can be collected on a clean machine",
    rules: {
      "duplicate-test-module": "on",
      "test-import-resolvability": "on",
      "tests-need-install": "on",
      "uncollected-test": "on",
    },
  },
  {
    name: "release: what is said of the structure is true",
    rules: { "contributing-docs": "on" },
  },
  {
    name: "release: what was not checked must not pass unseen",
    rules: { "unreadable-entry": "on" },
  },
] as const;
