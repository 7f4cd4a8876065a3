import path from "node:path";
import type { Edit, Message } from "@pylayout/core";
import { countByRule } from "./format/statistics.ts";
import type { FixSummary, Report } from "./report.ts";

/** Several roots give one report: its root is their common directory, and every path is relative to that. */
export function joinReports(reports: readonly Report[]): Report {
  const [first, ...rest] = reports;
  if (!first) throw new Error("no report to join");
  if (rest.length === 0) return first;
  const root = rest.reduce((common, report) => commonDirectory(common, report.root), first.root);
  const sum = (number: (report: Report) => number) => reports.reduce((total, report) => total + number(report), 0);
  const judged = reports.find((report) => report.collection.pytest !== null) ?? first;
  const messages = reports.flatMap((report) =>
    report.messages.map((message) => below(message, path.relative(root, report.root))),
  );
  return {
    ...first,
    root,
    base: path.join(first.base, path.relative(first.root, root)).split(path.sep).join("/").replace(/^\.$/, ""),
    messages,
    statistics: first.statistics && countByRule(messages),
    rules: new Map(reports.flatMap((report) => [...report.rules])),
    idle: new Map([...first.idle].filter(([rule]) => rest.every(({ idle }) => idle.has(rule)))),
    failures: reports.flatMap((report) =>
      report.failures.map((failure) => ({ ...failure, path: under(path.relative(root, report.root), failure.path) })),
    ),
    fixed: joinFixes(reports, root),
    files: sum((report) => report.files),
    agreed: sum((report) => report.agreed),
    warnings: sum((report) => report.warnings),
    collection: {
      ...judged.collection,
      testModules: sum((report) => report.collection.testModules),
      unpredictable: sum((report) => report.collection.unpredictable),
      failingModules: sum((report) => report.collection.failingModules),
      failing: agreed(reports.map((report) => report.collection.failing)),
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
  const at = (place: string) => under(folder, place);
  return {
    ...message,
    path: at(message.path),
    anchor: { ...message.anchor, path: at(message.anchor.path) },
    related: message.related.map((place) => ({ ...place, path: at(place.path) })),
    affects: message.affects.map(at),
    // The same cause in two roots is two causes.
    cause: message.cause === null ? null : `${folder}:${message.cause}`,
    fingerprint: `${folder}:${message.fingerprint}`,
    fix: message.fix && { ...message.fix, edits: message.fix.edits.map((edit) => editBelow(edit, folder)) },
  };
}

function editBelow(edit: Edit, folder: string): Edit {
  const path = under(folder, edit.path);
  return edit.op === "move" ? { ...edit, path, to: under(folder, edit.to) } : { ...edit, path };
}

function under(folder: string, place: string): string {
  if (folder === "") return place;
  return place === "" ? folder : `${folder}/${place}`;
}

function joinFixes(reports: readonly Report[], root: string): FixSummary | null {
  if (reports.every((report) => report.fixed === null)) return null;
  const all = (key: keyof FixSummary) =>
    reports.flatMap((report) =>
      (report.fixed?.[key] ?? []).map((file) => under(path.relative(root, report.root), file)),
    );
  return { created: all("created"), changed: all("changed"), removed: all("removed") };
}

/** What all that say anything agree on; null where they do not. */
function agreed(values: readonly (string | null)[]): string | null {
  const said = new Set(values.filter((value) => value !== null));
  return said.size === 1 ? ([...said][0] ?? null) : null;
}
