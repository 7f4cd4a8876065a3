/** The files, links and submodules directly in one directory of the index. */
export class TrackedDirectory {
  readonly #names: string[] = [];
  readonly #handles: number[] = [];
  #next = 0;
  #places: Map<string, number> | undefined;

  add(name: string, handle: number): void {
    this.#names.push(name);
    this.#handles.push(handle);
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
    if (this.#names[this.#next] === name) return this.#handles[this.#next++];
    this.#places ??= new Map(this.#names.map((known, place) => [known, place]));
    const place = this.#places.get(name);
    if (place === undefined) return undefined;
    this.#next = place + 1;
    return this.#handles[place];
  }

  *entries(): Generator<readonly [name: string, handle: number]> {
    for (const [place, name] of this.#names.entries()) yield [name, this.#handles[place] ?? 0];
  }
}
