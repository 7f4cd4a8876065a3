import { Recent } from "@pylayout/core";
import { RESTING_CHANGES } from "../bindings/resting-changes.ts";
import { RESTING_RECORD } from "../events/event-record.ts";
import { RecordPool } from "./record-pool.ts";
import { RestingValues } from "./resting-values.ts";

/** Small objects: those of every source of most projects. */
const AWAKE = 50_000;
/** Bytes of the sources whose readings are kept: all together they would fill the memory. */
const READINGS = 4_000_000;
/** In a larger tree, where what is asked of a source is asked at about the same time, they had better die young. */
const MANY_FILES = 5000;
const READINGS_OF_MANY = 500_000;
/** Sources whose chains are kept. */
const CHAINS = 2000;

interface Forgetful {
  forgetReadings(): void;
  forgetChains(): void;
}

/** Where what is kept of the sources of one project rests, and which of them keep more for a while. */
export class SourceStore {
  readonly #pool = new RecordPool();
  readonly events = new RestingValues(this.#pool, RESTING_RECORD, AWAKE);
  readonly bindings = new RestingValues(this.#pool, RESTING_CHANGES, AWAKE);
  readonly readings: Recent<Forgetful>;
  readonly chains = new Recent<Forgetful>(CHAINS, (facts) => {
    facts.forgetChains();
  });

  /** `fileCount`: how many files there are, of any kind. */
  constructor(fileCount = 1) {
    this.readings = new Recent(fileCount > MANY_FILES ? READINGS_OF_MANY : READINGS, (facts) => {
      facts.forgetReadings();
    });
  }
}
