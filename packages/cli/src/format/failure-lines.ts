import type { RuleFailure } from "@pylayout/core";
import { printable } from "../text.ts";

/** Rules that threw, each with its stack below it: their findings are incomplete. */
export function failureLines(failures: readonly RuleFailure[]): string[] {
  return failures.flatMap((failure) => [
    failureText(failure),
    ...failure.stack.split("\n").map((line) => `  ${printable(line)}`),
  ]);
}

/** The same in one line. */
export function failureText({ rule, path, message }: RuleFailure): string {
  return printable(`rule failed: ${rule}${path === "" ? "" : ` at ${path}`}: ${message}`);
}
