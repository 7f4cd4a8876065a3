/** What a build would put into the wheel, before it is built: a pre-flight for packaging. */
export const packaging = [
  {
    name: "packaging: the wheel holds what its own code needs, directly and via the source distribution",
    rules: {
      "package-discovery": { severity: "on", viaSdist: "all" },
      "entry-point": "on",
      "missing-init": { severity: "on", imported: "off" },
    },
  },
  {
    name: "packaging: an archive holds what its source and its name say, and nothing of an earlier build",
    rules: { "archive-metadata": "on", "stale-artifact": "on" },
  },
  {
    name: "packaging: every shipped module compiles on every supported Python",
    rules: { "syntax-too-new": "on" },
  },
  {
    name: "packaging: what was not checked must not pass unseen",
    rules: { "unreadable-entry": "on" },
  },
] as const;
