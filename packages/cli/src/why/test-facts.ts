import { formatVersions, versionSet, type CollectedModule, type CollectionRun, type Project } from "@pylayout/python";
import type { Fact } from "./fact.ts";

/** What happens to one test module: its outcome on each Python and world, and the way to the failing statement. */
export function testFacts(path: string, project: Project): Fact[] {
  const groups = new Map<string, { readonly module: CollectedModule; readonly runs: CollectionRun[] }>();
  for (const run of project.tests.runs) {
    const module = run.modules.find((found) => found.path === path);
    if (!module) continue;
    const key = JSON.stringify([module.outcome, module.exception, module.message, module.cause]);
    const group = groups.get(key) ?? { module, runs: [] };
    group.runs.push(run);
    groups.set(key, group);
  }
  if (groups.size === 0) return [{ label: "collected", text: "no: the test session does not reach it" }];
  return [...groups.values()].flatMap(({ module, runs }) => [
    { label: "python", text: formatVersions(versionSet(runs.map(({ python }) => python))) },
    {
      label: "  module",
      text: `${module.module} (import mode ${runs[0]?.importMode ?? "prepend"}, pytest ${runs[0]?.pytest ?? ""})`,
    },
    { label: "  outcome", text: outcomeText(module) },
    ...module.chain.map((step, index) => ({
      label: index === 0 ? "  path" : "",
      text: `${step.path}:${step.line}${step.module === "" ? "" : ` imports ${step.module}`}`,
    })),
    ...(module.cause ? [{ label: "  fails at", text: `${module.cause.path}:${module.cause.line}` }] : []),
    ...(module.reason === null ? [] : [{ label: "  because", text: module.reason }]),
  ]);
}

function outcomeText({ outcome, exception, message, alone }: CollectedModule): string {
  if (outcome === "error") return `error: ${exception ?? "Exception"}: ${message ?? ""}`;
  return outcome === alone ? outcome : `${outcome} (${alone} when run alone)`;
}
