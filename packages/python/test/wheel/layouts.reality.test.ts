import { writeFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { buildForReal, offeredPythons, pythonWith, type RealBuild } from "./build-for-real.ts";
import { backendModules, baseLayouts, type BackendKey } from "./layouts.ts";
import { mutatedLayouts } from "./mutate-layout.ts";
import { disagreements, predictLayout } from "./predict-layout.ts";

/** How many changed copies of each layout are built; the recorded truth holds one of each. */
const MUTATIONS_OF_EACH = Number(process.env.PYLAYOUT_MUTATIONS ?? 1);
/** A file to write what was built to, as the truth of the main tier. */
const RECORD = process.env.PYLAYOUT_RECORD;
const recorded: RealBuild[] = [];

describe("wheels and source distributions as the real backends build them", () => {
  for (const backend of Object.keys(backendModules) as BackendKey[]) {
    test(backend, async (context) => {
      const python = await pythonWith(backend);
      if (python === undefined) context.skip(`no interpreter of ${offeredPythons().join(", ")} has ${backend}`);
      const own = baseLayouts.filter((layout) => layout.backend === backend);
      const layouts = [...own, ...mutatedLayouts(own, MUTATIONS_OF_EACH)];
      const built = await buildForReal(python!, layouts);
      recorded.push(...built);
      const predicted = layouts.map(predictLayout);
      const wrong = built.flatMap((build, i) => disagreements(predicted[i]!, build));
      const unknown = predicted.filter(({ direct }) => direct === "unknown").length;
      console.log(`${backend}: ${layouts.length} layouts, ${unknown} unknown, ${wrong.length} disagreements`);
      expect(wrong).toEqual([]);
    });
  }

  afterAll(async () => {
    if (RECORD !== undefined) await writeFile(RECORD, `${JSON.stringify({ builds: recorded }, null, 1)}\n`);
  });
});
