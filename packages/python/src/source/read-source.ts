import { ALL_VERSIONS, type VersionSet } from "../versions/version-set.ts";
import { readBindings } from "./bindings/read-bindings.ts";
import { readEncoding } from "./decode/source-encoding.ts";
import { transcodeSource } from "./decode/transcode-source.ts";
import { EventList } from "./events/block-frame.ts";
import { EventReader } from "./events/event-reader.ts";
import { parseSource, type ParsedSource } from "./parse/parse-source.ts";
import { recoveredEvents } from "./scan/recovered-events.ts";
import { scanEvents } from "./scan/scan-events.ts";
import { scanSource, type SourceScan } from "./scan/source-scanner.ts";
import type {
  AttributeUse,
  Bindings,
  Block,
  EncodingVerdict,
  SourceEvent,
  SourceFacts,
  SyntaxIssue,
} from "./source-facts.ts";
import { mayDependOnVersion } from "./syntax/version-prefilter.ts";
import { syntaxIssues } from "./syntax/syntax-issues.ts";
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
  private blockList: Block[] = [];
  private readonly bound = new Map<VersionSet, Bindings>();
  private decoded: string | undefined;
  private scan: SourceScan | undefined;
  private issues: readonly SyntaxIssue[] | undefined;
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
    return (this.eventList ??= this.readEvents());
  }

  bindings(versions: VersionSet = ALL_VERSIONS): Bindings {
    const known = this.bound.get(versions);
    if (known) return known;
    const bindings = readBindings(this.parse(), this.lines(), versions);
    this.bound.set(versions, bindings);
    return bindings;
  }

  syntax(thorough = false): readonly SyntaxIssue[] {
    if (this.encoding.failsOn === ALL_VERSIONS) return [];
    if (this.issues) return this.issues;
    const text = this.text();
    const scan = this.scanned();
    if (!thorough && !scan.suspicious && !scan.versioned && !mayDependOnVersion(text)) return [];
    return (this.issues = syntaxIssues(this.parse(), this.lines()));
  }

  uses(): readonly AttributeUse[] {
    if (this.events.length === 0) return [];
    const list = this.list(this.blockList);
    return (this.useList ??= new EventReader(this.parse(), this.path, this.lines(), list).uses());
  }

  tree(): ParsedSource {
    return this.parse();
  }

  private text(): string {
    return (this.decoded ??= withoutLoneReturns(transcodeSource(this.latin1, this.encoding.name)));
  }

  private scanned(): SourceScan {
    return (this.scan ??= scanSource(this.text()));
  }

  private parse(): ParsedSource {
    return (this.parsed ??= parseSource(this.text()));
  }

  private lines(): LineIndex {
    return (this.index ??= createLineIndex(this.text()));
  }

  /** The quick scan where it tells all, else the syntax tree; what can be recovered where the source does not compile. */
  private readEvents(): readonly SourceEvent[] {
    const text = this.text();
    const scan = this.scanned();
    const quick = scan.needsTree ? undefined : this.list();
    if (quick && scanEvents(text, scan, this.lines(), quick)) return this.keep(quick);
    const source = this.parse();
    const list = this.list();
    if (source.fault || source.tooComplex) recoveredEvents(text, scan, this.lines(), list);
    else new EventReader(source, this.path, this.lines(), list).read();
    return this.keep(list);
  }

  private list(blocks: Block[] = []): EventList {
    return new EventList((offset) => this.lines().line(offset), blocks);
  }

  private keep(list: EventList): readonly SourceEvent[] {
    list.sort();
    this.blockList = list.blocks;
    return list.events;
  }
}

/** A carriage return alone ends a line, too; as a newline it is easier to step over, at the same offset. */
function withoutLoneReturns(text: string): string {
  return text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
}
