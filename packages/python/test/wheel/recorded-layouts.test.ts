import { describe, expect, test } from "vitest";
import recorded from "../data/wheel-layouts.json" with { type: "json" };
import type { RealBuild } from "./build-for-real.ts";
import { backendModules, type BackendKey } from "./layouts/layout.ts";
import { baseLayouts } from "./layouts.ts";
import { mutatedLayouts } from "./mutate-layout.ts";
import { disagreements, predictLayout } from "./predict-layout.ts";

const builds = new Map((recorded.builds as readonly RealBuild[]).map((build) => [build.id, build]));

describe("wheels and source distributions as the real backends once built them", () => {
  for (const backend of Object.keys(backendModules) as BackendKey[]) {
    test(backend, () => {
      const own = baseLayouts.filter((layout) => layout.backend === backend);
      const layouts = [...own, ...mutatedLayouts(own, 1)];
      const wrong = layouts.flatMap((layout) => {
        const build = builds.get(layout.id);
        return build ? disagreements(predictLayout(layout), build) : [`${layout.id}: never built`];
      });
      expect(wrong).toEqual([]);
    });
  }
});
