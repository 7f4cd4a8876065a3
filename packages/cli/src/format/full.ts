import type { Message } from "@pylayout/core";
import type { Colors } from "../colors.ts";
import type { Report } from "../report.ts";
import { count, list, printable } from "../text.ts";
import { cleanVerdict, closingLine, nextCommand, verdict } from "./verdict.ts";

/** Labels of continuation lines are padded to this width, so that their texts line up. */
const LABEL_WIDTH = 11;

/** The default format: the verdict first, each finding with its reasons below it, the command to run next last. */
export function formatFull(report: Report, colors: Colors): string {
  if (report.messages.length === 0 && report.failures.length === 0) return formatClean(report, colors);
  const lines = [...fixLines(report, colors)];
  const first = verdict(report);
  if (first !== null) lines.push(colors.strong(first), "");
  for (const message of report.messages) lines.push(...formatMessage(message, colors), "");
  if (report.failures.length > 0)
    lines.push(...failureLines(report.failures).map((line) => (/^\S/.test(line) ? colors.error(line) : line)), "");
  lines.push(closingLine(report), ...report.hints.map((hint) => colors.faint(`note: ${hint}`)));
  const next = nextCommand(report);
  if (next !== null) lines.push(next);
  return `${lines.join("\n")}\n`;
}

function formatClean(report: Report, colors: Colors): string {
  const lines = [
    ...fixLines(report, colors),
    colors.good(cleanVerdict(report)),
    ...report.hints.map((hint) => colors.faint(`note: ${hint}`)),
  ];
  return `${lines.join("\n")}\n`;
}

function formatMessage(message: Message, colors: Colors): string[] {
  const severity = message.severity === "error" ? colors.error("error") : colors.warning("warning");
  const head = `${colors.strong(placeOf(message))}: ${severity}: ${printable(message.message)} ${colors.faint(`[${message.rule}]`)}`;
  const notes = [...message.notes];
  if (message.affects.length > 0)
    notes.splice(supportedFirst(message), 0, { label: "fails", text: list(message.affects.map(printable)) });
  if (message.help !== null) notes.push({ label: "fix", text: message.help });
  return [head, ...notes.map(({ label, text }) => `  ${colors.faint(label.padEnd(LABEL_WIDTH))}${printable(text)}`)];
}

/** "supported" comes before "fails", everything else after. */
function supportedFirst(message: Message): number {
  return message.notes[0]?.label === "supported" ? 1 : 0;
}

export function placeOf(message: Message): string {
  const path = message.path === "" ? "." : printable(message.path);
  return message.range ? `${path}:${message.range.start.line}:${message.range.start.column}` : path;
}

/** Counts, such as "1 error, 2 warnings". */
export function tally(messages: readonly Message[]): string {
  const errors = messages.filter((message) => message.severity === "error").length;
  const warnings = messages.length - errors;
  return [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""]
    .filter((part) => part !== "")
    .join(", ");
}

/** What was written, with the command that makes git see new files. */
function fixLines({ fixed }: Report, colors: Colors): string[] {
  if (fixed === null) return [];
  const { created, changed, removed } = fixed;
  const lines = [
    ...created.map((path) => `created ${printable(path)}; git add it`),
    ...changed.map((path) => `changed ${printable(path)}`),
    ...removed.map((path) => `removed ${printable(path)}`),
  ];
  return lines.length === 0 ? [colors.faint("nothing to fix"), ""] : [...lines, ""];
}

/** Rules that threw, each with its stack below it: their findings are incomplete. */
export function failureLines(failures: Report["failures"]): string[] {
  return failures.flatMap(({ rule, path, message, stack }) => [
    printable(`rule failed: ${rule}${path === "" ? "" : ` at ${path}`}: ${message}`),
    ...stack.split("\n").map((line) => `  ${printable(line)}`),
  ]);
}
