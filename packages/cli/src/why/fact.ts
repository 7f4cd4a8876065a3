/** One line of an answer: what it speaks of, and what is so. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}
