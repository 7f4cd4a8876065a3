import { describe, expect, test } from "vitest";
import { wheelPlan } from "../../src/wheel/plan-wheel.ts";
import cases from "../data/build-wheel-cases.json" with { type: "json" };
import { caseTree } from "./case-tree.ts";

interface BuildCase {
  readonly id: string;
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly outcomes: readonly {
    readonly result: { readonly wheel_files?: readonly string[]; readonly error?: string };
  }[];
}

const buildCases = cases.cases as unknown as readonly BuildCase[];

describe("wheels of the import study", () => {
  test("there are 34 of them", () => {
    expect(buildCases).toHaveLength(34);
  });

  for (const { id, title, files, outcomes } of buildCases) {
    test(`${id} ${title}`, () => {
      const plan = wheelPlan(caseTree(files), "");
      const truth = outcomes[0]?.result.wheel_files;
      const predicted = plan.outcome === "ok" ? plan.files().map(({ target }) => target) : plan.outcome;
      expect(predicted).toEqual(truth ? [...truth].sort() : "error");
    });
  }
});
