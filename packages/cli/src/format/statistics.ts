import { fixableCounts, type Message } from "@pylayout/core";

/** What `--statistics` says of one rule. */
export interface RuleStatistics {
  readonly rule: string;
  readonly errors: number;
  readonly warnings: number;
  /** Findings that `--fix`, or only `--unsafe-fixes`, would mend. */
  readonly fixable: { readonly safe: number; readonly unsafe: number };
}

/** Findings counted by rule, most first. */
export function countByRule(messages: readonly Message[]): RuleStatistics[] {
  return [...new Set(messages.map(({ rule }) => rule))]
    .map((rule) => {
      const found = messages.filter((message) => message.rule === rule);
      const errors = found.filter(({ severity }) => severity === "error").length;
      return { rule, errors, warnings: found.length - errors, fixable: fixableCounts(found) };
    })
    .sort((a, b) => total(b) - total(a) || (a.rule < b.rule ? -1 : 1));
}

/** One row for each rule: count, a mark where something is fixable, name. */
export function statisticsLines(statistics: readonly RuleStatistics[]): string[] {
  const width = Math.max(...statistics.map((row) => String(total(row)).length), 1);
  return statistics.map((row) => {
    const { safe, unsafe } = row.fixable;
    const parts = [
      ...(safe > 0 ? [`${safe} fixable with --fix`] : []),
      ...(unsafe > 0 ? [`${unsafe} with --unsafe-fixes`] : []),
    ];
    const fixes = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
    return `${String(total(row)).padStart(width)}  ${row.rule}${fixes}`;
  });
}

function total({ errors, warnings }: RuleStatistics): number {
  return errors + warnings;
}
