import { archiveFaults, defineRule, sourceRange, type ArchiveFault } from "@pylayout/python";

/** Wheels and source distributions whose metadata contradicts their name or their content (PEP 427, PEP 625, PEP 376). */
export const archiveMetadata = defineRule({
  meta: {
    name: "archive-metadata",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports wheels and source distributions whose metadata contradicts their file name or content",
      explanation: `An index lists a file by its name, and pip compares the metadata with it after the download: a renamed wheel, or one
with the remains of another build, is found out by the first user. An error says that pip refuses the file (measured with
pip 24: name, .dist-info directory, METADATA, WHEEL and RECORD; a wrong version when it comes from an index). A warning says that
other tools do: RECORD and the members disagree, WHEEL lists other tags, a source distribution unpacks to another directory.
Looks at archives only: pylayout lint dist/*.`,
    },
    messages: {
      name: "the file name says {{wanted}}, the metadata says {{found}}",
      version: "the file name says version {{wanted}}, the metadata says {{found}}",
      directory: "the metadata stands in {{found}}, but the file name asks for {{wanted}}",
      several: "holds the metadata of more than one distribution: {{found}}",
      absent: "holds no {{wanted}}",
      tags: "the file name says {{wanted}}, WHEEL says {{found}}",
      unlisted: "RECORD does not list {{found}}",
      "listed-absent": "RECORD lists {{found}}, which is not there",
      hash: "{{found}}: the content is not what RECORD says",
      top: "unpacks to {{found}}, not to {{wanted}}",
    },
  },
  create: ({ tree }) => ({
    project({ project }, { report }) {
      if (project.path !== "" || !tree.archive) return;
      for (const fault of archiveFaults(tree)) {
        const { path, line, installs } = fault;
        report({
          ...describe(fault),
          severity: installs ? "warning" : "error",
          path,
          kind: path === "" ? "project" : tree.get(path)?.kind === "directory" ? "directory" : "file",
          ...(line > 0 ? { range: sourceRange(tree, path, line, 0) } : {}),
        });
      }
    },
  }),
  notApplicable: ({ tree }) => (tree.archive ? null : "no archive is linted (pylayout lint dist/*)"),
});

function describe({ kind, found, wanted }: ArchiveFault) {
  switch (kind) {
    case "several":
    case "unlisted":
    case "listed-absent":
    case "hash":
      return { messageId: kind, data: { found }, subject: found } as const;
    case "absent":
      return { messageId: kind, data: { wanted }, subject: wanted } as const;
    default:
      return { messageId: kind, data: { found, wanted }, subject: found } as const;
  }
}
