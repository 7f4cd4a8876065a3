import { transcodeSource } from "./decode/transcode-source.ts";
import { treeOf, type Outline } from "./outline/outline.ts";
import { ScanOutline } from "./outline/scan-outline.ts";
import { WholeOutline } from "./outline/whole-outline.ts";
import { parseSource, type ParsedSource } from "./parse/parse-source.ts";
import { glanceByPattern, hidesEvents } from "./scan/hidden-events.ts";
import { glanceAt, type SourceGlance } from "./scan/source-glance.ts";
import { scanSource, type SourceScan } from "./scan/source-scanner.ts";
import { functionBodies } from "./scan/function-bodies.ts";
import { createLineIndex, type LineIndex } from "./text/line-index.ts";

/** The large things that are made of a source's text on the way to its facts; each is made when first asked for. */
export class SourceReadings {
  readonly text: string;
  private scanned: SourceScan | undefined;
  private glanced: SourceGlance | undefined;
  private parsedWhole: ParsedSource | undefined;
  private parsed: ParsedSource | undefined;
  private outlined: Outline | undefined;
  private index: LineIndex | undefined;
  private hides: boolean | undefined;
  private executed: string | null | undefined;

  constructor(latin1: string, codec: string) {
    this.text = withoutLoneReturns(transcodeSource(latin1, codec));
  }

  /** Only where the scan may be relied upon. */
  get glance(): SourceGlance {
    return (this.glanced ??= glanceAt(this.text));
  }

  get scan(): SourceScan {
    return (this.scanned ??= scanSource(this.text));
  }

  /** Without the bodies of functions, as far as the scan may be relied upon. */
  get tree(): ParsedSource {
    return (this.parsed ??= this.scan.suspicious ? this.wholeTree : treeOf(this.outline));
  }

  /** What the scan tells of the statements at the top, as far as it may be relied upon. */
  get outline(): Outline {
    return (this.outlined ??= this.scan.suspicious
      ? this.wholeOutline
      : new ScanOutline(this.text, this.scan, () => this.glance));
  }

  get wholeOutline(): Outline {
    return new WholeOutline(this.wholeTree);
  }

  /** Without the bodies of functions, but for those that hold one of the offsets. */
  treeAround(offsets: readonly number[]): ParsedSource {
    return this.scan.suspicious ? this.wholeTree : parseSource(this.text, functionBodies(this.scan, offsets));
  }

  get wholeTree(): ParsedSource {
    return (this.parsedWhole ??= parseSource(this.text));
  }

  /** The text without the bodies of functions; null where the scan may not be relied upon. */
  get executedText(): string | null {
    if (this.executed === undefined) this.executed = this.scan.suspicious ? null : this.withoutBodies();
    return this.executed;
  }

  /** The same if it was asked for. */
  get executedBefore(): string | null | undefined {
    return this.executed;
  }

  /** Only the syntax tree tells all events. */
  get hidesEvents(): boolean {
    return (this.hides ??= hidesEvents(
      this.text,
      () => this.executedText ?? this.text,
      this.scan,
      this.scan.suspicious ? glanceByPattern(this.text) : this.glance,
    ));
  }

  private withoutBodies(): string {
    const { headerEnds, ends } = functionBodies(this.scan);
    let kept = "";
    let at = 0;
    headerEnds.forEach((start, i) => {
      kept += this.text.slice(at, start + 1);
      at = ends[i] ?? at;
    });
    return kept + this.text.slice(at);
  }

  get lines(): LineIndex {
    return (this.index ??= createLineIndex(this.text));
  }
}

/** A carriage return alone ends a line, too; as a newline it is easier to step over, at the same offset. */
function withoutLoneReturns(text: string): string {
  return text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
}
