import type { LintStats } from "@pylayout/core";

/** Where the time of a run went: phases, then rules with their number of visits. Model knowledge counts for whoever asked first. */
export function formatStats({ phases, rules }: LintStats): string {
  const rows = [
    ...phases.map(({ phase, milliseconds }) => `${milliseconds.toFixed(1).padStart(9)} ms  ${phase}`),
    ...rules.map(
      ({ rule, milliseconds, visits }) => `${milliseconds.toFixed(1).padStart(9)} ms  rule ${rule} (${visits} visits)`,
    ),
  ];
  return `${rows.join("\n")}\n`;
}
