import type { Message } from "@pylayout/core";
import type { Colors } from "../colors.ts";
import type { Report } from "../report.ts";
import { printable, wrap } from "../text.ts";
import { failureLines } from "./failure-lines.ts";
import type { FormatContext } from "./formatter.ts";
import { messageNotes } from "./message-lines.ts";
import { placeOf } from "./place.ts";
import { statisticsLines } from "./statistics.ts";
import { cleanVerdict, closingLine, nextCommand, verdict } from "./verdict.ts";

/** Labels of continuation lines are padded to this width, so that their texts line up. */
const LABEL_WIDTH = 11;

/** Below this many columns the texts start further left. */
const NARROW = 60;

/** What is copied from the screen stays in one line. */
const COPIED = ["fix", "or"];

/** The default format: the verdict first, each finding with its reasons below it, the command to run next last. */
export function formatFull(report: Report, context: FormatContext): string {
  const { colors } = context;
  if (report.messages.length === 0 && report.failures.length === 0) return formatClean(report, colors);
  const lines = [...fixLines(report, colors)];
  const first = verdict(report);
  if (first !== null) lines.push(...broken(first, context).map((line) => colors.strong(line)), "");
  if (report.statistics === null) {
    for (const message of report.messages) lines.push(...formatMessage(message, context), "");
  } else lines.push(...statisticsLines(report.statistics), "");
  if (report.failures.length > 0)
    lines.push(...failureLines(report.failures).map((line) => (/^\S/.test(line) ? colors.error(line) : line)), "");
  lines.push(...broken(closingLine(report), context), ...report.hints.map((hint) => colors.faint(`note: ${hint}`)));
  const next = nextCommand(report);
  if (next !== null) lines.push(next);
  return `${lines.join("\n")}\n`;
}

/** A sentence in lines of the terminal's width. */
function broken(sentence: string, { columns }: FormatContext): string[] {
  return wrap(sentence, columns ?? undefined);
}

function formatClean(report: Report, colors: Colors): string {
  const lines = [
    ...fixLines(report, colors),
    colors.good(cleanVerdict(report)),
    ...report.hints.map((hint) => colors.faint(`note: ${hint}`)),
  ];
  return `${lines.join("\n")}\n`;
}

function formatMessage(message: Message, { colors, columns, link }: FormatContext): string[] {
  const severity = message.severity === "error" ? colors.error("error") : colors.warning("warning");
  const place = link(colors.strong(placeOf(message)), message.path);
  const head = `${place}: ${severity}: ${printable(message.message)} ${colors.faint(`[${message.rule}]`)}`;
  const labelWidth = columns !== null && columns < NARROW ? 0 : LABEL_WIDTH;
  const lines = messageNotes(message).flatMap(({ label, text }) => {
    const indent = " ".repeat(labelWidth === 0 ? 4 : 2 + labelWidth);
    const padded = label.padEnd(labelWidth === 0 ? label.length + 1 : labelWidth);
    const first = columns === null || COPIED.includes(label) ? undefined : columns - 2 - padded.length;
    const [start = "", ...rest] = wrap(printable(text), first, (columns ?? 0) - indent.length);
    return [`  ${colors.faint(padded)}${start}`, ...rest.map((line) => indent + line)];
  });
  return [head, ...lines];
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
