/** Things that hold more than they must, in the order in which they came: the oldest have to give that up. */
export class Recent<Owner> {
  readonly #forget: (owner: Owner) => void;
  #room: number;
  #owners: Owner[] = [];
  #sizes: number[] = [];
  /** Before it, all have been forgotten. */
  #oldest = 0;

  constructor(room: number, forget: (owner: Owner) => void) {
    this.#room = room;
    this.#forget = forget;
  }

  /** Takes an owner that is not in; it stays, however large it is, until the next one comes. */
  add(owner: Owner, size: number): void {
    this.#owners.push(owner);
    this.#sizes.push(size);
    this.#room -= size;
    while (this.#room < 0 && this.#oldest < this.#owners.length - 1) this.#drop();
    if (2 * this.#oldest > this.#owners.length) this.#closeUp();
  }

  #drop(): void {
    const owner = this.#owners[this.#oldest];
    this.#room += this.#sizes[this.#oldest] ?? 0;
    this.#oldest++;
    if (owner !== undefined) this.#forget(owner);
  }

  #closeUp(): void {
    this.#owners = this.#owners.slice(this.#oldest);
    this.#sizes = this.#sizes.slice(this.#oldest);
    this.#oldest = 0;
  }
}
