import path from "node:path";
import { idleRules, type RuleMeta } from "@pylayout/core";
import type { PythonModel } from "@pylayout/python";
import { describePythons, projectFacts, pythonHints, type ProjectFacts } from "./collection-summary.ts";
import { globHints } from "./hints.ts";
import type { Report } from "./report.ts";
import { VERSION } from "./version.ts";
import type { World } from "./world.ts";

/** Rules that ask for the simulation of the tests. */
const TEST_RULES = ["test-import-resolvability", "syntax-too-new", "untracked-import"];

/** What a report says besides its findings. Plain data, of which the Pythons are looked up when asked for. */
export interface RunFacts extends Pick<Report, "version" | "root" | "base" | "source" | "files" | "python"> {
  /** Empty where no test was to be judged. */
  readonly projects: readonly ProjectFacts[];
  readonly hints: { readonly pythons: readonly string[]; readonly globs: readonly string[] };
  readonly rules: readonly (readonly [string, RuleMeta])[];
  /** Rules that have nothing to look at, with the reason of each. */
  readonly idle: readonly (readonly [string, string])[];
}

export interface FactsContext {
  readonly cwd: string;
  /** Say also which rules had nothing to look at. */
  readonly checklist?: boolean | undefined;
  /** Only of these projects; of all if undefined. */
  readonly parts?: ReadonlySet<string> | undefined;
}

/** What there is to say of a linted world. */
export async function runFacts(
  world: World,
  model: PythonModel,
  { cwd, checklist, parts }: FactsContext,
): Promise<RunFacts> {
  const { config, tree, root } = world;
  const judged = TEST_RULES.some((rule) => config.enabled.has(rule));
  const projects = judged ? model.projects.filter((project) => parts?.has(project.path) ?? true) : [];
  return {
    version: VERSION,
    root,
    base: path.relative(cwd, root).split(path.sep).join("/"),
    source: world.sourceName,
    files: tree.fileCount,
    // Few formats show them, and to know them may take a look at every CI workflow.
    get python() {
      return describePythons(model);
    },
    projects: projects.map(projectFacts),
    hints: { pythons: judged ? pythonHints(model) : [], globs: await globHints(world) },
    rules: [...config.rules].flatMap(([name, { meta }]) => {
      return config.enabled.has(name) ? [[name, meta as RuleMeta] as const] : [];
    }),
    idle: checklist === true ? [...idleRules(config, { tree, model })] : [],
  };
}
