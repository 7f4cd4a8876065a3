import { Buffer } from "node:buffer";
import type { Question } from "../disk/observations.ts";

const loneSurrogate = /[\ud800-\udfff]/u;

/** What a run printed and its exit code. */
export interface RunOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Files that were read, by the directory their names are relative to. */
export interface FileGroup {
  readonly directory: string;
  /** Whether the identities are of what links lead to. */
  readonly follow: boolean;
  readonly names: readonly string[];
}

/** A run, and everything that must still be so for the next one to end alike. */
export interface RunRecord {
  /** The command line and everything else that is known without looking at the disk. */
  readonly key: string;
  readonly output: RunOutput;
  readonly variables: readonly (readonly [name: string, value: string | null])[];
  readonly answers: readonly (readonly [question: Question, path: string, answer: string])[];
  /** Directories and their `listingText`, in turn. */
  readonly listings: readonly string[];
  readonly groups: readonly FileGroup[];
  /** Identities of the directories in `listings`, where they vouch for the names, then of the files in `groups`. */
  readonly identities: Float64Array;
}

interface Header {
  readonly key: string;
  readonly code: number;
  readonly variables: RunRecord["variables"];
  readonly answers: RunRecord["answers"];
  readonly groups: readonly { readonly directory: string; readonly follow: boolean; readonly count: number }[];
  readonly listings: number;
  /** Bytes of each part behind the header. */
  readonly parts: readonly [identities: number, stdout: number, stderr: number, lines: number];
}

/** Dense bytes of a record; undefined where a name cannot stand on a line of UTF-8 text. */
export function encodeRecord(record: RunRecord): Buffer | undefined {
  const lines = [...record.listings, ...record.groups.flatMap(({ names }) => names)];
  const text = lines.join("\n");
  if (lines.some((line) => line.includes("\n")) || loneSurrogate.test(text)) return undefined;
  const { identities, output } = record;
  const parts = [
    Buffer.from(identities.buffer, identities.byteOffset, identities.byteLength),
    ...[output.stdout, output.stderr, text].map((part) => Buffer.from(part, "utf8")),
  ];
  const header: Header = {
    key: record.key,
    code: output.code,
    variables: record.variables,
    answers: record.answers,
    groups: record.groups.map(({ directory, follow, names }) => ({ directory, follow, count: names.length })),
    listings: record.listings.length,
    parts: parts.map((part) => part.length) as unknown as Header["parts"],
  };
  const head = Buffer.from(JSON.stringify(header), "utf8");
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([size, head, ...parts]);
}

/** The record in bytes that `encodeRecord` made, which the caller knows to be whole. */
export function decodeRecord(bytes: Buffer): RunRecord {
  let at = 4 + bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString("utf8", 4, at)) as Header;
  const [identities, stdout, stderr, lines] = header.parts.map((length) => bytes.subarray(at, (at += length)));
  const text = (lines?.toString("utf8") ?? "").split("\n");
  let line = header.listings;
  return {
    key: header.key,
    output: { code: header.code, stdout: stdout?.toString("utf8") ?? "", stderr: stderr?.toString("utf8") ?? "" },
    variables: header.variables,
    answers: header.answers,
    listings: text.slice(0, header.listings),
    groups: header.groups.map(({ count, ...group }) => ({ ...group, names: text.slice(line, (line += count)) })),
    identities: numbersIn(identities ?? Buffer.alloc(0)),
  };
}

/** A copy, because numbers must lie at multiples of their size. */
function numbersIn(bytes: Buffer): Float64Array {
  const copy = new Uint8Array(bytes);
  return new Float64Array(copy.buffer, 0, copy.length / Float64Array.BYTES_PER_ELEMENT);
}
