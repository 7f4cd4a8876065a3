import type { Message } from "../rule/message.ts";

/** How many findings carry a fix of each kind: what `--fix`, and what only `--unsafe-fixes`, would mend. */
export function fixableCounts(messages: readonly Message[]): { readonly safe: number; readonly unsafe: number } {
  const count = (safety: string): number => messages.filter((message) => message.fix?.safety === safety).length;
  return { safe: count("safe"), unsafe: count("unsafe") };
}
