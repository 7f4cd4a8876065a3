import type { SourceFacts } from "../source/source-facts.ts";

/** Two bits of an answer: whether it was given, and what it is. */
const ASKED = 1;
const YES = 2;
const BITS = 2;

/** Yes or no to a few questions about sources, each answered once: one number holds all answers of a source. */
export class SourceGlances {
  readonly #answers = new Map<SourceFacts, number>();
  #questions = 0;

  remembered(answerFor: (facts: SourceFacts) => boolean): (facts: SourceFacts) => boolean {
    const shift = BITS * this.#questions++;
    return (facts) => {
      const known = (this.#answers.get(facts) ?? 0) >> shift;
      if ((known & ASKED) !== 0) return (known & YES) !== 0;
      const answer = answerFor(facts);
      const bits = (answer ? ASKED | YES : ASKED) << shift;
      this.#answers.set(facts, (this.#answers.get(facts) ?? 0) | bits);
      return answer;
    };
  }
}
