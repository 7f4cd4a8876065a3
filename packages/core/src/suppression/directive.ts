import type { SourceComment } from "../language/language.ts";

/** What a comment asks to be silent about, for one rule. */
export interface Directive {
  readonly scope: "line" | "next-line" | "file";
  /** As written; "" where the comment names no rule. */
  readonly rule: string;
  /** The text behind `--`; null where there is none. */
  readonly reason: string | null;
  readonly comment: SourceComment;
  /** `# noqa: rule`: read, but never reported or removed, since other tools share it. */
  readonly foreign: boolean;
}

/** Matches the part of a comment that is ours: scope, names, reason. */
export const directivePattern =
  /(?:^|#)\s*pylayout:\s*disable(-next-line|-file)?(?:\s*=([^#]*?))?\s*(?:\s--([^#]*))?(?=#|$)/;

const noqaPattern = /(?:^|#|\s)noqa\s*:([^#]*)/i;

/** The directives in a comment, one for each rule that it names; empty for all other comments. */
export function readDirectives(comment: SourceComment, isRule: (name: string) => boolean): Directive[] {
  const own = directivePattern.exec(comment.text);
  if (own !== null) {
    const scope = own[1] === "-file" ? "file" : own[1] === "-next-line" ? "next-line" : "line";
    const reason = own[3]?.trim() ?? "";
    const rules = namesIn(own[2] ?? "");
    return (rules.length === 0 ? [""] : rules).map((rule) => {
      return { scope, rule, reason: reason === "" ? null : reason, comment, foreign: false };
    });
  }
  const foreign = noqaPattern.exec(comment.text);
  return namesIn(foreign?.[1] ?? "")
    .filter(isRule)
    .map((rule) => ({ scope: "line", rule, reason: null, comment, foreign: true }));
}

export function namesIn(list: string): string[] {
  return list.split(/[\s,]+/).filter((name) => name !== "");
}
