import type { SourceFacts } from "./source-facts.ts";

/** What is asked of many sources; the place of each among the others is where its answer is kept. */
const TOPICS = ["path edits", "refused imports", "strange names", "assertions", "stops", "newer generics"] as const;

/** Yes or no, by a source's text alone: asked of each source once, and never again while it does not change. */
export interface SourceQuestion {
  readonly topic: (typeof TOPICS)[number];
  /** `text`: the source's bytes, one character a byte. */
  readonly ask: (facts: SourceFacts, text: () => string) => boolean;
}

/** Two bits of an answer: whether it was given, and what it is. One number holds all answers of a source. */
const ASKED = 1;
const YES = 2;
const BITS = 2;

/** undefined: not given. */
export function answerIn(answers: number, { topic }: SourceQuestion): boolean | undefined {
  const known = answers >> (BITS * TOPICS.indexOf(topic));
  return (known & ASKED) === 0 ? undefined : (known & YES) !== 0;
}

export function withAnswer(answers: number, { topic }: SourceQuestion, answer: boolean): number {
  return answers | ((answer ? ASKED | YES : ASKED) << (BITS * TOPICS.indexOf(topic)));
}
