import type { EventList } from "../events/block-frame.ts";
import type { ImportAliases } from "../events/import-aliases.ts";
import type { LineIndex } from "../text/line-index.ts";
import { HeaderFrames } from "./header-frames.ts";
import { addImports } from "./scan-events.ts";
import type { SourceScan } from "./source-scanner.ts";

/** The import statements of functions as a scan lists them: for these alone no body need be parsed. */
export class FunctionImports {
  readonly text: string;
  readonly scan: SourceScan;
  readonly lines: LineIndex;
  readonly frames: HeaderFrames;

  constructor(text: string, scan: SourceScan, lines: LineIndex, aliases: ImportAliases) {
    this.text = text;
    this.scan = scan;
    this.lines = lines;
    this.frames = new HeaderFrames(text, scan, aliases);
  }

  /** Adds those between two offsets. False where the scan says too little of one of them: none has been added. */
  add(start: number, end: number, list: EventList): boolean {
    const { imports } = this.scan;
    const first = this.scan.firstImport(start);
    let last = first;
    for (; (imports[3 * last] ?? Infinity) < end; last++) this.frames.frame(imports[3 * last + 2] ?? -1);
    if (this.frames.failed) return false;
    addImports(this, first, last, list);
    return true;
  }
}
