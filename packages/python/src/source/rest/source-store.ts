import { Recent } from "@pylayout/core";
import { RESTING_CHANGES, type Changes } from "../bindings/resting-changes.ts";
import { RESTING_RECORD, type EventRecord } from "../events/event-record.ts";
import { RecordPool } from "./record-pool.ts";
import { RestingValues } from "./resting-values.ts";

/** How much is kept for a while. */
interface Room {
  /** Small objects in all events, and in all bindings, that do not rest. */
  readonly awake: number;
  /** Bytes of the sources whose readings are kept. */
  readonly readings: number;
}

/** What is kept of every source of most projects. */
const FEW: Room = { awake: 50_000, readings: 4_000_000 };
/** In a larger tree, where what is asked of a source is asked at about the same time, it had better die young. */
const MANY: Room = { awake: 10_000, readings: 500_000 };
const MANY_FILES = 5000;
/** Sources whose chains are kept. */
const CHAINS = 2000;

interface Forgetful {
  forgetReadings(): void;
  forgetChains(): void;
}

/** Where what is kept of the sources of one project rests, and which of them keep more for a while. */
export class SourceStore {
  readonly #pool = new RecordPool();
  readonly events: RestingValues<EventRecord>;
  readonly bindings: RestingValues<Changes>;
  readonly readings: Recent<Forgetful>;
  readonly chains = new Recent<Forgetful>(CHAINS, (facts) => {
    facts.forgetChains();
  });

  /** `fileCount`: how many files there are, of any kind. */
  constructor(fileCount = 1) {
    const room = fileCount > MANY_FILES ? MANY : FEW;
    this.events = new RestingValues(this.#pool, RESTING_RECORD, room.awake);
    this.bindings = new RestingValues(this.#pool, RESTING_CHANGES, room.awake);
    this.readings = new Recent(room.readings, (facts) => {
      facts.forgetReadings();
    });
  }
}
