import type { Buffer } from "node:buffer";
import { type ContentGate, MAX_FILE_SIZE } from "../disk/content-gate.ts";
import { runGit } from "./git-process.ts";
import type { Repository } from "./repository.ts";

export interface Blob {
  readonly path: string;
  readonly object: string;
  /** Bytes; an estimate is enough. */
  readonly size: number;
}

const CHUNK_SIZE = 64 * 1024 * 1024;
const CACHE_SIZE = 192 * 1024 * 1024;
/** Larger blobs are fetched only when they are asked for themselves. */
const MAX_COMPANION_SIZE = 1024 * 1024;

/** Reads blobs from the object store, many with one process: a request fetches its neighbours too. */
export class BlobReader {
  readonly #repository: Repository;
  readonly #blobs: readonly Blob[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #contents = new Map<string, Buffer>();
  #held = 0;

  constructor(repository: Repository, blobs: readonly Blob[]) {
    this.#repository = repository;
    this.#blobs = blobs;
    this.#places = new Map(blobs.map((blob, place) => [blob.path, place]));
  }

  read(path: string, gate: ContentGate): Buffer | undefined {
    const place = this.#places.get(path);
    const blob = place === undefined ? undefined : this.#blobs[place];
    if (place === undefined || blob === undefined) return undefined;
    if (blob.size > MAX_FILE_SIZE) return gate.refuse(path, "too-large");
    if (!this.#contents.has(blob.object)) this.#fetch(this.#chunk(place, blob));
    const bytes = this.#contents.get(blob.object);
    return bytes ? gate.admit(path, bytes) : gate.refuse(path, "unreadable");
  }

  /** The blob, and what will probably be asked for next: everything where that is little, else files of its kind. */
  #chunk(place: number, asked: Blob): Set<string> {
    const companions = this.#blobs.filter((blob) => blob.size <= MAX_COMPANION_SIZE);
    const isLittle = companions.reduce((sum, blob) => sum + blob.size, 0) <= CHUNK_SIZE;
    const kind = extensionOf(asked.path);
    const objects = new Set([asked.object]);
    let size = asked.size;
    for (const blob of isLittle ? companions : this.#blobs.slice(place + 1)) {
      if (size + blob.size > CHUNK_SIZE) break;
      if (this.#contents.has(blob.object) || blob.size > MAX_COMPANION_SIZE) continue;
      if (!isLittle && extensionOf(blob.path) !== kind) continue;
      objects.add(blob.object);
      size += blob.size;
    }
    return objects;
  }

  #fetch(objects: ReadonlySet<string>): void {
    const { output } = runGit(this.#repository, ["cat-file", "--batch"], [...objects].join("\n") + "\n");
    if (this.#held > CACHE_SIZE) {
      this.#contents.clear();
      this.#held = 0;
    }
    this.#held += output.length;
    for (let at = 0; at < output.length;) {
      const end = output.indexOf(10, at);
      if (end < 0) return;
      const [object = "", type, size] = output.toString("latin1", at, end).split(" ");
      at = end + 1;
      if (type === "missing" || size === undefined) continue;
      this.#contents.set(object, output.subarray(at, at + Number(size)));
      at += Number(size) + 1;
    }
  }
}

function extensionOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") ? path.slice(dot) : "";
}
