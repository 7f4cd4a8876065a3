import type { Report } from "./report.ts";

/** What the findings of a report make of a run: 1 for an error or too many warnings, 2 where a rule threw. */
export function exitCodeOf(report: Report, maxWarnings: number | undefined): number {
  if (report.failures.length > 0) return 2;
  const errors = report.messages.some(({ severity }) => severity === "error");
  return errors || report.warnings > (maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
}
