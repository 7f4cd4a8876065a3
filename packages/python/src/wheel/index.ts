export type * from "./wheel-plan.ts";
export { wheelPlan } from "./plan-wheel.ts";
export { planViaSdist, type ViaSdist } from "./sdist/via-sdist.ts";
export { sdistPlan, type SdistPlan } from "./sdist/sdist-plan.ts";
