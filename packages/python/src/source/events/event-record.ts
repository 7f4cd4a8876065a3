import type { RestingForm } from "../rested.ts";
import type { AttributeUse, Block, ImportedName, ImportEvent, SourceEvent } from "../source-facts.ts";

/** What executing a source does, as far as it was asked for. */
export interface EventRecord {
  readonly events: readonly SourceEvent[];
  readonly blocks: readonly Block[];
  /** undefined: nobody has asked. */
  readonly uses: readonly AttributeUse[] | undefined;
}

type PackedImport = readonly [
  ...place: readonly [line: number, column: number, offset: number, block: number],
  ...statement: readonly [level: number, module: string | null, asname: string | null, isFrom: boolean],
  ...names: readonly string[],
];
type PackedBlock = readonly [
  ...place: readonly [kind: Block["kind"], line: number, offset: number, parent: number, head: number],
  ...runs: readonly [runsOn: number, certain: boolean, handlers: Block["handlers"]],
];
type PackedRecord = readonly [
  events: readonly (PackedImport | Exclude<SourceEvent, ImportEvent>)[],
  blocks: readonly PackedBlock[],
  uses?: readonly AttributeUse[],
];

/** JSON, in which imports and blocks, of which there are many, do not repeat the names of their fields. */
export const RESTING_RECORD: RestingForm<EventRecord> = {
  pack({ events, blocks, uses }) {
    const packed: PackedRecord = [events.map(packEvent), blocks.map(packBlock)];
    return JSON.stringify(uses === undefined ? packed : [...packed, uses]);
  },
  unpack(text) {
    const [events, blocks, uses] = JSON.parse(text) as PackedRecord;
    return { events: events.map(unpackEvent), blocks: blocks.map(unpackBlock), uses };
  },
  size: ({ events, blocks, uses }) => 1 + 2 * events.length + blocks.length + 2 * (uses?.length ?? 0),
};

function packEvent(event: SourceEvent): PackedRecord[0][number] {
  if (event.kind !== "import") return event;
  const { line, column, offset, block, level, module, asname, names } = event;
  const packedNames = names?.map(packName) ?? [];
  return [line, column, offset, block, level, module, asname, names !== null, ...packedNames];
}

function unpackEvent(packed: PackedRecord[0][number]): SourceEvent {
  if (!isImport(packed)) return packed;
  const [line, column, offset, block, level, module, asname, isFrom] = packed;
  const names = isFrom ? (packed.slice(NAMES) as string[]).map(unpackName) : null;
  return { kind: "import", level, module, names, asname, line, column, offset, block };
}

/** Index of the first name. */
const NAMES = 8;

function isImport(packed: PackedRecord[0][number]): packed is PackedImport {
  return Array.isArray(packed);
}

function packName({ name, asname }: ImportedName): string {
  return asname === null ? name : `${name} ${asname}`;
}

function unpackName(packed: string): ImportedName {
  const space = packed.indexOf(" ");
  return space < 0 ? { name: packed, asname: null } : { name: packed.slice(0, space), asname: packed.slice(space + 1) };
}

function packBlock({ kind, line, offset, parent, head, runsOn, certain, handlers }: Block): PackedBlock {
  return [kind, line, offset, parent, head, runsOn, certain, handlers];
}

function unpackBlock([kind, line, offset, parent, head, runsOn, certain, handlers]: PackedBlock): Block {
  return { kind, line, offset, parent, runsOn, certain, handlers, head };
}
