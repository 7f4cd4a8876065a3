import { closeSync, fstatSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { monotonicTime } from "../disk/monotonic-time.ts";
import type { Observations } from "../disk/observations.ts";
import { type CachePlace, draftPath, ENTRY_BOUNDS, evict, openCacheDirectory } from "./cache-directory.ts";
import { ContentFile } from "./content-file.ts";
import { entryName } from "./entry-path.ts";
import { makeRecord } from "./make-record.ts";
import { encodeRecord, type RunOutput } from "./run-record.ts";
import { publishEntry } from "./publish-entry.ts";
import { areVouchersWithin } from "./voucher.ts";
import { openVouchers } from "./write-voucher.ts";

/** Kernels stamp files with a clock that may lag by a tick; milliseconds. */
const CLOCK_STEP = 20;

export interface KeeperPlace extends CachePlace {
  /** Which pylayout reads what is made of contents: what others made is not understood. */
  readonly reader: string;
}

/** A run under way that may be kept when it has ended. Made before anything is read. */
export class RunKeeper {
  readonly #directory: string;
  readonly #vouchers: string;
  readonly #observations: Observations;
  readonly #draft: string;
  readonly #file: number;
  /** By the file system's clock, when nothing had been read yet. */
  readonly #moment: number;
  /** What was made of the files' contents, from run to run. */
  readonly memo: ContentFile;

  private constructor(directory: string, vouchers: string, observations: Observations, memo: ContentFile) {
    this.memo = memo;
    this.#directory = directory;
    this.#vouchers = vouchers;
    this.#observations = observations;
    this.#draft = draftPath(directory);
    this.#file = openSync(this.#draft, "wx", 0o600);
    this.#moment = fstatSync(this.#file).ctimeMs - (monotonicTime() - observations.startedAt) - CLOCK_STEP;
  }

  /** Undefined where nothing can be kept. Throws UsageError for a location that holds other things. */
  static open(
    { reader, ...place }: KeeperPlace,
    environment: NodeJS.ProcessEnv,
    observations: Observations,
  ): RunKeeper | undefined {
    const directory = openCacheDirectory(place);
    if (directory === undefined || areVouchersWithin(environment, place.root)) return undefined;
    const vouchers = openVouchers(environment);
    if (vouchers === undefined) return undefined;
    try {
      const memo = new ContentFile({ directory, root: place.root, reader, environment });
      return new RunKeeper(directory, vouchers, observations, memo);
    } catch {
      return undefined;
    }
  }

  /** Keeps what the run printed. Call once; a cache that cannot be written is none. */
  keep(key: string, output: RunOutput): void {
    try {
      const record = makeRecord(key, output, this.#observations, this.#moment);
      const content = record && encodeRecord(record);
      if (record === undefined || content === undefined) {
        this.drop();
        return;
      }
      const path = join(this.#directory, entryName(key));
      publishEntry({ file: this.#file, draft: this.#draft, path, vouchers: this.#vouchers }, content);
      evict(this.#directory, ENTRY_BOUNDS);
      this.memo.keep(record, this.#vouchers);
    } catch {
      rmSync(this.#draft, { force: true });
    }
  }

  /** Keeps nothing. */
  drop(): void {
    closeSync(this.#file);
    rmSync(this.#draft, { force: true });
  }
}
