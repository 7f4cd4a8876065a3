import type { Report } from "../report.ts";
import { printable } from "../text.ts";
import type { FormatContext } from "./formatter.ts";
import { placeOf } from "./place.ts";
import { statisticsLines } from "./statistics.ts";

/** One line for each finding, and nothing else; with statistics, one line for each rule. */
export function formatConcise(report: Report, { colors, link }: FormatContext): string {
  const lines =
    report.statistics === null
      ? report.messages.map((message) => {
          const severity = message.severity === "error" ? colors.error("error") : colors.warning("warning");
          return `${link(placeOf(message), message.path)}: ${severity}: ${printable(message.message)} [${message.rule}]`;
        })
      : statisticsLines(report.statistics);
  return lines.map((line) => `${line}\n`).join("");
}
