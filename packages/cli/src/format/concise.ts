import type { Colors } from "../colors.ts";
import type { Report } from "../report.ts";
import { printable } from "../text.ts";
import { placeOf } from "./full.ts";

/** One line for each finding, and nothing else. */
export function formatConcise(report: Report, colors: Colors): string {
  return report.messages
    .map((message) => {
      const severity = message.severity === "error" ? colors.error("error") : colors.warning("warning");
      return `${placeOf(message)}: ${severity}: ${printable(message.message)} [${message.rule}]\n`;
    })
    .join("");
}
