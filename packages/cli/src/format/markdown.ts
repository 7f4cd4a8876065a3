import type { Message } from "@pylayout/core";
import type { Report } from "../report.ts";
import { count, printable } from "../text.ts";
import { failureLines } from "./failure-lines.ts";
import { messageNotes } from "./message-lines.ts";
import { placeOf } from "./place.ts";
import { cleanVerdict, closingLine, verdict } from "./verdict.ts";

/** GitHub refuses a step's summary of more than 1 MiB, so lists have an end. */
const MOST_FINDINGS = 200;
const MOST_MODULES = 50;

/** A summary for `$GITHUB_STEP_SUMMARY` and merge requests: verdict, blast radius by cause, findings. */
export function formatMarkdown(report: Report): string {
  const { messages, failures, hints } = report;
  const clean = messages.length === 0 && failures.length === 0;
  const said = clean ? cleanVerdict(report) : (verdict(report) ?? "No test module is predicted to fail.");
  const blocks = [
    `## pylayout: ${text(said)}`,
    blastRadius(messages),
    messages.length === 0 ? "" : findings(messages),
    failures.length === 0 ? "" : fence(failureLines(failures).join("\n")),
    clean ? "" : text(closingLine(report)),
    hints.map((hint) => `> note: ${text(hint)}`).join("\n>\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** One row for each finding that takes test modules down, the widest first. */
function blastRadius(messages: readonly Message[]): string {
  const causes = messages
    .filter(({ affects }) => affects.length > 0)
    .sort((a, b) => b.affects.length - a.affects.length);
  if (causes.length === 0) return "";
  const rows = causes.slice(0, MOST_FINDINGS).map((message) => {
    const { affects, pythons } = message;
    return `| ${code(placeOf(message)).replaceAll("|", "\\|")} | ${affects.length} | ${pythons.join(", ")} | \`${message.rule}\` |`;
  });
  return ["| cause | test modules down | Pythons | rule |", "| --- | ---: | --- | --- |", ...rows].join("\n");
}

function findings(messages: readonly Message[]): string {
  const shown = messages.slice(0, MOST_FINDINGS).map(finding);
  const rest = messages.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${count(rest, "more finding")}.`] : [])].join("\n");
}

function finding(message: Message): string {
  const notes = messageNotes(message).map((note) => `  - ${note.label}: ${text(note.text)}`);
  const head = `- **${message.severity}** ${code(placeOf(message))}: ${text(message.message)} (\`${message.rule}\`)`;
  const down =
    message.affects.length > 3
      ? [
          `  - <details><summary>${count(message.affects.length, "test module")}</summary>`,
          "",
          ...message.affects.slice(0, MOST_MODULES).map((path) => `    - ${code(printable(path))}`),
          ...(message.affects.length > MOST_MODULES ? [`    - ${message.affects.length - MOST_MODULES} more`] : []),
          "",
          "    </details>",
        ]
      : [];
  return [head, ...notes, ...down].join("\n");
}

/** Text in which nothing is markup. */
function text(plain: string): string {
  return printable(plain).replace(/[\\`*_[\]<>|~&]/g, (mark) => `\\${mark}`);
}

/** A code span that the text cannot end. */
function code(plain: string): string {
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  const padding = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
  return `${ticks}${padding}${plain}${padding}${ticks}`;
}

function fence(lines: string): string {
  const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}text\n${lines}\n${ticks}`;
}
