import type { LintNode, Language } from "../language/language.ts";
import type { Message, Severity } from "../rule/message.ts";
import type { AnyRule, MessageTexts, ReportPlace } from "../rule/rule.ts";
import type { FileTree } from "../tree/file-tree.ts";
import type { ConfiguredSeverity } from "../config/lint-config.ts";
import type { Draft } from "./draft.ts";
import { interpolate } from "./interpolate.ts";

/** A report as any rule may make it. */
export type AnyReport = ReportPlace & {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string | number>> | undefined;
};

export interface DraftSource {
  readonly name: string;
  readonly rule: AnyRule;
  readonly node: LintNode;
  readonly severity: ConfiguredSeverity;
  readonly tree: FileTree;
  readonly language: Pick<Language, "standIn">;
}

/**
 * Completes a report with the defaults that interfaces.md promises.
 * @throws Error for a message id or placeholder that the rule does not declare.
 */
export function makeDraft(report: AnyReport, from: DraftSource): Draft {
  const path = report.path ?? from.node.path;
  const kind = report.kind ?? (path === from.node.path ? from.node.kind : kindOf(from.tree, path));
  return {
    owner: report.owner,
    message: {
      rule: from.name,
      messageId: report.messageId,
      severity: severityOf(from.severity, report.severity ?? from.rule.meta.severity),
      message: textOf(from.rule, report),
      path,
      kind,
      range: report.range ?? null,
      anchor: report.anchor ?? anchorOf(path, kind, report, from),
      cause: report.cause ?? null,
      pythons: report.pythons ?? [],
      worlds: report.worlds ?? [],
      related: report.related ?? [],
      affects: report.affects ?? [],
      notes: report.notes ?? [],
      help: report.help ?? null,
      fix: report.fix ?? null,
      subject: report.subject ?? "",
    },
  };
}

function severityOf(configured: ConfiguredSeverity, verdict: Severity): Severity {
  if (configured === "on") return verdict;
  return configured === "error" ? "error" : "warning";
}

function textOf(rule: AnyRule, report: AnyReport): string {
  const texts = rule.meta.messages as MessageTexts;
  const text = Object.hasOwn(texts, report.messageId) ? texts[report.messageId] : undefined;
  if (text === undefined) throw new Error(`unknown messageId "${report.messageId}"`);
  return interpolate(text, report.data);
}

function kindOf(tree: FileTree, path: string): "file" | "directory" {
  return tree.get(path)?.kind === "directory" ? "directory" : "file";
}

function anchorOf(path: string, kind: Message["kind"], report: AnyReport, from: DraftSource): Message["anchor"] {
  if (kind === "file") return { path, line: report.range?.start.line ?? 1 };
  return { path: from.language.standIn?.(from.tree, path) ?? firstFile(from.tree, path) ?? path, line: 1 };
}

/** The first file by name in a directory, its own files before those below. */
function firstFile(tree: FileTree, path: string): string | undefined {
  const directory = tree.get(path);
  if (directory?.kind !== "directory") return undefined;
  const names = [...directory.children.keys()].sort();
  let below: string | undefined;
  for (const name of names) {
    const child = directory.children.get(name);
    if (child?.kind === "file") return child.path;
    if (child?.kind === "directory") below ??= firstFile(tree, child.path);
  }
  return below;
}
