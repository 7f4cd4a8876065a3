import { writeFile } from "node:fs/promises";
import { environmentWith, needs } from "@pylayout/reality";
import { afterAll, describe, expect, test } from "vitest";
import { buildForReal, pythonWith, type RealBuild } from "./build-for-real.ts";
import { backendModules, type BackendKey } from "./layouts/layout.ts";
import { baseLayouts } from "./layouts.ts";
import { mutatedLayouts } from "./mutate-layout.ts";
import { disagreements, predictLayout } from "./predict-layout.ts";

/** How many changed copies of each layout are built; the recorded truth holds one of each. */
const MUTATIONS_OF_EACH = Number(process.env.PYLAYOUT_MUTATIONS ?? 0);
/** Every how manieth layout is built; 1 builds them all. */
const SAMPLE = Number(process.env.PYLAYOUT_SAMPLE ?? 8);
/** A file to write what was built to, as the truth of the main tier. */
const RECORD = process.env.PYLAYOUT_RECORD;
const recorded: RealBuild[] = [];

/** The backends of one environment: making one takes far longer than all builds in it. */
const INSTALLED: readonly BackendKey[] = ["setuptools", "hatchling", "flit", "poetry"];
const DISTRIBUTIONS = ["setuptools>=80", "hatchling", "editables", "flit-core", "poetry-core"];

describe("wheels and source distributions as the real backends build them", () => {
  test.each(Object.keys(backendModules) as BackendKey[])("%s", async (backend) => {
    const wanted = INSTALLED.includes(backend);
    const python = wanted ? environmentWith(DISTRIBUTIONS) : await pythonWith(backend);
    const missing = python === undefined ? `no Python with ${backendModules[backend]}` : undefined;
    if (wanted ? !needs(`wheels of ${backend}`, missing) : missing !== undefined) {
      console.log(`skipped: wheels of ${backend}: ${missing ?? ""}`);
      return;
    }
    const own = baseLayouts.filter((layout) => layout.backend === backend).filter((_, index) => index % SAMPLE === 0);
    const layouts = [...own, ...mutatedLayouts(own, MUTATIONS_OF_EACH)];
    const built = await buildForReal(python!, layouts);
    recorded.push(...built);
    const predicted = layouts.map(predictLayout);
    const wrong = built.flatMap((build, i) => disagreements(predicted[i]!, build));
    const unknown = predicted.filter(({ direct }) => direct === "unknown").length;
    console.log(`${backend}: ${layouts.length} layouts, ${unknown} unknown, ${wrong.length} disagreements`);
    expect(wrong).toEqual([]);
  });

  afterAll(async () => {
    if (RECORD !== undefined) await writeFile(RECORD, `${JSON.stringify({ builds: recorded }, null, 1)}\n`);
  });
});
