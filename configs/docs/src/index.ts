/** The documents that tell contributors where things belong. */
export const docs = [
  {
    name: "docs: CONTRIBUTING has a Package Structure section, and it is true",
    rules: { "contributing-docs": { severity: "on", required: true } },
  },
] as const;
