import { Buffer } from "node:buffer";
import { createReadStream } from "node:fs";
import { posix } from "node:path";
import { createGunzip } from "node:zlib";
import type { ReadEntry } from "tar";
import { Parser } from "tar/parse";
import { diskPath } from "../disk/byte-name.ts";
import { MAX_FILE_SIZE } from "../disk/content-gate.ts";
import type { ArchiveGuard } from "./archive-guard.ts";
import type { ArchiveMember } from "./archive-member.ts";

/** First bytes of gzip and Zstandard data: a tarball packed twice would be unpacked behind the guard's back. */
const PACKED_AGAIN = ["1f8b", "28b5"];

/** Reads all of a gzipped tarball; contents stay in memory, within the guard's limits. */
export async function readTarball(path: string, guard: ArchiveGuard): Promise<readonly ArchiveMember[]> {
  const members: ArchiveMember[] = [];
  const contents = new Map<string, Buffer>();
  const parser = new Parser({ brotli: false, zstd: false });
  let fault: string | undefined;
  parser.on("warn", (code: string, message: string | Error) => {
    if (code !== "TAR_ENTRY_INFO") fault ??= String(message);
  });
  parser.on("entry", (entry: ReadEntry) => {
    const member = memberOf(entry, guard, contents);
    if (member && member.path !== "") members.push(member);
    if (member?.kind === "file" && entry.size <= MAX_FILE_SIZE) collect(entry, member.path, contents);
    else entry.resume();
  });
  try {
    await unpack(path, guard, parser);
  } catch (error) {
    if (error instanceof Error && error.name === "UsageError") throw error;
    fault ??= error instanceof Error ? error.message : String(error);
  }
  if (fault !== undefined) guard.refuse(`is no gzipped tarball that can be read (${fault})`);
  return members;
}

async function unpack(path: string, guard: ArchiveGuard, parser: Parser): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    parser.on("end", resolve);
    parser.on("error", reject);
  });
  const unzipped = createReadStream(diskPath(path))
    .on("error", (error) => unzipped.destroy(error))
    .pipe(createGunzip());
  let isFirst = true;
  for await (const chunk of unzipped as AsyncIterable<Buffer>) {
    if (isFirst && PACKED_AGAIN.includes(chunk.toString("hex", 0, 2))) guard.refuse("is packed more than once");
    isFirst = false;
    guard.count(chunk.length);
    parser.write(chunk);
  }
  parser.end();
  await ended;
}

function collect(entry: ReadEntry, path: string, contents: Map<string, Buffer>): void {
  const chunks: Buffer[] = [];
  entry.on("data", (chunk: Buffer) => chunks.push(chunk));
  entry.on("end", () => contents.set(path, Buffer.concat(chunks)));
}

function memberOf(entry: ReadEntry, guard: ArchiveGuard, contents: Map<string, Buffer>): ArchiveMember | undefined {
  const isDirectory = entry.type === "Directory" || entry.type === "GNUDumpDir";
  const path = guard.admit(entry.path, isDirectory);
  switch (entry.type) {
    case "Directory":
    case "GNUDumpDir":
      return { path, kind: "directory" };
    case "SymbolicLink":
      return { path, kind: "symlink", target: entry.linkpath ?? "" };
    case "Link":
      return { path, kind: "symlink", target: posix.relative(posix.dirname(path), entry.linkpath ?? "") };
    case "File":
    case "OldFile":
    case "ContiguousFile": {
      const problem = entry.size > MAX_FILE_SIZE ? "too-large" : undefined;
      const executable = ((entry.mode ?? 0) & 0o111) !== 0;
      return { path, kind: "file", executable, problem, read: () => contents.get(path) };
    }
    default:
      return { path, kind: "file", executable: false, problem: "special-file", read: () => undefined };
  }
}
