import { transcodeSource } from "./decode/transcode-source.ts";
import { parseSource, type ParsedSource } from "./parse/parse-source.ts";
import { scanSource, type SourceScan } from "./scan/source-scanner.ts";
import { createLineIndex, type LineIndex } from "./text/line-index.ts";

/** The large things that are made of a source's text on the way to its facts; each is made when first asked for. */
export class SourceReadings {
  readonly text: string;
  private scanned: SourceScan | undefined;
  private parsed: ParsedSource | undefined;
  private index: LineIndex | undefined;

  constructor(latin1: string, codec: string) {
    this.text = withoutLoneReturns(transcodeSource(latin1, codec));
  }

  get scan(): SourceScan {
    return (this.scanned ??= scanSource(this.text));
  }

  get tree(): ParsedSource {
    return (this.parsed ??= parseSource(this.text));
  }

  get lines(): LineIndex {
    return (this.index ??= createLineIndex(this.text));
  }
}

/** A carriage return alone ends a line, too; as a newline it is easier to step over, at the same offset. */
function withoutLoneReturns(text: string): string {
  return text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
}

export interface KeepsReadings {
  forgetReadings(): void;
}

const KEPT = 32;
const recent: (KeepsReadings | undefined)[] = Array.from({ length: KEPT }, () => undefined);
let next = 0;

/** Keeps the readings of the last few sources only: in a large project all of them together would fill the memory. */
export function keepReadings(owner: KeepsReadings): void {
  recent[next]?.forgetReadings();
  recent[next] = owner;
  next = (next + 1) % KEPT;
}
