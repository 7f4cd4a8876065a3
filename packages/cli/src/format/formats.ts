import type { Colors } from "../colors.ts";
import type { Report } from "../report.ts";
import { formatConcise } from "./concise.ts";
import { formatFull } from "./full.ts";
import { formatJson } from "./json.ts";

export const FORMATS = ["full", "concise", "json"] as const;

export type FormatName = (typeof FORMATS)[number];

export function formatReport(format: FormatName, report: Report, colors: Colors): string {
  if (format === "json") return formatJson(report);
  return format === "concise" ? formatConcise(report, colors) : formatFull(report, colors);
}
