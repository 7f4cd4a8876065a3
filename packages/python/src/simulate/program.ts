import type { AttributeUse, Block, SourceEvent, SourceFacts } from "../source/source-facts.ts";

/** What one block executes, in order of the text. */
export type ProgramItem =
  | { readonly kind: "event"; readonly offset: number; readonly event: SourceEvent }
  | { readonly kind: "use"; readonly offset: number; readonly use: AttributeUse }
  | { readonly kind: "block"; readonly offset: number; readonly block: number }
  | {
      readonly kind: "try";
      readonly offset: number;
      readonly block: number;
      readonly otherwise: number;
      readonly finally: number;
    };

/** A source's blocks as a tree; functions are left out, since importing does not run them. */
export interface Program {
  readonly items: readonly (readonly ProgramItem[])[];
  readonly blocks: readonly Block[];
}

const NO_ITEMS: readonly ProgramItem[] = [];
/** Not kept: a module is executed once or twice, and the second time long after the first. */
export function programOf(facts: SourceFacts): Program {
  return build(facts, []);
}

/** The same with the attribute chains that are read. */
export function programWithUses(facts: SourceFacts): Program {
  return build(facts, facts.uses());
}

function build(facts: SourceFacts, uses: readonly AttributeUse[]): Program {
  const { blocks, events } = facts;
  const dead = findDead(blocks);
  const items: ProgramItem[][] = [];
  const itemsOf = (block: number): ProgramItem[] => (items[block] ??= []);
  blocks.forEach((block, index) => {
    if (index === 0 || dead[index]) return;
    const item = blockItem(blocks, block, index);
    if (item) itemsOf(block.parent).push(item);
  });
  for (const event of events) {
    if (!dead[event.block]) itemsOf(event.block).push({ kind: "event", offset: event.offset, event });
  }
  for (const use of uses) {
    if (!dead[use.block]) itemsOf(use.block).push({ kind: "use", offset: use.offset, use });
  }
  for (const list of items as (ProgramItem[] | undefined)[]) list?.sort(byOffset);
  return { blocks, items: Array.from(items, (list: ProgramItem[] | undefined) => list ?? NO_ITEMS) };
}

/** An import comes before a use at the same offset. */
function byOffset(a: ProgramItem, b: ProgramItem): number {
  return a.offset - b.offset || Number(a.kind === "use") - Number(b.kind === "use");
}

function findDead(blocks: readonly Block[]): boolean[] {
  const dead: boolean[] = [];
  blocks.forEach((block, index) => {
    const isFunction = block.kind === "function" || block.kind === "async-function";
    dead[index] = isFunction || (block.parent >= 0 && dead[block.parent] === true);
  });
  return dead;
}

function blockItem(blocks: readonly Block[], block: Block, index: number): ProgramItem | undefined {
  switch (block.kind) {
    case "except":
    case "except*":
    case "try-else":
    case "finally":
      return undefined;
    case "try":
      return {
        kind: "try",
        offset: block.offset,
        block: index,
        otherwise: blocks.findIndex((other) => other.head === index && other.kind === "try-else"),
        finally: blocks.findIndex((other) => other.head === index && other.kind === "finally"),
      };
    default:
      return { kind: "block", offset: block.offset, block: index };
  }
}
