import { pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import type { WheelReason } from "../wheel-plan.ts";
import type { HatchConfig } from "./hatch-config.ts";
import { EXCLUDED_DIRECTORIES, type HatchSelection } from "./hatch-selection.ts";

interface ExplainInput {
  readonly files: ProjectFiles;
  readonly config: HatchConfig;
  readonly selection: HatchSelection;
}

/** Why hatchling leaves a file out. `path` is relative to the tree. */
export function explainHatch({ files, config, selection }: ExplainInput, path: string): WheelReason {
  const own = files.projectPathOf(path);
  const root = config.keys("packages");
  if (own === undefined) return config.reason(root, "it lies outside the project");
  const inRoot = selection.roots.length === 0 || selection.roots.some((at) => pathBelow(own, at) !== undefined);
  const pattern = selection.exclude.match(own);
  if (pattern && (inRoot || pattern.key !== null)) {
    const intended = pattern.key !== null && pattern.line > 0;
    const key = pattern.key ?? pattern.pattern;
    const text = `the pattern "${pattern.pattern}" leaves it out`;
    return { path: pattern.path, line: pattern.line, key, text, intended };
  }
  const hidden = own.split("/").find((part) => EXCLUDED_DIRECTORIES.has(part));
  if (hidden !== undefined) return config.reason(root, `hatchling never enters ${hidden}/`);
  if (!inRoot) return explainRoots(config, selection);
  if (selection.onlyPackages) {
    return config.reason(config.keys("only-packages"), "its directory has no __init__.py");
  }
  return config.reason(config.keys("include"), "no pattern includes it");
}

function explainRoots(config: HatchConfig, selection: HatchSelection): WheelReason {
  const key = ["only-include", "packages"].find((option) => (config.strings(option) ?? []).length > 0);
  const roots = selection.roots.map((at) => `${at}${at.endsWith(".py") ? "" : "/"}`).join(", ");
  if (key === undefined) return config.reason(config.keys("packages"), `by the project's name, only ${roots} ships`);
  return config.reason(config.keys(key), `only ${roots} ships`);
}
