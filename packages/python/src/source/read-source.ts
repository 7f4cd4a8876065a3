import { LazySourceFacts, type SourceHost } from "./lazy-source-facts.ts";
import type { KeptFacts } from "./rest/kept-facts.ts";
import type { KeepableFacts } from "./rest/source-memo.ts";
import { SourceStore } from "./rest/source-store.ts";
import type { SourceFacts } from "./source-facts.ts";

export type { SourceHost } from "./lazy-source-facts.ts";

/**
 * Facts of a Python source given as its bytes, one character a byte (latin1), or as one of many sources. Everything is computed
 * when first asked for. Never throws, whatever the bytes.
 */
export function readSource(path: string, source: string | SourceHost): SourceFacts {
  return sourceFacts(path, typeof source === "string" ? alone(source, false) : source);
}

/** The same, with what is known of the source already. */
export function sourceFacts(path: string, host: SourceHost, known?: KeptFacts): SourceFacts & KeepableFacts {
  const facts = new LazySourceFacts(path, host);
  if (known !== undefined) facts.take(known);
  return facts;
}

/** The same facts read from the whole syntax tree, slowly: what the quick ways are compared with. */
export function readWholeSource(path: string, latin1: string): SourceFacts {
  return new LazySourceFacts(path, alone(latin1, true));
}

function alone(latin1: string, isWhole: boolean): SourceHost {
  return { bytes: () => latin1, isThorough: () => isWhole, store: new SourceStore(), isWhole };
}
