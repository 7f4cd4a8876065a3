import { causeReport, defineRule, supportedNote, whyNoTests, type RootCause } from "@pylayout/python";
import { describeCause, oneLine } from "./describe-cause.ts";
import { texts } from "./texts.ts";

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
    messages: texts,
  },
  create: ({ model, tree }) => ({
    rootCause(cause, { report }) {
      const place = causeReport(tree, cause);
      const isNarrowed = cause.pythons !== cause.project.pythons.versions;
      const supported = isNarrowed ? supportedNote(cause.project) : [];
      const notes = [...supported, ...pythonNote(cause), ...abortNote(cause), ...place.notes];
      report({ ...place, ...describeCause(cause, model), notes });
    },
  }),
  notApplicable: whyNoTests,
});

/** What Python prints, where the message puts it in other words. */
function pythonNote(cause: RootCause) {
  const text = oneLine(`${cause.exception}: ${cause.exceptionMessage}`);
  return cause.wanted === null && cause.cause !== "relative-import" ? [] : [{ label: "python", text }];
}

/** An import error of the first conftest.py ends the session before anything is collected (exit code 4). */
function abortNote({ path, project, affects }: RootCause) {
  const stops = project.tests.runs.some(
    ({ session }) =>
      session.outcome === "aborted" &&
      (session.cause?.path === path || affects.some((module) => module.path === session.cause?.path)),
  );
  return stops ? [{ label: "note", text: "pytest stops there: no test runs at all" }] : [];
}
