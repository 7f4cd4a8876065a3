import type { SourceFacts } from "./source-facts.ts";

/**
 * A glance at what importing a source executes, the bodies of its functions left out; true where that text is not to be had:
 * then the syntax tree has to be looked at.
 */
export function mayExecute(facts: SourceFacts, glance: (executed: string) => boolean): boolean {
  const executed = facts.executed();
  return executed === null || glance(executed);
}
