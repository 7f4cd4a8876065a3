import { openFrame, type BlockFrame, type EventList } from "../events/block-frame.ts";
import type { LineIndex } from "../text/line-index.ts";
import { blockKind } from "./block-kind.ts";
import { readImport } from "./read-import.ts";
import type { SourceScan } from "./source-scanner.ts";

/** The imports of a source that does not compile, with the kinds of the blocks around them and nothing more. */
export function recoveredEvents(text: string, scan: SourceScan, lines: LineIndex, list: EventList): void {
  const frames = new Map<number, BlockFrame>([[-1, openFrame("module", 0, null)]]);
  const frameOf = (header: number): BlockFrame => {
    const known = frames.get(header);
    if (known) return known;
    const parent = frameOf(scan.headerParents[header] ?? -1);
    const frame = openFrame(blockKind(text, scan, header), scan.headerOffsets[header] ?? 0, parent, { certain: false });
    frames.set(header, frame);
    return frame;
  };
  list.enter(frameOf(-1));
  for (let i = 0; i < scan.imports.length; i += 3) {
    const offset = scan.imports[i] ?? 0;
    const block = list.enter(frameOf(scan.imports[i + 2] ?? -1));
    const place = { line: lines.line(offset), column: lines.column(offset), offset, block };
    for (const { level, module, names, asname } of readImport(text.slice(offset, scan.imports[i + 1]))) {
      list.events.push({ kind: "import", level, module, names, asname, ...place });
    }
  }
}
