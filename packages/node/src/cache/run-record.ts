import { Buffer } from "node:buffer";
import type { Question } from "../disk/observations.ts";
import { checksumOf } from "./checksum.ts";

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
  /** Directories that were listed. */
  readonly directories: readonly string[];
  /** What each of them held, as `listingText` says it; made when first asked for. */
  readonly listings: () => readonly string[];
  readonly groups: readonly FileGroup[];
  /** Identities of `directories`, where they vouch for the names, then of the files in `groups`. */
  readonly identities: Float64Array;
}

interface Header {
  readonly key: string;
  readonly code: number;
  readonly variables: RunRecord["variables"];
  readonly answers: RunRecord["answers"];
  readonly groups: readonly { readonly directory: string; readonly follow: boolean; readonly count: number }[];
  readonly directories: number;
  /** Bytes of each part behind the header. */
  readonly parts: readonly [stdout: number, stderr: number, identities: number, paths: number, listings: number];
}

/**
 * The bytes begin with three numbers of 32 bits: a checksum, how many bytes from there on it speaks for, and the length of the
 * header. Damage of what it does not speak for only lets a record seem untrue: the rest is compared with the disk.
 */
const PREFIX = 12;
const CHECKED_FROM = 8;

/** Dense bytes of a record; undefined where a name cannot stand on a line of UTF-8 text. */
export function encodeRecord(record: RunRecord): Buffer | undefined {
  const { identities, output, directories } = record;
  const paths = asLines([...directories, ...record.groups.flatMap(({ names }) => names)]);
  const listings = asLines(record.listings());
  if (paths === undefined || listings === undefined) return undefined;
  const printed = [output.stdout, output.stderr].map((text) => Buffer.from(text, "utf8"));
  const seen = [
    Buffer.from(identities.buffer, identities.byteOffset, identities.byteLength),
    ...[paths, listings].map((text) => Buffer.from(text, "utf8")),
  ];
  const header: Header = {
    key: record.key,
    code: output.code,
    variables: record.variables,
    answers: record.answers,
    groups: record.groups.map(({ directory, follow, names }) => ({ directory, follow, count: names.length })),
    directories: directories.length,
    parts: [...printed, ...seen].map((part) => part.length) as unknown as Header["parts"],
  };
  const head = Buffer.from(JSON.stringify(header), "utf8");
  const checked = Buffer.concat([Buffer.alloc(PREFIX), head, ...printed]);
  checked.writeUInt32LE(head.length, CHECKED_FROM);
  checked.writeUInt32LE(checked.length - CHECKED_FROM, 4);
  checked.writeUInt32LE(checksumOf(checked.subarray(CHECKED_FROM)), 0);
  return Buffer.concat([checked, ...seen]);
}

/** Undefined where a name cannot stand on a line of UTF-8 text. */
export function asLines(names: readonly string[]): string | undefined {
  const text = names.join("\n");
  return names.some((name) => name.includes("\n")) || loneSurrogate.test(text) ? undefined : text;
}

/** The record in bytes that `encodeRecord` made; undefined where they are damaged. */
export function decodeRecord(bytes: Buffer): RunRecord | undefined {
  if (bytes.length < PREFIX) return undefined;
  const end = CHECKED_FROM + bytes.readUInt32LE(4);
  if (checksumOf(bytes.subarray(CHECKED_FROM, end)) !== bytes.readUInt32LE(0)) return undefined;
  let at = PREFIX + bytes.readUInt32LE(CHECKED_FROM);
  const header = JSON.parse(bytes.toString("utf8", PREFIX, at)) as Header;
  const parts = header.parts.map((length) => bytes.subarray(at, (at += length)));
  const text = (part: number) => parts[part]?.toString("utf8") ?? "";
  const paths = text(3).split("\n");
  let path = header.directories;
  return {
    key: header.key,
    output: { code: header.code, stdout: text(0), stderr: text(1) },
    variables: header.variables,
    answers: header.answers,
    directories: paths.slice(0, header.directories),
    listings: () => text(4).split("\n"),
    groups: header.groups.map(({ count, ...group }) => ({ ...group, names: paths.slice(path, (path += count)) })),
    identities: numbersIn(parts[2] ?? Buffer.alloc(0)),
  };
}

/** Numbers in bytes: a copy, because they must lie at multiples of their size. */
export function numbersIn(bytes: Buffer): Float64Array {
  const copy = new Uint8Array(bytes);
  return new Float64Array(copy.buffer, 0, copy.length / Float64Array.BYTES_PER_ELEMENT);
}
