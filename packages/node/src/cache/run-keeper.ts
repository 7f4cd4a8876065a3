import { closeSync, fstatSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hasChangeTime, identityOf } from "../disk/file-identity.ts";
import { monotonicTime } from "../disk/monotonic-time.ts";
import type { Observations } from "../disk/observations.ts";
import { type CachePlace, draftPath, ENTRY_BOUNDS, evict, openCacheDirectory } from "./cache-directory.ts";
import { writeEntry } from "./entry-file.ts";
import { entryName } from "./entry-path.ts";
import { makeRecord } from "./make-record.ts";
import { encodeRecord, type RunOutput } from "./run-record.ts";
import { areVouchersWithin } from "./voucher.ts";
import { openVouchers, writeVoucher } from "./write-voucher.ts";

/** Kernels stamp files with a clock that may lag by a tick; milliseconds. */
const CLOCK_STEP = 20;

/** A run under way that may be kept when it has ended. Made before anything is read. */
export class RunKeeper {
  readonly #directory: string;
  readonly #vouchers: string;
  readonly #observations: Observations;
  readonly #draft: string;
  readonly #file: number;
  /** By the file system's clock, when nothing had been read yet. */
  readonly #moment: number;

  private constructor(directory: string, vouchers: string, observations: Observations) {
    this.#directory = directory;
    this.#vouchers = vouchers;
    this.#observations = observations;
    this.#draft = draftPath(directory);
    this.#file = openSync(this.#draft, "wx", 0o600);
    this.#moment = fstatSync(this.#file).ctimeMs - (monotonicTime() - observations.startedAt) - CLOCK_STEP;
  }

  /** Undefined where nothing can be kept. Throws UsageError for a location that holds other things. */
  static open(place: CachePlace, environment: NodeJS.ProcessEnv, observations: Observations): RunKeeper | undefined {
    const directory = openCacheDirectory(place);
    if (directory === undefined || areVouchersWithin(environment, place.root)) return undefined;
    const vouchers = openVouchers(environment);
    if (vouchers === undefined) return undefined;
    try {
      return new RunKeeper(directory, vouchers, observations);
    } catch {
      return undefined;
    }
  }

  /** Keeps what the run printed. Call once; a cache that cannot be written is none. */
  keep(key: string, output: RunOutput): void {
    try {
      const record = makeRecord(key, output, this.#observations, this.#moment);
      const content = record && encodeRecord(record);
      if (content === undefined) {
        this.drop();
        return;
      }
      this.#write(join(this.#directory, entryName(key)), content);
      evict(this.#directory, ENTRY_BOUNDS);
    } catch {
      rmSync(this.#draft, { force: true });
    }
  }

  #write(path: string, content: Buffer): void {
    writeEntry(this.#file, content);
    renameSync(this.#draft, path);
    // Of the file that was written, whatever lies at the path by now; and after the rename, which counts as a change.
    const identity = identityOf(fstatSync(this.#file));
    closeSync(this.#file);
    if (hasChangeTime(identity)) writeVoucher(this.#vouchers, { path, identity });
  }

  /** Keeps nothing. */
  drop(): void {
    closeSync(this.#file);
    rmSync(this.#draft, { force: true });
  }
}
