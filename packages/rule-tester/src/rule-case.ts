import type { AnyRule, ConfigInput, ConfiguredSeverity, MemoryOptions, Message } from "@pylayout/core";
import type { Files } from "./outline.ts";

/** A tree as an outline (see `parseOutline`), or as files by path where bytes or odd names matter. */
export type TreeInput = string | Files;

export interface CaseInput<Options> {
  /** What the test runner shows; made from the tree if absent. */
  readonly name?: string;
  readonly tree: TreeInput;
  readonly options?: Partial<Options>;
  /** As config would set it; "on" by default. */
  readonly severity?: ConfiguredSeverity;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Further config entries, as a user would write them. */
  readonly config?: ConfigInput;
  /** Other rules that are on as well; their messages are compared too. */
  readonly alsoOn?: readonly AnyRule[];
  /** Name of the root directory, and answers about paths that are not in the tree. */
  readonly source?: MemoryOptions;
  /** The project that an archive was built from, as `--against` names it. */
  readonly builtFrom?: TreeInput;
}

export type ValidCase<Options> = TreeInput | CaseInput<Options>;

/** One expected message. What is given is compared exactly. */
export interface ExpectedMessage<Id extends string> extends Partial<
  Omit<Message, "messageId" | "path" | "fix" | "range" | "fingerprint">
> {
  readonly messageId: Id;
  readonly path: string;
  /** Fills the placeholders of the message; needed, or else `message`, where there are any. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** 1-based; needed where the message has a range. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

export interface InvalidCase<Options, Id extends string> extends CaseInput<Options> {
  /** Every message, in order. */
  readonly messages: readonly ExpectedMessage<Id>[];
  /** The whole tree behind `--fix`; needed where a message has a safe fix. */
  readonly fixed?: TreeInput;
  /** The whole tree behind `--unsafe-fixes`; needed where a message has an unsafe fix. */
  readonly fixedUnsafely?: TreeInput;
}

export interface RuleCases<Options, Id extends string> {
  /** Trees on which the rule is silent. */
  readonly valid: readonly ValidCase<Options>[];
  readonly invalid: readonly InvalidCase<Options, Id>[];
}
