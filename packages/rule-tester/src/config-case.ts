import type { CaseInput, ExpectedMessage, TreeInput } from "./rule-case.ts";

/** A project under a shared config: what it holds, and what its own config adds to the shared one. */
export type ConfigCaseInput = Pick<CaseInput<never>, "name" | "tree" | "settings" | "config" | "source">;

/** One expected message: its rule and path, and whatever else of it matters to the config, compared exactly. */
export interface ExpectedFinding extends Partial<Omit<ExpectedMessage<string>, "rule" | "path" | "data">> {
  readonly rule: string;
  readonly path: string;
}

export interface ConfigCases {
  /** Projects in which the config finds nothing. */
  readonly valid?: readonly (TreeInput | ConfigCaseInput)[];
  /** Projects with every message that the config gives, in order. */
  readonly invalid?: readonly (ConfigCaseInput & { readonly messages: readonly ExpectedFinding[] })[];
}
