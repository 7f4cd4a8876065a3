import type { Fix, Message, Range, RelatedPlace, RuleMeta } from "@pylayout/core";
import type { Report } from "../report.ts";
import { printable } from "../text.ts";
import { failureText } from "./failure-lines.ts";
import type { FormatContext } from "./formatter.ts";
import { messageText } from "./message-lines.ts";
import { uriPath } from "./uri.ts";

type Locate = (path: string, region?: object) => object;

/** A SARIF 2.1.0 log. Paths are relative to the top of the repository, as code scanning wants them. */
export function formatSarif(report: Report, { repositoryPath }: FormatContext): string {
  const locate: Locate = (path, region) => ({
    physicalLocation: { artifactLocation: artifact(repositoryPath(path)), ...(region && { region }) },
  });
  const ids = [...report.rules.keys()];
  const run = {
    tool: { driver: driver(report) },
    columnKind: "unicodeCodePoints",
    invocations: [invocation(report)],
    results: report.messages.map((message) => ({
      ...toResult(message, locate),
      ...(ids.includes(message.rule) && { ruleIndex: ids.indexOf(message.rule) }),
      ...fixesOf(message, repositoryPath),
    })),
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function driver({ version, rules }: Report): object {
  return {
    name: "pylayout",
    semanticVersion: version,
    rules: [...rules].map(([id, meta]) => toDescriptor(id, meta)),
  };
}

function toDescriptor(id: string, { docs, severity, type, fixable }: RuleMeta): object {
  const explanation = docs.explanation ?? `${docs.description}.`;
  return {
    id,
    shortDescription: { text: `${docs.description}.` },
    fullDescription: { text: explanation },
    help: {
      text: `${explanation}\n\npylayout explain ${id}`,
      markdown: `${explanation}\n\n\`pylayout explain ${id}\``,
    },
    ...(docs.url !== undefined && { helpUri: docs.url }),
    defaultConfiguration: { level: severity },
    properties: { tags: ["python", "layout", type], fixable: fixable ?? [] },
  };
}

function invocation({ failures, hints }: Report): object {
  return {
    executionSuccessful: failures.length === 0,
    toolExecutionNotifications: failures.map((failure) => ({
      level: "error",
      message: { text: failureText(failure) },
      associatedRule: { id: failure.rule },
      exception: { message: printable(failure.message) },
    })),
    toolConfigurationNotifications: hints.map((hint) => ({ level: "note", message: { text: printable(hint) } })),
  };
}

function toResult(message: Message, locate: Locate): object {
  const { rule, severity, range, anchor, related, path, kind, pythons, affects, cause, fingerprint } = message;
  const region = range ? regionOf(range) : { startLine: anchor.line };
  const properties = { path: printable(path), kind, pythons, affects: affects.map(printable), cause };
  return {
    ruleId: rule,
    level: severity,
    message: { text: messageText(message) },
    ...(anchor.path !== "" && { locations: [locate(anchor.path, region)] }),
    ...(related.length > 0 && { relatedLocations: related.map((place, index) => toRelated(place, index, locate)) }),
    partialFingerprints: { "pylayoutFinding/v1": fingerprint },
    properties,
  };
}

/** The end is left out where a range is but a point: SARIF would take that as an insertion. */
function regionOf({ start, end }: Range): object {
  const first = { startLine: start.line, startColumn: start.column };
  const isPoint = start.line === end.line && start.column === end.column;
  return isPoint ? first : { ...first, endLine: end.line, endColumn: end.column };
}

function toRelated({ path, line, message }: RelatedPlace, id: number, locate: Locate): object {
  return {
    id,
    message: { text: printable(message) },
    ...locate(path, line > 0 ? { startLine: line } : undefined),
  };
}

/** The fix as SARIF can say it: changes within files. Files that come, go or move have no words there. */
function fixesOf({ fix, help }: Message, repositoryPath: FormatContext["repositoryPath"]): object {
  if (!fix?.edits.every(({ op }) => op === "edit")) return {};
  const description = { text: help === null ? `a fix that is ${fix.safety}` : printable(help) };
  return { fixes: [{ description, artifactChanges: artifactChanges(fix, repositoryPath) }] };
}

function artifactChanges({ edits }: Fix, repositoryPath: FormatContext["repositoryPath"]): object[] {
  return edits.flatMap((edit) =>
    edit.op !== "edit"
      ? []
      : [
          {
            artifactLocation: artifact(repositoryPath(edit.path)),
            replacements: edit.changes.map(({ start, end, text }) => ({
              deletedRegion: { byteOffset: start, byteLength: end - start },
              insertedContent: { text },
            })),
          },
        ],
  );
}

function artifact(path: string): object {
  return { uri: uriPath(path), uriBaseId: "%SRCROOT%" };
}
