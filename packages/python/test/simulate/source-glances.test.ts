import { readSource } from "@pylayout/python";
import { expect, it } from "vitest";
import { SourceGlances } from "../../src/simulate/source-glances.ts";

it("asks each question of each source once, and keeps the answers apart", () => {
  const glances = new SourceGlances();
  const asked: string[] = [];
  const questions = ["one", "two", "three"].map((word) =>
    glances.remembered(({ path }) => {
      asked.push(`${path} ${word}`);
      return path.includes(word);
    }),
  );
  const sources = ["one.py", "two three.py", "nil.py"].map((path) => readSource(path, ""));
  const answers = (): boolean[][] => sources.map((source) => questions.map((question) => question(source)));
  const expected = [
    [true, false, false],
    [false, true, true],
    [false, false, false],
  ];
  expect(answers()).toEqual(expected);
  expect(answers()).toEqual(expected);
  expect(asked.length).toBe(9);
});
