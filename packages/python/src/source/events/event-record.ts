import { readList, writeList, type RecordReader, type RecordWriter } from "../rest/record-pool.ts";
import type { RestingForm } from "../rest/resting-values.ts";
import type { AttributeUse, Block, ImportedName, ImportEvent, SourceEvent } from "../source-facts.ts";

/** What executing a source does, as far as it was asked for. */
export interface EventRecord {
  readonly events: readonly SourceEvent[];
  readonly blocks: readonly Block[];
  /** undefined: nobody has asked. */
  readonly uses: readonly AttributeUse[] | undefined;
}

/** Imports and blocks, of which there are many, as numbers and words; all else as JSON. */
export const RESTING_RECORD: RestingForm<EventRecord> = {
  write({ events, blocks, uses }, to) {
    writeList(events, to, (event) => {
      writeEvent(event, to);
    });
    writeList(blocks, to, (block) => {
      writeBlock(block, to);
    });
    to.word(uses === undefined ? null : JSON.stringify(uses));
  },
  read(from) {
    const events = readList(from, readEvent);
    const blocks = readList(from, readBlock);
    const uses = from.word();
    return { events, blocks, uses: uses === null ? undefined : (JSON.parse(uses) as AttributeUse[]) };
  },
  size: ({ events, blocks, uses }) => 1 + 2 * events.length + blocks.length + 2 * (uses?.length ?? 0),
};

/** How an event begins: what it is, and of an import whether it is `from` something, and how many dots stand there. */
const OTHER = 0;
const PLAIN = 1;
const FROM = 2;

function writeEvent(event: SourceEvent, to: RecordWriter): void {
  if (event.kind !== "import") {
    to.number(OTHER);
    to.word(JSON.stringify(event));
    return;
  }
  const { names } = event;
  to.number(names === null ? PLAIN : FROM + event.level);
  to.number(event.line);
  to.number(event.column);
  to.number(event.offset);
  to.number(event.block);
  to.word(event.module);
  to.word(event.asname);
  if (names !== null)
    writeList(names, to, (name) => {
      writeName(name, to);
    });
}

function readEvent(from: RecordReader): SourceEvent {
  const form = from.number();
  return form === OTHER ? (JSON.parse(from.word() ?? "") as SourceEvent) : readImport(form, from);
}

function readImport(form: number, from: RecordReader): ImportEvent {
  const line = from.number();
  const column = from.number();
  const offset = from.number();
  const block = from.number();
  const module = from.word();
  const asname = from.word();
  const names = form === PLAIN ? null : readList(from, readName);
  const level = form === PLAIN ? 0 : form - FROM;
  return { kind: "import", level, module, names, asname, line, column, offset, block };
}

function writeName({ name, asname }: ImportedName, to: RecordWriter): void {
  to.word(name);
  to.word(asname);
}

function readName(from: RecordReader): ImportedName {
  const name = from.word() ?? "";
  return { name, asname: from.word() };
}

/** A block's parent is -1 for none. */
function writeBlock({ kind, line, offset, parent, head, runsOn, certain, handlers }: Block, to: RecordWriter): void {
  to.word(kind);
  to.number(line);
  to.number(offset);
  to.number(parent + 1);
  to.number(head);
  to.number(runsOn);
  to.number(certain ? 1 : 0);
  to.word(handlers.length === 0 ? null : JSON.stringify(handlers));
}

function readBlock(from: RecordReader): Block {
  const kind = from.word() as Block["kind"];
  const line = from.number();
  const offset = from.number();
  const parent = from.number() - 1;
  const head = from.number();
  const runsOn = from.number();
  const certain = from.number() === 1;
  const handlers = from.word();
  return { kind, line, offset, parent, runsOn, certain, handlers: readHandlers(handlers), head };
}

const NO_HANDLERS: Block["handlers"] = [];

function readHandlers(text: string | null): Block["handlers"] {
  return text === null ? NO_HANDLERS : (JSON.parse(text) as Block["handlers"]);
}
