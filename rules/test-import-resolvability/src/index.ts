import { causeReport, defineRule, supportedNote, type RootCause } from "@pylayout/python";

/**
 * Every predicted failure of a test module's collection, one finding for each root cause, at the cause. Causes that
 * another rule owns are merged under it by the engine where that rule is on.
 */
export const testImportResolvability = defineRule({
  meta: {
    name: "test-import-resolvability",
    type: "problem",
    severity: "error",
    docs: {
      description: "Reports why a test module will fail to be collected by pytest",
      explanation: `Follows the imports of every test module and conftest as CPython would execute them: parents first,
in pytest's order, with what earlier failures leave behind in sys.modules. Reports each root cause once, at the
statement that fails, with the chain that leads there and the test modules that it takes down.

Third-party modules are taken as present. Where a name may be bound dynamically (star imports, __getattr__, globals(),
exec) nothing is claimed.`,
    },
    messages: {
      missingModule: "no module {{module}} in this project",
      missingName: "{{module}} does not bind the name {{name}}",
      circularImport: "circular import: {{text}}",
      relativeImport: "relative import without a package: {{text}}",
      fileMismatch: "two test modules are called {{module}}: pytest imports only the first",
      fails: "fails when it is imported: {{text}}",
    },
  },
  create: ({ tree }) => ({
    rootCause(cause, { report }) {
      const place = causeReport(tree, cause);
      const narrowed = cause.pythons !== cause.project.pythons.versions;
      const notes = [...(narrowed ? supportedNote(cause.project) : []), ...python(cause), ...place.notes];
      report({ ...place, ...words(cause), notes, ...helpFor(cause) });
    },
  }),
});

function words(cause: RootCause) {
  const text = `${cause.exception}: ${cause.exceptionMessage}`;
  const { wanted } = cause;
  if (cause.cause === "missing-name" && wanted?.name) {
    return { messageId: "missingName", data: { module: wanted.module, name: wanted.name } } as const;
  }
  if (cause.cause === "missing-module" && wanted) {
    return { messageId: "missingModule", data: { module: wanted.module } } as const;
  }
  if (cause.cause === "circular-import") return { messageId: "circularImport", data: { text } } as const;
  if (cause.cause === "relative-import") return { messageId: "relativeImport", data: { text } } as const;
  if (cause.cause === "import-file-mismatch" && wanted) {
    return { messageId: "fileMismatch", data: { module: wanted.module } } as const;
  }
  return { messageId: "fails", data: { text } } as const;
}

/** What Python prints, where the message puts it in other words. */
function python(cause: RootCause) {
  return cause.wanted === null ? [] : [{ label: "python", text: `${cause.exception}: ${cause.exceptionMessage}` }];
}

function helpFor(cause: RootCause): { readonly help?: string } {
  if (cause.cause === "import-file-mismatch") {
    return { help: "rename one of the two files, or make their directories packages with __init__.py" };
  }
  if (cause.cause === "relative-import") {
    return { help: "use an absolute import, or make the test directory a package with __init__.py" };
  }
  return {};
}
