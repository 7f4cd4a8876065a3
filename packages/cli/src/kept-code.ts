import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What V8 compiled in runs of one script. */
export interface KeptCode {
  readonly code: Uint8Array;
  /** The parts of the script that the runs had loaded. */
  readonly parts: readonly string[];
  /** CPU time of the last of them, in microseconds; 0 if it is not known. */
  readonly work: number;
}

/** The code stands first, where V8 need not move it; then what is said of it, and how long that and the checksum of all are. */
const TRAILER = 8;

/** Undefined where there is none, or it is damaged: V8 trusts what it is given. */
export function readKeptCode(file: string): KeptCode | undefined {
  try {
    const bytes = readFileSync(file);
    const end = bytes.length - TRAILER;
    if (end < 0 || bytes.readUInt32LE(end + 4) !== checksumOf(bytes.subarray(0, end + 4))) return undefined;
    const size = end - bytes.readUInt32LE(end);
    const about = JSON.parse(bytes.toString("utf8", size, end)) as Omit<KeptCode, "code">;
    return { ...about, code: bytes.subarray(0, size) };
  } catch {
    return undefined;
  }
}

/** Whether the file's directory, made where it is missing, can be written to. */
export function canKeepCode(file: string): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    accessSync(path.dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** In one step, since several runs may end at once. */
export function keepCode(file: string, { code, ...about }: KeptCode): void {
  const words = Buffer.from(JSON.stringify(about));
  const bytes = Buffer.concat([code, words, Buffer.alloc(TRAILER)]);
  const end = bytes.length - TRAILER;
  bytes.writeUInt32LE(words.length, end);
  bytes.writeUInt32LE(checksumOf(bytes.subarray(0, end + 4)), end + 4);
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, file);
  } catch {
    // A full disk costs the next run a little time.
    discard(temporary);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nor does anything else that is wrong with the place end a run.
  }
}

function checksumOf(bytes: Uint8Array): number {
  return process.getBuiltinModule("node:zlib").crc32(bytes);
}
