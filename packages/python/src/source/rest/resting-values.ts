import { Recent } from "@pylayout/core";
import type { RecordPool, RecordReader, RecordWriter } from "./record-pool.ts";

/** How a value becomes a record and a value again. `size`: about how many small objects it is made of. */
export interface RestingForm<Value extends object> {
  readonly write: (value: Value, to: RecordWriter) => void;
  readonly read: (from: RecordReader) => Value;
  readonly size: (value: Value) => number;
}

/** The place of a value that has not rested yet. */
const NOWHERE = -1;

/**
 * Values of plain data that are kept for good, one or two for each source of a project. A large project has too many of them:
 * those that were not asked for lately rest as records, which take a tenth of the room.
 */
export class RestingValues<Value extends object> {
  readonly #pool: RecordPool;
  readonly #form: RestingForm<Value>;
  /** Those that do not rest, by handle. */
  readonly #values = new Map<number, Value>();
  #places = new Int32Array(64);
  #count = 0;
  readonly #awake: Recent<number>;

  /** `awake`: small objects in all values that are kept as they are. */
  constructor(pool: RecordPool, form: RestingForm<Value>, awake: number) {
    this.#pool = pool;
    this.#form = form;
    this.#awake = new Recent<number>(awake, (handle) => {
      this.#rest(handle);
    });
  }

  /** The handle of a new value. */
  add(value: Value): number {
    const handle = this.#count++;
    if (handle === this.#places.length) this.#places = grown(this.#places);
    this.#places[handle] = NOWHERE;
    this.#keep(handle, value);
    return handle;
  }

  at(handle: number): Value {
    return this.#values.get(handle) ?? this.#wake(handle);
  }

  #keep(handle: number, value: Value): void {
    this.#values.set(handle, value);
    this.#awake.add(handle, this.#form.size(value));
  }

  #rest(handle: number): void {
    const value = this.#values.get(handle);
    if (value === undefined) return;
    if (this.#places[handle] === NOWHERE) {
      this.#places[handle] = this.#pool.add((to) => {
        this.#form.write(value, to);
      });
    }
    this.#values.delete(handle);
  }

  #wake(handle: number): Value {
    const value = this.#pool.at(this.#places[handle] ?? 0, this.#form.read);
    this.#keep(handle, value);
    return value;
  }
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
