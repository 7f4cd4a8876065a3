import { openFrame, type BlockFrame, type EventList } from "../events/block-frame.ts";
import { EventReader } from "../events/event-reader.ts";
import { ImportAliases } from "../events/import-aliases.ts";
import { parseSource, type ParsedSource } from "../parse/parse-source.ts";
import type { BlockKind } from "../source-facts.ts";
import type { LineIndex } from "../text/line-index.ts";
import { HEADERS, isDefinition } from "./header-kind.ts";
import { readImport, type ReadImport } from "./read-import.ts";
import type { SourceScan } from "./source-scanner.ts";

const WRAPPER = "if 1:\n";
const NO_FRAME: Partial<BlockFrame> = {};

/**
 * Turns a quick scan into events. Statements with blocks other than functions and classes are parsed where they hold an
 * import, everything else is taken as scanned. False: a part did not parse as the scan has it, and the list is of no use.
 */
export function scanEvents(text: string, scan: SourceScan, path: string, lines: LineIndex, list: EventList): boolean {
  return new ScanReader(text, scan, path, lines, list).read();
}

class ScanReader {
  private readonly text: string;
  private readonly scan: SourceScan;
  private readonly path: string;
  private readonly lines: LineIndex;
  private readonly list: EventList;
  private readonly module = openFrame("module", 0, null);
  private readonly frames = new Map<number, BlockFrame>();
  private readonly aliases = new ImportAliases();

  constructor(text: string, scan: SourceScan, path: string, lines: LineIndex, list: EventList) {
    this.text = text;
    this.scan = scan;
    this.path = path;
    this.lines = lines;
    this.list = list;
  }

  read(): boolean {
    const { imports } = this.scan;
    this.list.enter(this.module);
    const read: (readonly ReadImport[])[] = [];
    for (let i = 0; i < imports.length; i += 3) read.push(this.readAt(i));
    for (const { level, module, names, asname } of read.flat()) this.aliases.add(level, module, names, asname);
    for (let i = 0; i < imports.length;) {
      const compound = this.outermostCompound(imports[i + 2] ?? -1);
      if (compound === -1) {
        this.emit(i, read[i / 3] ?? []);
        i += 3;
        continue;
      }
      const next = this.compound(compound, i, read);
      if (next === -1) return false;
      i = next;
    }
    return true;
  }

  private readAt(i: number): readonly ReadImport[] {
    const { imports } = this.scan;
    return readImport(this.text.slice(imports[i], imports[i + 1]));
  }

  private emit(i: number, read: readonly ReadImport[]): void {
    const offset = this.scan.imports[i] ?? 0;
    const place = { line: this.lines.line(offset), column: this.lines.column(offset), offset };
    const block = this.list.enter(this.frame(this.scan.imports[i + 2] ?? -1));
    for (const { level, module, names, asname } of read) {
      this.list.events.push({ kind: "import", level, module, names, asname, ...place, block });
    }
  }

  /** The outermost header around that is no function or class, though it may stand in one; -1 for none. */
  private outermostCompound(header: number): number {
    const { headers, headerParents, headerHeads } = this.scan;
    let found = -1;
    for (let at = header; at !== -1; at = headerParents[at] ?? -1) {
      if (!isDefinition(headers[at] ?? 0)) found = at;
    }
    return found === -1 ? -1 : (headerHeads[found] ?? found);
  }

  private frame(header: number): BlockFrame {
    if (header === -1) return this.module;
    const known = this.frames.get(header);
    if (known) return known;
    const frame = this.openFrame(header);
    this.frames.set(header, frame);
    return frame;
  }

  private openFrame(header: number): BlockFrame {
    const { headers, headerOffsets, headerParents } = this.scan;
    const parent = this.frame(headerParents[header] ?? -1);
    const word = HEADERS[headers[header] ?? 0] ?? "def";
    const kind: BlockKind = word === "class" ? "class" : word === "def" ? "function" : "async-function";
    const isFunction = kind !== "class";
    const more = isFunction ? { runsOn: 0, certain: false } : NO_FRAME;
    return openFrame(kind, headerOffsets[header] ?? 0, parent, more);
  }

  /** Parses a statement with blocks; returns the index of the first import behind it, -1 where it does not parse. */
  private compound(header: number, from: number, read: readonly (readonly ReadImport[])[]): number {
    const { headerOffsets, headerEnds, headerParents, imports } = this.scan;
    const start = headerOffsets[header] ?? 0;
    const end = headerEnds[header] ?? this.text.length;
    const { source, base } = this.parse(start, end);
    if (source.fault || source.tooComplex) return -1;
    const before = this.list.events.length;
    const frame = this.frame(headerParents[header] ?? -1);
    new EventReader(source, this.path, this.lines, this.list, { base, frame, aliases: this.aliases }).read();
    let next = from;
    let expected = 0;
    while (next < imports.length && (imports[next] ?? 0) < end) {
      expected += read[next / 3]?.length ?? 0;
      next += 3;
    }
    return this.list.events.length - before === expected ? next : -1;
  }

  private parse(start: number, end: number): { source: ParsedSource; base: number } {
    const lineStart = this.lines.start(this.lines.line(start));
    if (lineStart === start) return { source: parseSource(this.text.slice(start, end)), base: start };
    const whole = parseSource(WRAPPER + this.text.slice(lineStart, end));
    const [wrapper] = whole.body;
    const body = wrapper?.type === "If" ? (wrapper.branches[0]?.body ?? []) : [];
    return { source: { ...whole, body }, base: lineStart - WRAPPER.length };
  }
}
