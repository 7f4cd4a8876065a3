import { Recent } from "@pylayout/core";

/** How a value becomes a text and a value again. `size`: about how many small objects it is made of. */
export interface RestingForm<Value extends object> {
  readonly pack: (value: Value) => string;
  readonly unpack: (text: string) => Value;
  readonly size: (value: Value) => number;
}

/** Small objects in all values that are kept as they are: those of every source of most projects. */
const AWAKE = 100_000;
const awake = new Recent<{ rest(): void }>(AWAKE, (value) => {
  value.rest();
});

/**
 * A value of plain data that is kept for good, one for each source of a project. A large project has too many of them: those
 * that were not asked for lately rest as texts, which take a fifth of the room.
 */
export class Rested<Value extends object> {
  readonly #form: RestingForm<Value>;
  #value: Value | undefined;
  #text: string | undefined;

  constructor(form: RestingForm<Value>, value: Value) {
    this.#form = form;
    this.#value = value;
    awake.add(this, form.size(value));
  }

  get value(): Value {
    return this.#value ?? this.#wake();
  }

  rest(): void {
    if (this.#value !== undefined) this.#text ??= this.#form.pack(this.#value);
    this.#value = undefined;
  }

  #wake(): Value {
    const value = this.#form.unpack(this.#text ?? "");
    this.#value = value;
    awake.add(this, this.#form.size(value));
    return value;
  }
}
