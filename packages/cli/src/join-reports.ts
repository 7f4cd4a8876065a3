import path from "node:path";
import type { Message } from "@pylayout/core";
import type { Report } from "./report.ts";

/** Several roots give one report: its root is their common directory, and every path is relative to that. */
export function joinReports(reports: readonly Report[]): Report {
  const [first, ...rest] = reports;
  if (!first) throw new Error("no report to join");
  if (rest.length === 0) return first;
  const root = rest.reduce((common, report) => commonDirectory(common, report.root), first.root);
  const sum = (number: (report: Report) => number) => reports.reduce((total, report) => total + number(report), 0);
  const judged = reports.find((report) => report.collection.pytest !== null) ?? first;
  return {
    ...first,
    root,
    messages: reports.flatMap((report) =>
      report.messages.map((message) => below(message, path.relative(root, report.root))),
    ),
    failures: reports.flatMap((report) => report.failures),
    files: sum((report) => report.files),
    warnings: sum((report) => report.warnings),
    collection: {
      ...judged.collection,
      testModules: sum((report) => report.collection.testModules),
      unpredictable: sum((report) => report.collection.unpredictable),
    },
    hints: reports.flatMap((report) => report.hints.map((hint) => `${path.relative(root, report.root)}: ${hint}`)),
  };
}

function commonDirectory(a: string, b: string): string {
  let common = a;
  while (common !== b && !b.startsWith(common.endsWith("/") ? common : `${common}/`)) common = path.dirname(common);
  return common;
}

function below(message: Message, folder: string): Message {
  if (folder === "") return message;
  const under = (place: string) => (place === "" ? folder : `${folder}/${place}`);
  return {
    ...message,
    path: under(message.path),
    anchor: { ...message.anchor, path: under(message.anchor.path) },
    related: message.related.map((place) => ({ ...place, path: under(place.path) })),
    affects: message.affects.map(under),
  };
}
