import type { Message } from "@pylayout/core";
import type { Colors } from "../colors.ts";
import type { Report } from "../report.ts";
import { labelledLines } from "../labelled-lines.ts";
import { printable, wrap } from "../text.ts";
import { failureLines } from "./failure-lines.ts";
import type { FormatContext } from "./formatter.ts";
import { messageNotes } from "./message-lines.ts";
import { placeOf } from "./place.ts";
import { statisticsLines } from "./statistics.ts";
import { cleanVerdict, closingLine, nextCommand, verdict } from "./verdict.ts";

/** Labels of continuation lines are padded to this width, so that their texts line up. */
const LABEL_WIDTH = 11;

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
  const layout = { colors, columns, labelWidth: LABEL_WIDTH };
  return [head, ...messageNotes(message).flatMap((note) => labelledLines(note, layout))];
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
