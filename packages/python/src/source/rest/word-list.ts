import { detached } from "../text/detached-string.ts";

/** Texts by number, each kept once. */
export class WordList {
  readonly #words: string[];
  readonly #numbers = new Map<string, number>();

  /** `words`: those with the first numbers; none of them is added again. */
  constructor(words: readonly string[] = []) {
    this.#words = [...words];
  }

  get all(): readonly string[] {
    return this.#words;
  }

  /** The number of a text, from 0. */
  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const word = detached(text);
    this.#numbers.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  at(number: number): string {
    return this.#words[number] ?? "";
  }
}
