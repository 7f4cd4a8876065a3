import { describe, expect, test } from "vitest";
import { planViaSdist } from "../../src/wheel/sdist/via-sdist.ts";
import { wheelPlan } from "../../src/wheel/plan-wheel.ts";
import type { WheelPlan } from "../../src/wheel/wheel-plan.ts";
import { packagingCases, packagingTree, type PackagingCase } from "./packaging-cases.ts";

describe("wheels as really built", () => {
  for (const layout of packagingCases) {
    test(`${layout.id} directly`, () => {
      const plan = wheelPlan(packagingTree(layout), layout.project_dir ?? "");
      if (!layout.decidable) expect(plan.outcome).toBe("unknown");
      else expect(summary(plan)).toEqual(layout.truth.files ? [...layout.truth.files].sort() : "error");
    });

    test(`${layout.id} via its source distribution`, () => {
      const { sdist, wheel } = planViaSdist(packagingTree(layout), layout.project_dir ?? "");
      const truth = layout.truth.via_sdist;
      if (!layout.decidable) expect(sdist.outcome).toBe("unknown");
      else if (truth.outcome === "sdist-error") expect(sdist.outcome).toBe("error");
      else {
        if (layout.backend !== "maturin") {
          expect(sdist.outcome === "ok" && [...sdist.files.keys()].sort()).toEqual(
            [...(truth.sdist_files ?? [])].sort(),
          );
        }
        expect(wheel && summary(wheel)).toEqual(truth.outcome === "ok" ? viaSdistFiles(layout) : "error");
      }
    });
  }
});

describe("ships agrees with the built wheel", () => {
  for (const layout of packagingCases.filter(({ decidable }) => decidable)) {
    test(layout.id, () => {
      const plan = wheelPlan(packagingTree(layout), layout.project_dir ?? "");
      const shipped = new Set(Object.keys(layout.truth.installed_as ?? {}));
      const modules = Object.keys(layout.files).filter((path) => path.endsWith(".py"));
      const predicted = modules.filter((path) => plan.ships(path) === "yes");
      expect(predicted.sort()).toEqual(modules.filter((path) => shipped.has(path)).sort());
    });
  }
});

function summary(plan: WheelPlan): readonly string[] | string {
  return plan.outcome === "ok" ? plan.files().map(({ target }) => target) : plan.outcome;
}

function viaSdistFiles({ truth }: PackagingCase): readonly string[] {
  const { same_wheel_files: same, only_direct: lost = [], only_via_sdist: added = [] } = truth.via_sdist;
  const direct = truth.files ?? [];
  return same ? [...direct].sort() : [...direct.filter((path) => !lost.includes(path)), ...added].sort();
}
