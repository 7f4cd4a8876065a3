import { RESTING_CHANGES } from "../bindings/resting-changes.ts";
import { RESTING_RECORD } from "../events/event-record.ts";
import { RecordPool } from "./record-pool.ts";
import { RestingValues } from "./resting-values.ts";

/** Small objects: those of every source of most projects. */
const AWAKE = 50_000;

/** Where what is kept of the sources of one project rests. */
export class SourceStore {
  readonly #pool = new RecordPool();
  readonly events = new RestingValues(this.#pool, RESTING_RECORD, AWAKE);
  readonly bindings = new RestingValues(this.#pool, RESTING_CHANGES, AWAKE);
}
