import {
  explainTest,
  formatVersions,
  versionsOf,
  type CollectedModule,
  type CollectionGroup,
  type Project,
  type TestExplanation,
  type TraceStep,
} from "@pylayout/python";
import type { Fact } from "./fact.ts";

/** How many imports of a trace are shown. */
const MOST_STEPS = 40;

/** What happens to one test module: its outcome on each group of Pythons, and how every import of it was found. */
export function testFacts(path: string, project: Project): Fact[] {
  const facts = project.tests.groups.flatMap((group) => groupFacts(path, group));
  return facts.length > 0 ? facts : [{ label: "collected", text: "no: the test session does not reach it" }];
}

function groupFacts(path: string, group: CollectionGroup): Fact[] {
  const [oldest] = versionsOf(group.versions);
  if (oldest === undefined) return [];
  const explanation = explainTest(group, path, oldest);
  const { inSession, insertedRoot, importMode, module } = explanation;
  if (inSession === null) return [];
  const world = group.world.installed ? "installed" : "not installed";
  const root =
    insertedRoot === null ? "sys.path is left alone" : `sys.path gets ${insertedRoot === "" ? "." : insertedRoot}`;
  return [
    { label: "python", text: `${formatVersions(group.versions)} (${world}, pytest ${group.world.pytest})` },
    { label: "  module", text: `${module} (import mode ${importMode}: ${root})` },
    { label: "  outcome", text: outcomeText(inSession, explanation) },
    ...inSession.chain.map((step, index) => ({
      label: index === 0 ? "  path" : "",
      text: `${step.path}:${step.line}`,
    })),
    ...(inSession.cause ? [{ label: "  fails at", text: `${inSession.cause.path}:${inSession.cause.line}` }] : []),
    ...(inSession.reason === null ? [] : [{ label: "  because", text: inSession.reason }]),
    ...traceFacts(explanation.trace),
  ];
}

function outcomeText({ outcome, exception, message }: CollectedModule, { alone }: TestExplanation): string {
  const text = outcome === "error" ? `error: ${exception ?? "Exception"}: ${message ?? ""}` : outcome;
  return outcome === alone ? text : `${text} (${alone} when run alone)`;
}

/** The imports of the module run alone, indented by depth; the standard library and other distributions left out. */
function traceFacts(trace: readonly TraceStep[]): Fact[] {
  const own = trace.filter(({ found }) => !/^(?:built-in|frozen|standard-library|third-party)$/.test(found));
  const shown = own.slice(0, MOST_STEPS).map((step, index) => ({
    label: index === 0 ? "  imports" : "",
    text: `${"  ".repeat(Math.max(step.depth - 1, 0))}${step.name}: ${foundText(step)}${importerText(step)}`,
  }));
  const rest = own.length - shown.length;
  return rest > 0 ? [...shown, { label: "", text: `and ${rest} more` }] : shown;
}

function foundText({ found, paths, searched }: TraceStep): string {
  if (found === "not-found") {
    const places = searched.map((place) => (place === "" ? "." : place)).join(", ");
    return `not found${places === "" ? "" : ` in ${places}`}`;
  }
  if (found === "generated") return "made when the project is installed";
  return paths.length === 0 ? found : `${found} ${paths.join(", ")}`;
}

function importerText({ importer, line }: TraceStep): string {
  return importer === null ? "" : ` (${importer}:${line})`;
}
