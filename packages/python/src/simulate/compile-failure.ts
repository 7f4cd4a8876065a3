import type { Block, BlockKind, SourceEvent, SourceFacts, SyntaxIssue } from "../source/source-facts.ts";
import type { SourceQuestion } from "../source/source-question.ts";
import { Failure } from "./failure.ts";
import type { LoadedModule } from "./loaded-module.ts";
import type { Simulation } from "./simulation.ts";
import { versionRange } from "../versions/version-set.ts";

const FEATURES: ReadonlySet<string> = new Set(
  (
    "nested_scopes generators division absolute_import with_statement print_function unicode_literals barry_as_FLUFL " +
    "generator_stop annotations"
  ).split(" "),
);
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
  const issue = firstIssue(sim, facts.syntax());
  if (issue !== undefined) {
    return placed(module, issue.line, issue.column, "syntax-error", issue.exception, issue.message);
  }
  if (!facts.answer(HAS_REFUSED_IMPORT)) return null;
  const feature = unknownFeature(facts);
  if (feature !== undefined) {
    const { event, name } = feature;
    const message = name === "braces" ? "not a chance" : `future feature ${name} is not defined`;
    return placed(module, event.line, event.column, "syntax-error", "SyntaxError", message);
  }
  const star = nestedStar(facts);
  if (star === undefined) return null;
  // Up to 3.9 the symbol table names the block's header.
  const { line, column } = sim.decide(versionRange("3.10")) ? star.event : { line: star.block.line, column: 0 };
  return placed(module, line, column, "syntax-error", "SyntaxError", "import * only allowed at module level");
}

/** The grammar accepts it, and the compiler does not. */
const HAS_REFUSED_IMPORT: SourceQuestion = {
  topic: "refused imports",
  ask: (facts) => unknownFeature(facts) !== undefined || nestedStar(facts) !== undefined,
};

/** `from __future__ import` of what no Python from 3.8 on knows; the same in all of them. */
function unknownFeature({ events }: SourceFacts): { event: SourceEvent; name: string } | undefined {
  for (const event of events) {
    if (event.kind !== "import" || event.module !== "__future__" || event.level !== 0) continue;
    const unknown = event.names?.find(({ name }) => !FEATURES.has(name));
    if (unknown !== undefined) return { event, name: unknown.name };
  }
  return undefined;
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
  if (issues.length === 0) return undefined;
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
