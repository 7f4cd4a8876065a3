import { fstatSync, statSync, writeSync } from "node:fs";
import type { OutputStream } from "./streams.ts";

/**
 * A stream of the process for a run that only prints. Node's own, which `stream` gives and which takes longer to load than
 * all else that such a run does, only for terminals, and where writing fails.
 */
export function quickOutput(file: 1 | 2, stream: () => OutputStream): OutputStream {
  if (!isPlain(file)) return stream();
  return {
    write(text) {
      const rest = writeAll(file, typeof text === "string" ? Buffer.from(text, "utf8") : text);
      return rest.length === 0 || stream().write(rest);
    },
  };
}

/** A file, a pipe, a socket, or nowhere. */
function isPlain(file: number): boolean {
  try {
    const stat = fstatSync(file);
    return !stat.isCharacterDevice() || stat.rdev === statSync(process.getBuiltinModule("node:os").devNull).rdev;
  } catch {
    return false;
  }
}

/** What could not be written: the pipe is closed, or full and not to be waited for, or the disk is full. */
function writeAll(file: number, bytes: Uint8Array): Uint8Array {
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(file, bytes, at);
  } catch {
    // Node's stream says what is wrong, or waits.
  }
  return bytes.subarray(at);
}
