import type { Message } from "@pylayout/core";
import { BUILTIN_PRESETS } from "../builtin-presets.ts";
import type { Report } from "../report.ts";
import { count, printable, wrap } from "../text.ts";
import type { FormatContext } from "./formatter.ts";
import { failureLines } from "./failure-lines.ts";
import { messageNotes } from "./message-lines.ts";
import { placeOf } from "./place.ts";

/** One thing that must hold before a release. */
interface Point {
  readonly text: string;
  readonly status: "passed" | "warned" | "FAILED" | "n/a";
  readonly messages: readonly Message[];
  /** What was not judged, and why. */
  readonly idle: readonly string[];
}

const INDENT = "          ";

/** What passed, what failed, what does not apply and why: a point for each group of the release preset, then for other rules. */
export function formatChecklist(report: Report, context: FormatContext): string {
  const points = checklistPoints(report);
  const lines = [
    ...points.flatMap((point) => [...pointLines(point, context), ""]),
    ...(report.failures.length > 0 ? [...failureLines(report.failures), ""] : []),
    closing(points, report),
    ...report.hints.map((hint) => context.colors.faint(`note: ${hint}`)),
  ];
  return `${lines.join("\n")}\n`;
}

function checklistPoints(report: Report): Point[] {
  const groups = (BUILTIN_PRESETS.release as readonly { readonly name: string; readonly rules: object }[]).map(
    (group) => ({
      text: group.name.replace(/^release: /, ""),
      rules: Object.keys(group.rules),
    }),
  );
  const grouped = new Set(groups.flatMap(({ rules }) => rules));
  const others = [...report.rules].filter(([rule]) => !grouped.has(rule));
  return [
    ...groups.map(({ text, rules }) => pointOf(report, text, rules)),
    ...others.map(([rule, { docs }]) => pointOf(report, `${rule}: ${docs.description}`, [rule])),
  ];
}

function pointOf(report: Report, text: string, rules: readonly string[]): Point {
  const on = rules.filter((rule) => report.rules.has(rule));
  const messages = report.messages.filter(({ rule }) => on.includes(rule));
  const reasons = on.flatMap((rule) => report.idle.get(rule) ?? []);
  const off = rules.filter((rule) => !on.includes(rule)).map((rule) => `${rule} is off in this configuration`);
  const idle = [...new Set([...reasons, ...off])];
  const failed =
    messages.some(({ severity }) => severity === "error") || report.failures.some(({ rule }) => on.includes(rule));
  if (failed) return { text, status: "FAILED", messages, idle };
  if (messages.length > 0) return { text, status: "warned", messages, idle };
  return { text, status: on.length === reasons.length ? "n/a" : "passed", messages, idle };
}

function pointLines({ text, status, messages, idle }: Point, context: FormatContext): string[] {
  const { colors, columns } = context;
  const color = ({ passed: "good", warned: "warning", FAILED: "error", "n/a": "faint" } as const)[status];
  const [first = "", ...rest] = wrap(text, columns === null ? undefined : columns - INDENT.length);
  return [
    `${colors[color](status.padEnd(INDENT.length))}${first}`,
    ...rest.map((line) => INDENT + line),
    ...idle.map((reason) => colors.faint(`${INDENT}not checked: ${printable(reason)}`)),
    ...messages.flatMap((message) => messageLines(message, context)),
  ];
}

function messageLines(message: Message, { colors, link }: FormatContext): string[] {
  const severity = message.severity === "error" ? colors.error("error") : colors.warning("warning");
  const place = link(placeOf(message), message.path);
  return [
    `${INDENT}${place}: ${severity}: ${printable(message.message)} ${colors.faint(`[${message.rule}]`)}`,
    ...messageNotes(message).map(({ label, text }) => colors.faint(`${INDENT}  ${label}: ${printable(text)}`)),
  ];
}

function closing(points: readonly Point[], report: Report): string {
  const number = (status: Point["status"]) => points.filter((point) => point.status === status).length;
  const parts = [
    `${number("passed")} passed`,
    ...(number("FAILED") > 0 ? [`${number("FAILED")} failed`] : []),
    ...(number("warned") > 0 ? [`${number("warned")} with warnings`] : []),
    ...(number("n/a") > 0 ? [`${number("n/a")} not applicable`] : []),
  ];
  const verdict = number("FAILED") + report.failures.length > 0 ? "Not ready for release" : "Nothing stands in the way";
  return `${verdict}: ${parts.join(", ")}. Checked: ${report.source}, ${count(report.files, "file")}.`;
}
