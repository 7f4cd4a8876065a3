import { readEncoding } from "./decode/source-encoding.ts";
import { transcodeSource } from "./decode/transcode-source.ts";
import { collectEvents, type CollectedEvents } from "./events/collect-events.ts";
import { parseSource, type ParsedSource } from "./parse/parse-source.ts";
import type {
  AttributeUse,
  Bindings,
  Block,
  EncodingVerdict,
  SourceEvent,
  SourceFacts,
  SyntaxIssue,
} from "./source-facts.ts";

/**
 * Facts of a Python source given as its bytes, one character a byte (latin1). Everything is computed when first asked for.
 * Never throws, whatever the bytes.
 */
export function readSource(path: string, latin1: string): SourceFacts {
  return new LazySourceFacts(path, latin1);
}

class LazySourceFacts implements SourceFacts {
  readonly path: string;
  private readonly latin1: string;
  private verdict: EncodingVerdict | undefined;
  private parsed: ParsedSource | undefined;
  private collected: CollectedEvents | undefined;

  constructor(path: string, latin1: string) {
    this.path = path;
    this.latin1 = latin1;
  }

  get encoding(): EncodingVerdict {
    return (this.verdict ??= readEncoding(this.latin1));
  }

  get blocks(): readonly Block[] {
    return this.collect().blocks;
  }

  get events(): readonly SourceEvent[] {
    return this.collect().events;
  }

  bindings(): Bindings {
    throw new Error("bindings are not read yet");
  }

  syntax(): readonly SyntaxIssue[] {
    return [];
  }

  uses(): readonly AttributeUse[] {
    return [];
  }

  private parse(): ParsedSource {
    return (this.parsed ??= parseSource(transcodeSource(this.latin1, this.encoding.name)));
  }

  private collect(): CollectedEvents {
    return (this.collected ??= collectEvents(this.parse(), this.path));
  }
}
