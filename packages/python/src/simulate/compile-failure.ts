import type { Block, BlockKind, SourceEvent, SourceFacts, SyntaxIssue } from "../source/source-facts.ts";
import { Failure } from "./failure.ts";
import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";
import { versionRange } from "../versions/version-set.ts";

const SCOPES: ReadonlySet<BlockKind> = new Set<BlockKind>(["function", "async-function", "class"]);

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
    // Up to 3.9 the symbol table names the block's header.
    const { line, column } = sim.decide(versionRange("3.10")) ? star.event : { line: star.block.line, column: 0 };
    return placed(module, line, column, "syntax-error", "SyntaxError", "import * only allowed at module level");
  }
  const issues = facts.syntax();
  if (issues.length === 0) return null;
  const issue = firstIssue(sim, issues);
  return issue === undefined
    ? null
    : placed(module, issue.line, issue.column, "syntax-error", issue.exception, issue.message);
}

/** `import *` in a function or class, which the compiler refuses after the grammar accepted it. */
function nestedStar({ events, blocks }: SourceFacts): { event: SourceEvent; block: Block } | undefined {
  for (const event of events) {
    if (event.kind !== "import" || event.names?.[0]?.name !== "*") continue;
    for (let block = blocks[event.block]; block && block.kind !== "module"; block = blocks[block.parent]) {
      if (SCOPES.has(block.kind)) return { event, block };
    }
  }
  return undefined;
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
