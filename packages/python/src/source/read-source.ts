import { ALL_VERSIONS, type VersionSet } from "../versions/version-set.ts";
import { readBindings } from "./bindings/read-bindings.ts";
import { readEncoding } from "./decode/source-encoding.ts";
import { transcodeSource } from "./decode/transcode-source.ts";
import { EventReader } from "./events/event-reader.ts";
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
import { createLineIndex, type LineIndex } from "./text/line-index.ts";

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
  private readonly blockList: Block[] = [];
  private readonly bound = new Map<VersionSet, Bindings>();
  private verdict: EncodingVerdict | undefined;
  private parsed: ParsedSource | undefined;
  private index: LineIndex | undefined;
  private eventList: readonly SourceEvent[] | undefined;
  private useList: readonly AttributeUse[] | undefined;

  constructor(path: string, latin1: string) {
    this.path = path;
    this.latin1 = latin1;
  }

  get encoding(): EncodingVerdict {
    return (this.verdict ??= readEncoding(this.latin1));
  }

  get blocks(): readonly Block[] {
    this.events satisfies readonly SourceEvent[];
    return this.blockList;
  }

  get events(): readonly SourceEvent[] {
    return (this.eventList ??= this.reader().events());
  }

  bindings(versions: VersionSet = ALL_VERSIONS): Bindings {
    const known = this.bound.get(versions);
    if (known) return known;
    const bindings = readBindings(this.parse(), this.lines(), versions);
    this.bound.set(versions, bindings);
    return bindings;
  }

  syntax(): readonly SyntaxIssue[] {
    return [];
  }

  uses(): readonly AttributeUse[] {
    if (this.events.length === 0) return [];
    return (this.useList ??= this.reader().uses());
  }

  tree(): ParsedSource {
    return this.parse();
  }

  private parse(): ParsedSource {
    return (this.parsed ??= parseSource(transcodeSource(this.latin1, this.encoding.name)));
  }

  private lines(): LineIndex {
    return (this.index ??= createLineIndex(this.parse().text));
  }

  private reader(): EventReader {
    return new EventReader(this.parse(), this.path, this.lines(), this.blockList);
  }
}
