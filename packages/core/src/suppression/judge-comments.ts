import type { LintConfig, RuleSetting } from "../config/lint-config.ts";
import { nearestName } from "../config/nearest-name.ts";
import { contentHash } from "../edit/content-hash.ts";
import type { Unfinished } from "../engine/draft.ts";
import { makeDraft } from "../engine/make-draft.ts";
import type { AnyLanguage, SourceComment } from "../language/language.ts";
import type { Position } from "../rule/message.ts";
import { decodeUtf8 } from "../tree/decode-bytes.ts";
import { entriesBelow } from "../tree/entries-below.ts";
import type { FileEntry } from "../tree/entry.ts";
import type { FileTree } from "../tree/file-tree.ts";
import type { JudgedComment, JudgedDirective } from "./judged-comment.ts";
import { commentText } from "./remove-directive.ts";
import type { PlacedDirective, Suppressor } from "./suppressor.ts";
import { unusedSuppression } from "./unused-suppression.ts";

export interface JudgeInput {
  readonly tree: FileTree;
  readonly language: AnyLanguage;
  readonly config: LintConfig;
  readonly suppressor: Suppressor;
  /** Whether the comments of a file are to be judged. */
  readonly isWanted: (path: string) => boolean;
}

type Fault = { readonly messageId: "unused" | "unknown" | "noRule" | "noReason" } & {
  readonly data?: Readonly<Record<string, string>>;
};

/** What may be said of comments that silence nothing, wherever the rule for it is on. Reads every file that can hold one. */
export function judgeComments(input: JudgeInput): JudgedComment[] {
  const name = nameOfRule(input.config);
  if (name === undefined) return [];
  const judged: JudgedComment[] = [];
  for (const file of entriesBelow(input.tree.root)) {
    if (file.kind !== "file" || !input.isWanted(file.path)) continue;
    const setting = input.config.at(file.path)?.get(name);
    if (setting === undefined || input.language.hasComments?.(file.path) === false) continue;
    judged.push(...judgeFile(file, name, setting, input));
  }
  return judged;
}

function judgeFile(file: FileEntry, name: string, setting: RuleSetting, input: JudgeInput): JudgedComment[] {
  const { path } = file;
  const directives = input.suppressor.directivesOf(path).filter((directive) => !directive.foreign);
  const bytes = directives.length === 0 ? undefined : input.tree.read(file);
  if (bytes === undefined) return [];
  const from = { name, rule: unusedSuppression, node: { path, kind: "file" as const }, ...setting, ...input };
  const judge = (directive: PlacedDirective): JudgedDirective => {
    const { comment, rule, id } = directive;
    const start = positionAt(bytes, comment.start, comment.line);
    const range = { start, end: positionAt(bytes, comment.end, comment.line) };
    const said = (isUsed: boolean): Unfinished | null => {
      const fault = faultOf(directive, isUsed, setting, input);
      return fault === undefined ? null : makeDraft({ ...fault, range, subject: rule }, from).message;
    };
    return { id, unused: said(false), used: said(true) };
  };
  const base = contentHash(bytes);
  const byComment = new Map<SourceComment, JudgedDirective[]>();
  for (const directive of directives) {
    const own = byComment.get(directive.comment);
    if (own) own.push(judge(directive));
    else byComment.set(directive.comment, [judge(directive)]);
  }
  return [...byComment].map(([comment, own]) => {
    return { path, comment, text: { base, ...commentText(bytes, comment) }, directives: own };
  });
}

function nameOfRule(config: LintConfig): string | undefined {
  for (const name of config.enabled) if (config.rules.get(name) === unusedSuppression) return name;
  return undefined;
}

/** A rule that is off at the path, or was not run, cannot be judged. */
function faultOf(
  { rule, path, reason }: PlacedDirective,
  isUsed: boolean,
  { options }: RuleSetting,
  { config }: JudgeInput,
): Fault | undefined {
  if (rule === "") return { messageId: "noRule" };
  if (!config.rules.has(rule)) {
    const nearest = nearestName(rule, config.rules.keys());
    return { messageId: "unknown", data: { rule, hint: nearest === undefined ? "" : `; did you mean "${nearest}"?` } };
  }
  if (!isUsed) return config.at(path)?.has(rule) === true ? { messageId: "unused", data: { rule } } : undefined;
  return options.requireReason === true && reason === null ? { messageId: "noReason" } : undefined;
}

function positionAt(bytes: Uint8Array, offset: number, line: number): Position {
  const lineStart = offset === 0 ? 0 : bytes.lastIndexOf(0x0a, offset - 1) + 1;
  return { line, column: Array.from(decodeUtf8(bytes.subarray(lineStart, offset))).length + 1 };
}
