import { describe, expect, test } from "vitest";
import { collect } from "../../src/simulate/collect.ts";
import { standardLibrary } from "../../src/stdlib/standard-library.ts";
import { versionBit } from "../../src/versions/version-set.ts";
import { compareRun, type Comparison } from "./compare-run.ts";
import { caseInvocation, caseTree, type ImportCase, readEnvironment, readImportCases } from "./import-cases.ts";
import { readSources } from "./read-sources.ts";

/**
 * What the measuring machine could not do: on its Python 3.8 `packaging` was too new to be imported, so that everything that
 * compares versions died of a TypeError there.
 */
const BROKEN_ON_3_8 = new Set(["B22", "C60"]);

function compareCase(testCase: ImportCase): { environment: string; comparison: Comparison }[] {
  const tree = caseTree(testCase);
  const source = readSources(tree);
  return testCase.outcomes.flatMap(({ envs, result }) =>
    envs
      .filter((name) => !(BROKEN_ON_3_8.has(testCase.id) && name.startsWith("py3.8")))
      .map((environment) => {
        const { python, pytest } = readEnvironment(environment);
        const [run] = collect(
          {
            tree,
            source,
            standardLibrary,
            pytest,
            importMode: null,
            invocation: caseInvocation(testCase),
            installed: false,
            installedRoots: [],
            ownPlugins: () => [],
            ownRoots: [""],
            siteDirectories: tree.get("@site") ? ["@site"] : [],
            thirdParty: "absent",
            assumeMissing: [],
            generated: () => null,
            mayBeBackported: () => true,
            isRequired: () => false,
          },
          versionBit(python),
          "never",
        );
        if (!run) throw new Error(`no run for ${environment}`);
        return { environment, comparison: compareRun(result, run) };
      }),
  );
}

describe.each([
  ["import-cases.json", 139, 3000],
  ["recorded-cases.json", 100, 1400],
] as const)("collection agrees with pytest in %s", (file, leastCases, leastRecords) => {
  const cases = readImportCases(file);
  let records = 0;
  let unknown = 0;

  test.each(cases.map((testCase) => [`${testCase.id} ${testCase.title}`, testCase] as const))("%s", (_, testCase) => {
    const compared = compareCase(testCase);
    for (const { comparison } of compared) {
      records += comparison.records;
      unknown += comparison.unknown.length;
    }
    const wrong = compared.flatMap(({ environment, comparison }) =>
      comparison.disagreements.map((disagreement) => ({ environment, ...disagreement })),
    );
    expect(wrong).toEqual([]);
  });

  test("at most 3 % of the module records are unknown", () => {
    expect(cases.length).toBeGreaterThanOrEqual(leastCases);
    expect(records).toBeGreaterThan(leastRecords);
    expect(unknown / records).toBeLessThanOrEqual(0.03);
  });
});
