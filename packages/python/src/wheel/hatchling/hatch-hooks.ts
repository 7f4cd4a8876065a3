import { normalizePath } from "../files/posix-path.ts";
import { cannotKnow } from "../plan-stop.ts";
import type { HatchConfig } from "./hatch-config.ts";

export interface HatchHooks {
  /** Files that hooks write during the build, relative to the project. */
  readonly generated: readonly string[];
  /** Patterns that hooks add to `artifacts`. */
  readonly artifacts: readonly string[];
}

/** Hooks of which the documentation says which file they write, with the option that names it. */
const VERSION_HOOKS: Readonly<Record<string, string>> = { vcs: "version-file", version: "path" };

/** The build hooks of a target; any hook that may do anything makes the plan unknown. */
export function hatchHooks(config: HatchConfig): HatchHooks {
  const generated: string[] = [];
  for (const [name, keys] of config.hooks()) {
    const option = Object.hasOwn(VERSION_HOOKS, name) ? VERSION_HOOKS[name] : undefined;
    const path = option === undefined ? undefined : config.hookString(keys, option);
    if (path === undefined) {
      const text = `the build hook ${name} may add or remove files`;
      cannotKnow(config.reason(keys, text));
    }
    generated.push(normalizePath(path));
  }
  return { generated, artifacts: generated.map((path) => `/${path}`) };
}
