import type { LintConfig, RuleSetting } from "../config/lint-config.ts";
import { nearestName } from "../config/nearest-name.ts";
import { makeDraft } from "../engine/make-draft.ts";
import type { Fix } from "../edit/edit.ts";
import type { AnyLanguage, SourceComment } from "../language/language.ts";
import type { Message, Position } from "../rule/message.ts";
import { entriesBelow } from "../tree/entries-below.ts";
import type { FileEntry } from "../tree/entry.ts";
import type { FileTree } from "../tree/file-tree.ts";
import { decodeUtf8 } from "../tree/decode-bytes.ts";
import { removeDirective } from "./remove-directive.ts";
import type { PlacedDirective, Suppressor } from "./suppressor.ts";
import { unusedSuppression } from "./unused-suppression.ts";

export interface UnusedInput {
  readonly tree: FileTree;
  readonly language: AnyLanguage;
  readonly config: LintConfig;
  readonly suppressor: Suppressor;
}

type Fault = { readonly messageId: "unused" | "unknown" | "noRule" | "noReason" } & {
  readonly data?: Readonly<Record<string, string>>;
};

type Unfinished = Omit<Message, "fingerprint">;

/** Reports comments that silence nothing, wherever the rule for it is on. Reads every file that can hold a comment. */
export function reportUnused(input: UnusedInput): Unfinished[] {
  const name = nameOfRule(input.config);
  if (name === undefined) return [];
  const messages: Unfinished[] = [];
  for (const file of entriesBelow(input.tree.root)) {
    if (file.kind !== "file") continue;
    const setting = input.config.at(file.path)?.get(name);
    if (setting === undefined || input.language.hasComments?.(file.path) === false) continue;
    messages.push(...reportFile(file, name, setting, input));
  }
  return messages;
}

interface FaultyDirective {
  readonly directive: PlacedDirective;
  readonly fault: Fault;
}

function reportFile(file: FileEntry, name: string, setting: RuleSetting, input: UnusedInput): Unfinished[] {
  const directives = input.suppressor.directivesOf(file.path).filter((directive) => !directive.foreign);
  const faults = directives.flatMap((directive): FaultyDirective[] => {
    const fault = faultOf(directive, setting.options.requireReason === true, input);
    return fault === undefined ? [] : [{ directive, fault }];
  });
  const bytes = faults.length === 0 ? undefined : input.tree.read(file);
  if (bytes === undefined) return [];
  const node = { path: file.path, kind: "file" as const };
  const from = { name, rule: unusedSuppression, node, severity: setting.severity, ...input };
  return faults.map(({ directive, fault }) => {
    const { comment } = directive;
    const start = positionAt(bytes, comment.start, comment.line);
    const end = positionAt(bytes, comment.end, comment.line);
    const fix = fault.messageId === "noReason" ? undefined : removalOf(comment, faults, file.path, bytes);
    return makeDraft({ ...fault, range: { start, end }, subject: directive.rule, ...(fix && { fix }) }, from).message;
  });
}

/** One edit for all faults of a comment, so that they are mended together. */
function removalOf(
  comment: SourceComment,
  faults: readonly FaultyDirective[],
  path: string,
  bytes: Uint8Array,
): Fix | undefined {
  const wrong = faults.filter(
    ({ directive, fault }) => directive.comment === comment && fault.messageId !== "noReason",
  );
  const edit = removeDirective(path, bytes, comment, new Set(wrong.map(({ directive }) => directive.rule)));
  return edit && { safety: "safe", edits: [edit] };
}

function nameOfRule(config: LintConfig): string | undefined {
  for (const name of config.enabled) if (config.rules.get(name) === unusedSuppression) return name;
  return undefined;
}

/** A rule that is off at the path, or was not run, cannot be judged. */
function faultOf(directive: PlacedDirective, requireReason: boolean, input: UnusedInput): Fault | undefined {
  const { rule, path, reason } = directive;
  if (rule === "") return { messageId: "noRule" };
  if (!input.config.rules.has(rule)) {
    const nearest = nearestName(rule, input.config.rules.keys());
    return { messageId: "unknown", data: { rule, hint: nearest === undefined ? "" : `; did you mean "${nearest}"?` } };
  }
  if (!input.suppressor.used.has(directive)) {
    return input.config.at(path)?.has(rule) === true ? { messageId: "unused", data: { rule } } : undefined;
  }
  return requireReason && reason === null ? { messageId: "noReason" } : undefined;
}

function positionAt(bytes: Uint8Array, offset: number, line: number): Position {
  const lineStart = offset === 0 ? 0 : bytes.lastIndexOf(0x0a, offset - 1) + 1;
  return { line, column: Array.from(decodeUtf8(bytes.subarray(lineStart, offset))).length + 1 };
}
