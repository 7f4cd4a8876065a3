import type { SourceFacts } from "@pylayout/python";

/** What a source's facts say, part by part, in a form that can be compared; of its syntax, what depends on the version. */
export function comparableFacts(facts: SourceFacts): object {
  const syntax = facts.syntax().filter(({ feature }) => feature !== "invalid-syntax");
  const events = facts.events.map((event) => ({ ...event }));
  const eventBlocks = facts.blocks.map((block) => ({ ...block }));
  const uses = facts.uses();
  const bindings = facts.bindings();
  const names = [...bindings.definite, ...bindings.possible].sort();
  const states = names.map((name) => ({
    name,
    state: bindings.state(name),
    atEvents: events.map(({ offset }) => bindings.state(name, offset)),
  }));
  const { opaque, stars, all, allState, allLines, lazyNames } = bindings;
  return {
    ...{ events, eventBlocks, uses, blocks: facts.blocks, states, syntax },
    ...{ opaque, stars, all, allState, allLines, lazyNames: lazyNames && [...lazyNames] },
  };
}
