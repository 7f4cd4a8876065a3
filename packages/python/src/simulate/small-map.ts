/** As many entries are searched through as fast as they are looked up. */
const FEW = 8;
const NONE: readonly never[] = [];

/** A map that takes little room for few entries: one array of names, each with its value behind it. */
export class SmallMap<Value extends object> {
  /** Empty where there are many. */
  #few: readonly (string | Value)[] = NONE;
  #many: Map<string, Value> | undefined;

  get(name: string): Value | undefined {
    if (this.#many !== undefined) return this.#many.get(name);
    const at = this.#placeOf(name);
    return at < 0 ? undefined : (this.#few[at + 1] as Value);
  }

  set(name: string, value: Value): void {
    const at = this.#many === undefined ? this.#placeOf(name) : -1;
    if (at >= 0) this.#few = this.#few.with(at + 1, value);
    // An array to which entries were pushed would keep room for sixteen more.
    else if (this.#many === undefined && this.#few.length < 2 * FEW) this.#few = this.#few.concat(name, value);
    else this.#table().set(name, value);
  }

  #table(): Map<string, Value> {
    this.#many ??= new Map(this);
    this.#few = NONE;
    return this.#many;
  }

  /** -1 where it is not among the few. */
  #placeOf(name: string): number {
    const few = this.#few;
    for (let at = 0; at < few.length; at += 2) if (few[at] === name) return at;
    return -1;
  }

  *[Symbol.iterator](): Generator<[string, Value]> {
    if (this.#many !== undefined) yield* this.#many;
    for (let at = 0; at < this.#few.length; at += 2) yield [this.#few[at] as string, this.#few[at + 1] as Value];
  }
}
