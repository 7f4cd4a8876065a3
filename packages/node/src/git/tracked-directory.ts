/** As many names are searched through as fast as they are looked up, and need no table. */
const FEW = 24;

/** The files, links and submodules directly in one directory of the index. */
export class TrackedDirectory {
  #names: string[] = [];
  #handles: number[] = [];
  #next = 0;
  #places: Map<string, number> | undefined;

  add(name: string, handle: number): void {
    this.#names.push(name);
    this.#handles.push(handle);
  }

  /** All have come: gives back the room that was made for more. */
  close(): void {
    this.#names = this.#names.slice();
    this.#handles = this.#handles.slice();
  }

  /** For entries in conflict, which come several to a name. */
  replace(name: string, handle: number): void {
    const place = this.#names.lastIndexOf(name);
    if (place < 0) this.add(name, handle);
    else this.#handles[place] = handle;
  }

  has(name: string): boolean {
    return this.#names.includes(name);
  }

  /** The handle of a name. Names asked for in the order of the index are found without a search. */
  find(name: string): number | undefined {
    const place = this.#names[this.#next] === name ? this.#next : this.#placeOf(name);
    if (place < 0) return undefined;
    this.#next = place + 1;
    return this.#handles[place];
  }

  /** The same, by a name that stays in memory anyway: it replaces one that holds on to the path that it was cut from. */
  findWith(name: string): number | undefined {
    const handle = this.find(name);
    if (handle !== undefined) this.#names[this.#next - 1] = name;
    return handle;
  }

  #placeOf(name: string): number {
    if (this.#names.length <= FEW) return this.#names.lastIndexOf(name);
    this.#places ??= new Map(this.#names.map((known, place) => [known, place]));
    return this.#places.get(name) ?? -1;
  }

  *entries(): Generator<readonly [name: string, handle: number]> {
    for (const [place, name] of this.#names.entries()) yield [name, this.#handles[place] ?? 0];
  }
}
