import type { LintStats } from "@pylayout/core";

/**
 * Where the time of a run went. The phases add up to the whole; a rule's time with its number of visits is counted again,
 * with the knowledge that it was the first to ask for.
 */
export function formatStats({ phases, rules }: LintStats): string {
  const rows = [
    ...phases.map(({ phase, milliseconds }) => `${milliseconds.toFixed(1).padStart(9)} ms  ${phase}`),
    ...rules.map(
      ({ rule, milliseconds, visits }) => `${milliseconds.toFixed(1).padStart(9)} ms  rule ${rule} (${visits} visits)`,
    ),
  ];
  return `${rows.join("\n")}\n`;
}
