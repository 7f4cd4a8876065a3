import type { Message } from "@pylayout/core";
import type { Report } from "../report.ts";
import { printable } from "../text.ts";
import { failureText } from "./failure-lines.ts";
import type { FormatContext } from "./formatter.ts";
import { messageText } from "./message-lines.ts";
import { placeOf } from "./place.ts";

/** Workflow commands that GitHub Actions shows as annotations; errors first, since it shows only the first ten of each. */
export function formatGithub(report: Report, context: FormatContext): string {
  const bySeverity = [...report.messages].sort(
    (a, b) => Number(b.severity === "error") - Number(a.severity === "error"),
  );
  const lines = [
    ...report.failures.map((failure) => command("error", { title: "pylayout" }, failureText(failure))),
    ...bySeverity.map((message) => annotation(message, context)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function annotation(message: Message, { repositoryPath }: FormatContext): string {
  const { range, anchor, rule, severity } = message;
  const place = { file: printable(repositoryPath(anchor.path)), line: anchor.line, endLine: range?.end.line };
  const columns = range?.start.line === range?.end.line && { col: range?.start.column, endColumn: endColumn(range) };
  const title = { title: `pylayout (${rule})` };
  return command(severity, { ...(anchor.path !== "" && place), ...columns, ...title }, textOf(message));
}

function endColumn(range: Message["range"]): number | undefined {
  return range && range.end.column > range.start.column ? range.end.column : undefined;
}

/** The log shows no place, so the text begins with it. */
function textOf(message: Message): string {
  return `${placeOf(message)}: ${messageText(message)}`;
}

type Properties = Readonly<Record<string, string | number | undefined>>;

function command(name: string, properties: Properties, text: string): string {
  const list = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name} ${list.join(",")}::${escapeData(text)}`;
}

/** As `@actions/core` escapes what stands behind the second `::`. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** As `@actions/core` escapes the value of a property. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * Text for the log of GitHub Actions that is no workflow command: names of files may look like one. The runner takes
 * `::` at the beginning of a line and `##[` anywhere.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll(/^(\s*):(?=:)/gm, "$1\\x3a").replaceAll("##[", "#\\x23[");
}
