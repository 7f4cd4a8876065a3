import type { Entry } from "./entry.ts";

/** So many entries are searched through as fast as they are looked up, even by code that has not been optimised. */
const FEW = 8;
const NONE: readonly Entry[] = [];

/**
 * The entries of one directory by name, in the order in which they came. Most directories hold few, for which a table would
 * take several times the room.
 */
export class ChildMap implements ReadonlyMap<string, Entry> {
  /** Empty where there are many. */
  #few: readonly Entry[] = NONE;
  #many: Map<string, Entry> | undefined;

  get size(): number {
    return this.#many?.size ?? this.#few.length;
  }

  /** Takes the place of an entry of the same name, which it returns. */
  add(entry: Entry): Entry | undefined {
    const replaced = this.get(entry.name);
    if (this.#many === undefined && this.#few.length === FEW) this.#makeTable();
    if (this.#many !== undefined) this.#many.set(entry.name, entry);
    // An array to which entries were pushed would keep room for sixteen more.
    else if (replaced === undefined) this.#few = this.#few.concat(entry);
    else this.#few = this.#few.map((each) => (each === replaced ? entry : each));
    return replaced;
  }

  #makeTable(): void {
    this.#many = new Map(this.entries());
    this.#few = NONE;
  }

  get(name: string): Entry | undefined {
    if (this.#many !== undefined) return this.#many.get(name);
    for (const entry of this.#few) if (entry.name === name) return entry;
    return undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  forEach(visit: (entry: Entry, name: string, map: ReadonlyMap<string, Entry>) => void): void {
    for (const entry of this.values()) visit(entry, entry.name, this);
  }

  values(): MapIterator<Entry> {
    return this.#many?.values() ?? this.#few.values();
  }

  keys(): MapIterator<string> {
    return this.#many?.keys() ?? this.#few.map(({ name }) => name).values();
  }

  entries(): MapIterator<[string, Entry]> {
    return this.#many?.entries() ?? this.#few.map((entry): [string, Entry] => [entry.name, entry]).values();
  }

  [Symbol.iterator](): MapIterator<[string, Entry]> {
    return this.entries();
  }
}
