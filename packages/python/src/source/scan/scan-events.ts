import type { EventList } from "../events/block-frame.ts";
import { ImportAliases } from "../events/import-aliases.ts";
import type { LineIndex } from "../text/line-index.ts";
import { HeaderFrames } from "./header-frames.ts";
import { isFunction } from "./header-kind.ts";
import { readImport, type ReadImport } from "./read-import.ts";
import type { SourceScan } from "./source-scanner.ts";

/** Turns a quick scan into events. False: the headers say too little, and the list is of no use. */
export function scanEvents(text: string, scan: SourceScan, lines: LineIndex, list: EventList): boolean {
  const frames = new HeaderFrames(text, scan, new ImportAliases(executedImports(text, scan)));
  list.enter(frames.frame(-1));
  addImports({ text, scan, lines, frames }, 0, scan.imports.length / 3, list);
  return !frames.failed;
}

interface Scanned {
  readonly text: string;
  readonly scan: SourceScan;
  readonly lines: LineIndex;
  readonly frames: HeaderFrames;
}

/** Adds the import statements from one on to another, by their places in the scan's list. */
export function addImports({ text, scan, lines, frames }: Scanned, from: number, to: number, list: EventList): void {
  const { imports } = scan;
  for (let i = from; i < to; i++) {
    const offset = imports[3 * i] ?? 0;
    const line = lines.line(offset);
    const column = lines.column(offset);
    const block = list.enter(frames.frame(imports[3 * i + 2] ?? -1));
    for (const { level, module, names, asname } of readImport(text.slice(offset, imports[3 * i + 1]))) {
      list.events.push({ kind: "import", level, module, names, asname, line, column, offset, block });
    }
  }
}

/** What a source imports while it is executed. */
export function executedImports(text: string, scan: SourceScan): ReadImport[] {
  const { imports } = scan;
  const read: ReadImport[] = [];
  for (let i = 0; i < imports.length; i += 3) {
    if (!isInFunction(scan, imports[i + 2] ?? -1)) read.push(...readImport(text.slice(imports[i], imports[i + 1])));
  }
  return read;
}

/** Whether what stands right below a header lies in a function; -1 for the module. */
export function isInFunction({ headers, headerParents }: SourceScan, innermost: number): boolean {
  for (let at = innermost; at >= 0; at = headerParents[at] ?? -1) if (isFunction(headers[at] ?? 0)) return true;
  return false;
}
