import { readSource } from "@pylayout/python";
import { expect, it } from "vitest";
import type { SourceQuestion } from "../../src/source/source-question.ts";

it("asks each question of each source once, and keeps the answers apart", () => {
  const asked: string[] = [];
  const questions = (["path edits", "stops", "newer generics"] as const).map((topic): SourceQuestion => ({
    topic,
    ask: ({ path }, text) => {
      asked.push(`${path} ${topic}`);
      return text().includes(topic);
    },
  }));
  const sources = ["# path edits", "# stops and newer generics", ""].map((text, i) => readSource(`${i}.py`, text));
  const answers = (): boolean[][] => sources.map((source) => questions.map((question) => source.answer(question)));
  const expected = [
    [true, false, false],
    [false, true, true],
    [false, false, false],
  ];
  expect(answers()).toEqual(expected);
  expect(answers()).toEqual(expected);
  expect(asked.length).toBe(9);
});
