import type { SourceEvent, SourceFacts, SyntaxIssue } from "../source/source-facts.ts";
import { Failure } from "./failure.ts";
import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";

/** What the compiler refuses, on the versions that run. */
export function compileFailure(sim: Simulation, module: LoadedModule): Failure | null {
  const { facts } = module;
  if (facts === null) return null;
  const { encoding } = facts;
  if (encoding.failsOn !== 0 && sim.decide(encoding.failsOn)) {
    const isValueError = encoding.valueErrorOn !== 0 && sim.decide(encoding.valueErrorOn);
    const exception = isValueError ? "ValueError" : (encoding.exception ?? "SyntaxError");
    return placed(module, encoding.line, 0, "source-encoding", exception, encoding.message ?? "");
  }
  const star = nestedStar(facts);
  if (star !== undefined) {
    return placed(
      module,
      star.line,
      star.column,
      "syntax-error",
      "SyntaxError",
      "import * only allowed at module level",
    );
  }
  const issues = facts.syntax();
  if (issues.length === 0) return null;
  const issue = firstIssue(sim, issues);
  return issue === undefined
    ? null
    : placed(module, issue.line, issue.column, "syntax-error", issue.exception, issue.message);
}

/** `import *` in a function or class, which the compiler refuses after the grammar accepted it. */
function nestedStar({ events, blocks }: SourceFacts): SourceEvent | undefined {
  return events.find((event) => {
    if (event.kind !== "import" || event.names?.[0]?.name !== "*") return false;
    for (let at = event.block; at > 0; at = blocks[at]?.parent ?? 0) {
      const kind = blocks[at]?.kind;
      if (kind === "function" || kind === "async-function" || kind === "class") return true;
    }
    return false;
  });
}

function firstIssue(sim: Simulation, issues: readonly SyntaxIssue[]): SyntaxIssue | undefined {
  const any = issues.reduce((versions, issue) => versions | issue.failsOn, 0);
  if (!sim.decide(any)) return undefined;
  const sorted = [...issues].sort((a, b) => a.line - b.line || a.column - b.column);
  return sorted.find((issue) => sim.decide(issue.failsOn));
}

function placed(
  module: LoadedModule,
  line: number,
  column: number,
  kind: "source-encoding" | "syntax-error",
  exception: string,
  message: string,
): Failure {
  const path = module.file?.path ?? "";
  const failure = new Failure({ kind, exception, message });
  failure.place = { path, line, column };
  failure.chain.unshift({ path, line, module: module.name });
  return failure;
}
