import type { Expression } from "../tree/nodes.ts";
import type { SourceEvent } from "../source-facts.ts";
import type { BlockFrame, EventList } from "./block-frame.ts";
import type { PathContext } from "./evaluate-path.ts";

type OmitPlace<E> = E extends unknown ? Omit<E, "line" | "column" | "offset" | "block"> : never;

/** An event without its place. */
export type EventBody = OmitPlace<SourceEvent>;

/** What the readers of single events need. */
export interface EventContext extends PathContext {
  readonly list: EventList;
  /** Above 0 while the body of a loop over literals is walked again for its next value. */
  repeating: number;
  emit(offset: number, frame: BlockFrame, event: EventBody): void;
  resolve(node: Expression): string | undefined;
}
