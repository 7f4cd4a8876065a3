import type { Message } from "@pylayout/core";
import type { Report } from "../report.ts";
import { printable } from "../text.ts";
import type { FormatContext } from "./formatter.ts";
import { messageText } from "./message-lines.ts";

/** GitLab's code quality report: one JSON array. */
export function formatGitlab(report: Report, { repositoryPath }: FormatContext): string {
  return `${JSON.stringify(
    report.messages.map((message) => toIssue(message, repositoryPath)),
    null,
    2,
  )}\n`;
}

function toIssue(message: Message, repositoryPath: FormatContext["repositoryPath"]): object {
  return {
    description: printable(message.message),
    check_name: message.rule,
    fingerprint: message.fingerprint,
    severity: message.severity === "error" ? "major" : "minor",
    content: { body: messageText(message) },
    location: {
      path: printable(repositoryPath(message.anchor.path)) || ".",
      lines: { begin: message.anchor.line, end: message.range?.end.line ?? message.anchor.line },
    },
  };
}
