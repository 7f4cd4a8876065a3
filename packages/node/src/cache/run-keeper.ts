import { closeSync, fstatSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { monotonicTime } from "../disk/monotonic-time.ts";
import type { Observations } from "../disk/observations.ts";
import { type CachePlace, draftPath, evict, openCacheDirectory } from "./cache-directory.ts";
import { entryName } from "./entry-path.ts";
import { makeRecord } from "./make-record.ts";
import { encodeRecord, type RunOutput } from "./run-record.ts";
import { writeSealed } from "./sealed-file.ts";
import { isSecretWithin, makeUserSecret } from "./user-secret.ts";

/** Kernels stamp files with a clock that may lag by a tick; milliseconds. */
const CLOCK_STEP = 20;

/** A run under way that may be kept when it has ended. Made before anything is read. */
export class RunKeeper {
  readonly #directory: string;
  readonly #secret: Buffer;
  readonly #observations: Observations;
  readonly #draft: string;
  readonly #file: number;
  /** By the file system's clock, when nothing had been read yet. */
  readonly #moment: number;

  private constructor(directory: string, secret: Buffer, observations: Observations) {
    this.#directory = directory;
    this.#secret = secret;
    this.#observations = observations;
    this.#draft = draftPath(directory);
    this.#file = openSync(this.#draft, "wx", 0o600);
    this.#moment = fstatSync(this.#file).ctimeMs - (monotonicTime() - observations.startedAt) - CLOCK_STEP;
  }

  /** Undefined where nothing can be kept. Throws UsageError for a location that holds other things. */
  static open(place: CachePlace, environment: NodeJS.ProcessEnv, observations: Observations): RunKeeper | undefined {
    const directory = openCacheDirectory(place);
    const secret = directory === undefined ? undefined : sealingSecret(environment, place.root);
    if (directory === undefined || secret === undefined) return undefined;
    try {
      return new RunKeeper(directory, secret, observations);
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
      writeSealed(this.#file, content, this.#secret);
      closeSync(this.#file);
      renameSync(this.#draft, join(this.#directory, entryName(key)));
      evict(this.#directory);
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

function sealingSecret(environment: NodeJS.ProcessEnv, root: string): Buffer | undefined {
  return isSecretWithin(environment, root) ? undefined : makeUserSecret(environment);
}
