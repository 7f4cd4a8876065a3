import { Buffer } from "node:buffer";
import { openSync, readSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { diskPath } from "../disk/byte-name.ts";
import { MAX_FILE_SIZE } from "../disk/content-gate.ts";
import type { ArchiveGuard } from "./archive-guard.ts";
import type { ArchiveMember } from "./archive-member.ts";

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = 30;
const LOCAL_SIGNATURE = 0x04034b50;
/** APPNOTE.TXT 4.4.15: the upper half holds the mode where the archive was made on Unix. */
const FILE_TYPE = 0o170000;
const SYMLINK = 0o120000;

/** Lists a zip file by its central directory; contents are read and unpacked when asked for. */
export async function readZip(path: string, guard: ArchiveGuard): Promise<readonly ArchiveMember[]> {
  const members: ArchiveMember[] = [];
  const reader = new MemberReader(path);
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: true, strictFileNames: true });
    await eachEntry(zip, (entry) => {
      guard.count(entry.uncompressedSize);
      members.push(memberOf(entry, guard, reader));
    });
  } catch (error) {
    if (error instanceof Error && error.name === "UsageError") throw error;
    guard.refuse(`is no zip file that can be read (${error instanceof Error ? error.message : String(error)})`);
  }
  return members.filter(({ path: at }) => at !== "");
}

function eachEntry(zip: ZipFile, visit: (entry: Entry) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      try {
        visit(entry);
        zip.readEntry();
      } catch (error) {
        zip.close();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    zip.on("end", resolve);
    zip.on("error", reject);
    zip.readEntry();
  });
}

function memberOf(entry: Entry, guard: ArchiveGuard, reader: MemberReader): ArchiveMember {
  const isDirectory = entry.fileName.endsWith("/");
  const path = guard.admit(entry.fileName, isDirectory);
  if (isDirectory) return { path, kind: "directory" };
  const mode = entry.externalFileAttributes >>> 16;
  const read = () => reader.read(entry);
  if ((mode & FILE_TYPE) === SYMLINK) {
    const target = entry.uncompressedSize > 4096 ? undefined : read();
    return { path, kind: "symlink", target: target?.toString("utf8") ?? "" };
  }
  const executable = (mode & 0o111) !== 0;
  return { path, kind: "file", executable, problem: problemOf(entry), read };
}

function problemOf(entry: Entry): "unreadable" | "too-large" | undefined {
  const { compressionMethod } = entry;
  if (entry.isEncrypted() || (compressionMethod !== STORED && compressionMethod !== DEFLATED)) return "unreadable";
  return entry.uncompressedSize > MAX_FILE_SIZE ? "too-large" : undefined;
}

/** Reads single members; what is damaged, or does not agree with the central directory, has no content. */
class MemberReader {
  readonly #path: string;
  #file: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  read(entry: Entry): Buffer | undefined {
    try {
      const start = this.#dataStart(entry);
      const packed = start === undefined ? undefined : this.#slice(start, entry.compressedSize);
      const content = packed && unpack(entry, packed);
      return content?.length === entry.uncompressedSize && crc32(content) === entry.crc32 ? content : undefined;
    } catch {
      return undefined;
    }
  }

  /** The local header must bear the same name: otherwise tools that read it unpack something else. */
  #dataStart(entry: Entry): number | undefined {
    const at = entry.relativeOffsetOfLocalHeader;
    const header = this.#slice(at, LOCAL_HEADER);
    if (header?.readUInt32LE(0) !== LOCAL_SIGNATURE) return undefined;
    const nameLength = header.readUInt16LE(26);
    const name = this.#slice(at + LOCAL_HEADER, nameLength);
    if (!name?.equals(entry.fileNameRaw)) return undefined;
    return at + LOCAL_HEADER + nameLength + header.readUInt16LE(28);
  }

  #slice(start: number, length: number): Buffer | undefined {
    if (length > MAX_FILE_SIZE + 2 ** 20) return undefined;
    this.#file ??= openSync(diskPath(this.#path), "r");
    const bytes = Buffer.alloc(length);
    return readSync(this.#file, bytes, 0, length, start) === length ? bytes : undefined;
  }
}

function unpack(entry: Entry, packed: Buffer): Buffer {
  if (entry.compressionMethod === STORED) return packed;
  return inflateRawSync(packed, { maxOutputLength: Math.max(entry.uncompressedSize, 1) });
}
