import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, type Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "@pylayout/core";
import { holdSignals } from "./hold-signals.ts";

/**
 * Writes a text to a file that the user named, whole or not at all: into a file beside it that is then renamed. Parents
 * are made; a link is followed; a device or pipe is written to as it is. Throws UsageError where the disk refuses.
 */
export function writeWhole(path: string, text: string): void {
  try {
    holdSignals(() => {
      write(path, text);
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
    throw new UsageError(`cannot be written: ${code}`, { where: path, hint: "name a file that you may write" });
  }
}

function write(path: string, text: string): void {
  const found: Stats | undefined = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const target = found ? realpathSync(path) : path;
  mkdirSync(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${process.pid}.pylayout-tmp`);
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    if (found) chmodSync(temporary, found.mode & 0o7777);
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}
