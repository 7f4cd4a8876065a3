import { WordList } from "./word-list.ts";

/** Takes what a record is made of, in the order in which it will be read again. */
export interface RecordWriter {
  /** A whole number from 0 to 2^31 - 1; the smaller, the less room it takes. */
  number(value: number): void;
  /** A text that many records are likely to share; it is kept once. */
  word(text: string | null): void;
}

/** Gives what a record is made of, in the order in which it was written. */
export interface RecordReader {
  number(): number;
  word(): string | null;
}

export function writeList<Item>(items: readonly Item[], to: RecordWriter, write: (item: Item) => void): void {
  to.number(items.length);
  for (const item of items) write(item);
}

export function readList<Item>(from: RecordReader, read: (from: RecordReader) => Item): Item[] {
  const items: Item[] = [];
  for (let left = from.number(); left > 0; left--) items.push(read(from));
  return items;
}

/** A pool's content, for another one. */
export interface PoolContent {
  readonly words: readonly string[];
  readonly pages: readonly Uint8Array[];
}

const PAGE_BITS = 16;
const PAGE_SIZE = 1 << PAGE_BITS;
const MOST_BYTES_OF_A_NUMBER = 5;
const NOTHING: PoolContent = { words: [], pages: [] };

/**
 * Many small records, one behind the other on pages of bytes: the garbage collector sees none of them. Numbers take seven
 * bits a byte, the lowest first (LEB128).
 */
export class RecordPool {
  readonly #words: WordList;
  readonly #pages: Uint8Array[];
  #page: Uint8Array = new Uint8Array(0);
  /** Where the record that is being written begins, and where it goes on. */
  #start = 0;
  #end = 0;
  #read: Uint8Array = this.#page;
  #at = 0;

  readonly #writer: RecordWriter = {
    number: (value) => {
      this.#write(value);
    },
    word: (text) => {
      this.#write(text === null ? 0 : 1 + this.#words.add(text));
    },
  };

  readonly #reader: RecordReader = {
    number: () => this.#next(),
    word: () => {
      const word = this.#next();
      return word === 0 ? null : this.#words.at(word - 1);
    },
  };

  /** `content`: records that are there from the start. */
  constructor({ words, pages }: PoolContent = NOTHING) {
    this.#words = new WordList(words);
    this.#pages = [...pages];
    this.#end = PAGE_SIZE;
  }

  get content(): PoolContent {
    const last = this.#pages.length - 1;
    const pages = this.#pages.map((page, i) =>
      i === last && page === this.#page ? page.subarray(0, this.#end) : page,
    );
    return { words: this.#words.all, pages };
  }

  /** The place of a new record. */
  add(write: (to: RecordWriter) => void): number {
    this.#start = this.#end;
    if (this.#end >= PAGE_SIZE || this.#pages.length === 0) this.#turn();
    write(this.#writer);
    return (this.#pages.length - 1) * PAGE_SIZE + this.#start;
  }

  at<Value>(place: number, read: (from: RecordReader) => Value): Value {
    this.#read = this.#pages[place >>> PAGE_BITS] ?? this.#page;
    this.#at = place & (PAGE_SIZE - 1);
    return read(this.#reader);
  }

  #write(value: number): void {
    if (this.#end + MOST_BYTES_OF_A_NUMBER > this.#page.length) this.#turn();
    let rest = value;
    while (rest > 127) {
      this.#page[this.#end++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#page[this.#end++] = rest;
  }

  /** Goes on on a new page, with what there is of the record: each lies on one page. */
  #turn(): void {
    const begun = this.#page.subarray(this.#start, this.#end);
    const page = new Uint8Array(Math.max(PAGE_SIZE, 2 * begun.length));
    page.set(begun);
    // A record that alone is larger than its page takes the place of it.
    if (this.#start === 0 && this.#end > 0) this.#pages.pop();
    this.#pages.push(page);
    this.#page = page;
    this.#start = 0;
    this.#end = begun.length;
  }

  #next(): number {
    const bytes = this.#read;
    let byte = bytes[this.#at++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[this.#at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    return value;
  }
}
