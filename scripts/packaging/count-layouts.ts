// The layouts that were built with the real backends, and how the predictions compare, by backend:
//   node scripts/run-typescript.mjs scripts/packaging/count-layouts.ts
import recorded from "../../packages/python/test/data/wheel-layouts.json" with { type: "json" };
import type { RealBuild } from "../../packages/python/test/wheel/build-for-real.ts";
import { backendModules, type BackendKey } from "../../packages/python/test/wheel/layouts/layout.ts";
import { baseLayouts } from "../../packages/python/test/wheel/layouts.ts";
import { mutatedLayouts } from "../../packages/python/test/wheel/mutate-layout.ts";
import { disagreements, predictLayout } from "../../packages/python/test/wheel/predict-layout.ts";
import { markdownTable } from "../collection/write-section.ts";

const builds = new Map((recorded.builds as readonly RealBuild[]).map((build) => [build.id, build]));
const rows = (Object.keys(backendModules) as BackendKey[]).map((backend) => {
  const own = baseLayouts.filter((layout) => layout.backend === backend);
  const mutated = mutatedLayouts(own, 1);
  const all = [...own, ...mutated];
  const predictions = all.map(predictLayout);
  const unknown = predictions.filter(({ direct }) => direct === "unknown").length;
  const fail = predictions.filter(({ direct }) => direct === "error").length;
  const wrong = all.flatMap((layout, i) => {
    const [build, prediction] = [builds.get(layout.id), predictions[i]];
    return build && prediction ? disagreements(prediction, build) : [layout.id];
  });
  return [backend, own.length, mutated.length, all.length - unknown - fail, fail, unknown, wrong.length];
});
const head = ["backend", "own layouts", "mutated", "wheel predicted", "failure predicted", "unknown", "disagreements"];
console.log(markdownTable(head, rows));
