import { needs } from "@pylayout/reality";
import { describe, expect, test } from "vitest";
import { standardLibrary } from "../../src/stdlib/standard-library.ts";
import { compareProject, isComparable, noScores, type ProjectDifference } from "./differential.ts";
import { generateProject } from "./generate-project.ts";
import { findInterpreters, RealPytest } from "./real-pytest.ts";

const FIRST_SEED = 5200;
const COUNT = 30;

const interpreters = findInterpreters();
needs(
  "collection",
  interpreters.length > 0 ? undefined : "no Python with pytest 7, 8 or 9.1 on PATH or in PYLAYOUT_PYTHONS",
);

describe.skipIf(interpreters.length === 0)("generated projects are collected as the real pytest does", () => {
  test.each(
    interpreters.map(
      (interpreter) => [`Python ${interpreter.python}, pytest ${interpreter.pytest}`, interpreter] as const,
    ),
  )(
    "%s",
    async (_, interpreter) => {
      const pytest = new RealPytest(interpreter);
      const scores = noScores();
      let compared = 0;
      const different: ProjectDifference[] = [];
      for (let seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed++) {
        const project = generateProject(seed);
        if (!isComparable(project, interpreter)) continue;
        compared++;
        const difference = await compareProject(project, interpreter, pytest, standardLibrary, scores);
        if (difference) different.push(difference);
      }
      pytest.close();
      expect(different).toEqual([]);
      expect(scores.projects).toBe(compared);
      expect(scores.real).toBeGreaterThan(0);
    },
    300_000,
  );
});
