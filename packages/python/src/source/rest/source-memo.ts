import type { ContentMemo, KeptContents } from "@pylayout/core";
import { readFacts, writeFacts, type KeptFacts } from "./kept-facts.ts";
import { RecordPool } from "./record-pool.ts";

/** Facts that tell what they know as plain data. */
export interface KeepableFacts {
  toKeep(): KeptFacts;
}

/** What is read anew is worth keeping where it is more than this part of what is kept already. */
const WORTH_KEEPING = 1 / 20;

/** Facts of sources that an earlier run kept, and what this one will keep. */
export class SourceMemo {
  readonly #contents: ContentMemo;
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #places: readonly number[];
  readonly #pool: RecordPool;
  readonly #sources = new Map<string, KeepableFacts>();
  #recalled = 0;

  constructor(contents: ContentMemo) {
    this.#contents = contents;
    const { paths, bytes } = contents.kept ?? NOTHING;
    const { places, pool } = decodeSources(bytes);
    this.#indexes = new Map(paths.map((path, i) => [path, i]));
    this.#places = places;
    this.#pool = pool;
    contents.keepAtEnd(() => {
      const read = this.#sources.size - this.#recalled;
      return read > WORTH_KEEPING * paths.length ? encodeSources(this.#sources) : undefined;
    });
  }

  /** The facts of a source will be kept, as far as they are known at the end. */
  add(path: string, facts: KeepableFacts): void {
    this.#sources.set(path, facts);
  }

  /** What is known of a source that has not changed since; asked once of each that is then added. */
  recall(path: string): KeptFacts | undefined {
    const index = this.#indexes.get(path);
    if (index === undefined || !this.#contents.isUnchanged(index)) return undefined;
    this.#recalled++;
    return this.#pool.at(this.#places[index] ?? 0, readFacts);
  }
}

/** A length in four bytes, a head of that length as JSON, then the pages. */
interface Head {
  readonly places: readonly number[];
  readonly words: readonly string[];
  /** Bytes of each page. */
  readonly pages: readonly number[];
}

const LENGTH_BYTES = 4;
const NOTHING: KeptContents = { paths: [], bytes: new Uint8Array(0) };

/** Undefined where nothing is known of any source that was not as quickly found out again. */
function encodeSources(sources: ReadonlyMap<string, KeepableFacts>): KeptContents | undefined {
  const pool = new RecordPool();
  const paths: string[] = [];
  const places: number[] = [];
  for (const [path, facts] of sources) {
    const known = facts.toKeep();
    if (isQuicklyRead(known)) continue;
    paths.push(path);
    places.push(
      pool.add((to) => {
        writeFacts(known, to);
      }),
    );
  }
  if (paths.length === 0) return undefined;
  const { words, pages } = pool.content;
  const head: Head = { places, words, pages: pages.map(({ length }) => length) };
  return { paths, bytes: joined(new TextEncoder().encode(JSON.stringify(head)), pages) };
}

/** Answers to a few questions cost less than to keep and to look up what was kept. */
function isQuicklyRead({ verdict, record, bound, quickIssues, issues, chains }: KeptFacts): boolean {
  return bound.length === 0 && [verdict, record, quickIssues, issues, chains].every((fact) => fact === undefined);
}

function joined(head: Uint8Array, pages: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pages.reduce((sum, { length }) => sum + length, LENGTH_BYTES + head.length));
  new DataView(bytes.buffer).setUint32(0, head.length);
  let at = LENGTH_BYTES;
  for (const part of [head, ...pages]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function decodeSources(bytes: Uint8Array): { readonly places: readonly number[]; readonly pool: RecordPool } {
  if (bytes.length === 0) return { places: [], pool: new RecordPool() };
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  let at = LENGTH_BYTES + length;
  const { places, words, pages } = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, at))) as Head;
  return { places, pool: new RecordPool({ words, pages: pages.map((size) => bytes.subarray(at, (at += size))) }) };
}
