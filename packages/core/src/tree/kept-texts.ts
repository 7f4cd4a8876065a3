import { Recent } from "./recent.ts";

/** Characters of the texts that are kept for good. All files of most projects. */
const PINNED = 24 * 1024 * 1024;
/** Of more files than that, too few would be kept for good to be worth their room. */
const MOST_FILES = 30_000;
/** Characters of the texts beyond that were read last: what is asked of one file is asked at about the same time. */
const RECENT = 4 * 1024 * 1024;
/** In a larger tree, texts that are dropped soon cost the garbage collector less than what is read again. */
const MANY_FILES = 5000;
const RECENT_OF_MANY = 512 * 1024;

/** Texts that have been read once, as far as there is room. */
export class KeptTexts {
  readonly #texts = new Map<string, string>();
  readonly #recent: Recent<string>;
  #pinnedRoom: number;

  constructor(fileCount: number) {
    this.#recent = new Recent(fileCount <= MANY_FILES ? RECENT : RECENT_OF_MANY, (path) => this.#texts.delete(path));
    this.#pinnedRoom = fileCount <= MOST_FILES ? PINNED : 0;
  }

  get(path: string): string | undefined {
    return this.#texts.get(path);
  }

  /** Keeps a text that is not kept. */
  add(path: string, text: string): void {
    this.#texts.set(path, text);
    if (text.length <= this.#pinnedRoom) this.#pinnedRoom -= text.length;
    else this.#recent.add(path, text.length);
  }
}
