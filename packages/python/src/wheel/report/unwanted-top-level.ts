import type { WheelOk } from "../wheel-plan.ts";

/** Names in site-packages that every project could claim (as check-wheel-contents' W005, and tools and utils). */
const GENERIC = new Set(
  (
    "benchmark benchmarks build ci conftest data dist doc docs example examples fabfile lib noxfile requirements scripts " +
    "setup src tasks test tests tools util utils venv"
  ).split(" "),
);

/** Generic top-level names that the wheel would put into site-packages, unless the project itself is called so. */
export function unwantedTopLevel(plan: WheelOk, projectName: string | null): readonly string[] {
  const names = plan
    .files()
    .filter(({ target }) => !target.includes(".data/"))
    .map(({ target }) => target.split("/"))
    .filter((parts) => parts.length > 1 || (parts[0] ?? "").endsWith(".py"))
    .map((parts) => (parts[0] ?? "").replace(/\.py$/, ""));
  const own = projectName?.toLowerCase().replace(/[-_.]+/g, "_");
  return [...new Set(names)].filter((name) => GENERIC.has(name) && name !== own).sort();
}
