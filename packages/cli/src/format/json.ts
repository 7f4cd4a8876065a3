import { fixableCounts, type Message } from "@pylayout/core";
import type { Report } from "../report.ts";
import { cleanVerdict, verdict } from "./verdict.ts";

/** The versioned report for programs: `schema` changes when a field changes meaning or goes. */
export function formatJson(report: Report): string {
  const { messages } = report;
  const errors = messages.filter((message) => message.severity === "error").length;
  const causes = new Set(messages.flatMap((message) => (message.cause === null ? [] : [message.cause])));
  return `${JSON.stringify(
    {
      schema: 1,
      version: report.version,
      root: report.root,
      source: report.source,
      python: report.python,
      summary: {
        errors,
        warnings: messages.length - errors,
        rootCauses: causes.size,
        files: report.files,
        testModules: report.collection.testModules,
        fixable: fixableCounts(messages),
      },
      verdict: messages.length === 0 ? cleanVerdict(report) : verdict(report),
      collection: report.collection,
      ...(report.statistics && { statistics: report.statistics }),
      messages: messages.map(toJson),
      failures: report.failures,
      fixed: report.fixed,
      hints: report.hints,
    },
    null,
    2,
  )}\n`;
}

function toJson(message: Message): object {
  const { rule, messageId, severity, path, kind, range, anchor, cause, pythons, worlds, related, affects, notes } =
    message;
  const { help, fix, fingerprint } = message;
  return {
    rule,
    messageId,
    severity,
    message: message.message,
    path,
    kind,
    range,
    anchor,
    cause,
    pythons,
    worlds,
    related,
    affects,
    notes,
    help,
    fix,
    fingerprint,
  };
}
