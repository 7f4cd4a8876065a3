import type { SourceFacts } from "@pylayout/python";

/** What a source's facts say, part by part, in a form that can be compared. */
export function comparableFacts(facts: SourceFacts): object {
  const events = facts.events.map((event) => ({ ...event }));
  const eventBlocks = facts.blocks.map((block) => ({ ...block }));
  const uses = facts.uses();
  const bindings = facts.bindings();
  const names = [...bindings.definite, ...bindings.possible].sort();
  const states = names.map((name) => ({ name, state: bindings.state(name), line: bindings.line(name) }));
  const { opaque, stars, all, allState, allLines, lazyNames } = bindings;
  return {
    ...{ events, eventBlocks, uses, blocks: facts.blocks, states },
    ...{ opaque, stars, all, allState, allLines, lazyNames: lazyNames && [...lazyNames] },
  };
}
