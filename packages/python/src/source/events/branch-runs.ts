import { ALL_VERSIONS, type VersionSet } from "../../versions/version-set.ts";
import type { TestVerdict } from "./static-test.ts";

export interface BranchRun {
  readonly runsOn: VersionSet;
  readonly certain: boolean;
}

/** When the branches of an `if` run, and last its `else`, given the verdicts of the tests in order. */
export function branchRuns(verdicts: readonly TestVerdict[]): BranchRun[] {
  let reaches: VersionSet = ALL_VERSIONS;
  let surely: VersionSet = ALL_VERSIONS;
  const runs = verdicts.map((verdict) => {
    const runsOn = reaches & ~verdict.false;
    const certain = (runsOn & ~(surely & verdict.true)) === 0;
    reaches &= ~verdict.true;
    surely &= verdict.false;
    return { runsOn, certain };
  });
  return [...runs, { runsOn: reaches, certain: (reaches & ~surely) === 0 }];
}
