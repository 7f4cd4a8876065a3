import { ALL_VERSIONS, type VersionSet } from "../../versions/version-set.ts";
import type { Block, BlockKind, Handler, SourceEvent } from "../source-facts.ts";

/** A handler before its block has an index. */
export interface HandlerFrame {
  readonly catches: Handler["catches"];
  readonly reraises: boolean;
  readonly frame: BlockFrame | null;
}

/** A block that may come to enclose an event, and only then gets a place in the list of blocks. */
export interface BlockFrame {
  readonly kind: BlockKind;
  readonly start: number;
  readonly parent: BlockFrame | null;
  readonly runsOn: VersionSet;
  readonly certain: boolean;
  handlers: readonly HandlerFrame[];
  readonly head: BlockFrame | null;
  index: number;
  /** Some enclosing block is a function: an import does not execute it. */
  readonly inFunction: boolean;
}

export function openFrame(
  kind: BlockKind,
  start: number,
  parent: BlockFrame | null,
  more: Partial<Pick<BlockFrame, "runsOn" | "certain" | "head">> = {},
): BlockFrame {
  const isFunction = kind === "function" || kind === "async-function";
  const { runsOn = ALL_VERSIONS, certain = true, head = null } = more;
  const inFunction = isFunction || (parent?.inFunction ?? false);
  return { kind, start, parent, runsOn, certain, head, handlers: [], index: -1, inFunction };
}

const NO_HANDLERS: Handler[] = [];

/** The blocks and events of a file, in order of the text. Blocks that are listed already keep their places. */
export class EventList {
  readonly blocks: Block[];
  readonly events: SourceEvent[] = [];
  private readonly line: (offset: number) => number;
  private readonly indexes: Map<string, number>;

  constructor(line: (offset: number) => number, blocks: Block[]) {
    this.line = line;
    this.blocks = blocks;
    this.indexes = new Map(blocks.map((block, i) => [`${block.kind} ${block.offset}`, i]));
  }

  /** The index of a frame's block, which enters the list with all that it refers to. */
  enter(frame: BlockFrame): number {
    if (frame.index >= 0) return frame.index;
    const parent = frame.parent ? this.enter(frame.parent) : -1;
    const head = frame.head ? this.enter(frame.head) : -1;
    if (frame.index >= 0) return frame.index;
    const { kind, start, runsOn, certain } = frame;
    const known = this.indexes.get(`${kind} ${start}`);
    if (known !== undefined) return (frame.index = known);
    const index = this.blocks.length;
    frame.index = index;
    this.indexes.set(`${kind} ${start}`, index);
    const handlers: Handler[] = frame.handlers.length > 0 ? [] : NO_HANDLERS;
    const line = this.line(start);
    const first = head === -1 ? index : head;
    this.blocks.push({ kind, line, offset: start, parent, runsOn, certain, handlers, head: first });
    for (const { catches, reraises, frame: own } of frame.handlers) {
      handlers.push({ catches, reraises, block: own ? this.enter(own) : -1 });
    }
    return index;
  }

  /** True where an event with the same content stands at its offset already. */
  has(event: SourceEvent): boolean {
    const text = JSON.stringify({ ...event, block: 0 });
    return this.events.some((other) => {
      return other.offset === event.offset && JSON.stringify({ ...other, block: 0 }) === text;
    });
  }

  sort(): void {
    this.events.sort((a, b) => a.offset - b.offset);
  }
}
