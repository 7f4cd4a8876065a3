import type { Message } from "@pylayout/core";
import type { Report } from "../report.ts";

/** The versioned report for programs: `schema` changes when a field changes meaning or goes. */
export function formatJson(report: Report): string {
  const { messages } = report;
  const errors = messages.filter((message) => message.severity === "error").length;
  const fixable = (safety: string) => messages.filter((message) => message.fix?.safety === safety).length;
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
        fixable: { safe: fixable("safe"), unsafe: fixable("unsafe") },
      },
      messages: messages.map(toJson),
      failures: report.failures,
    },
    null,
    2,
  )}\n`;
}

function toJson(message: Message): object {
  const { rule, messageId, severity, path, kind, range, anchor, cause, pythons, worlds, related, affects, help, fix } =
    message;
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
    help,
    fix,
    fingerprint: message.fingerprint,
  };
}
