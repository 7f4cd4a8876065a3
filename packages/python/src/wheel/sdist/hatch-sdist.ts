import { nameOf } from "../files/posix-path.ts";
import { HatchConfig } from "../hatchling/hatch-config.ts";
import { hatchGitignore } from "../hatchling/hatch-exclusions.ts";
import { hatchHooks } from "../hatchling/hatch-hooks.ts";
import { hatchSelection } from "../hatchling/hatch-selection.ts";
import { HatchWalk } from "../hatchling/hatch-walk.ts";
import { licenseFiles, metadataFiles, requireFiles } from "../metadata-files.ts";
import { buildFails, cannotKnow } from "../plan-stop.ts";
import type { BackendInput } from "../backends/backend-reader.ts";
import type { SdistReader } from "./sdist-plan.ts";

/** hatchling's sdist target: everything but what is excluded, and the files that it forces in. */
export const hatchSdist: SdistReader = (input) => {
  const { files, pyproject } = input;
  const config = new HatchConfig(files, pyproject, "sdist");
  requireFiles(files, pyproject, metadataFiles(pyproject), "hatchling");
  const hooks = hatchHooks(config);
  const none = { packages: [], onlyInclude: [], excludeAll: false };
  const selection = hatchSelection(files, config, none, hooks.artifacts);
  const forced = new Map([...selection.forced, ...ownFiles(input)]);
  for (const source of selection.forced.keys()) {
    if (files.exists(source)) continue;
    const reason = config.reason(
      [...config.keys("force-include"), source],
      `${source}, which force-include names, does not exist`,
    );
    if (files.isIgnored(source)) cannotKnow(reason);
    buildFails(reason);
  }
  const walk = new HatchWalk(files, selection, forced);
  const found = new Map<string, string | null>();
  for (const file of walk.selected()) found.set(file.target, file.path);
  for (const path of hooks.generated) if (!files.exists(path)) found.set(walk.targetOf(path), null);
  for (const file of walk.forced(forced)) found.set(file.target, file.path);
  return found;
};

/** SdistBuilder.get_default_build_data: configuration, the .gitignore in force, readme and license. */
function ownFiles({ files, pyproject }: BackendInput): ReadonlyMap<string, string> {
  const own = ["pyproject.toml", "hatch.toml", "hatch_build.py", ...metadataFiles(pyproject).keys()];
  const names = [...own, ...licenseFiles(files, pyproject)].filter((name) => files.isFile(name));
  const forced = new Map(names.map((name) => [name, name]));
  const gitignore = hatchGitignore(files);
  if (gitignore) forced.set(upwards(files.projectPath, gitignore.path), nameOf(gitignore.path));
  return forced;
}

/** A path of the tree, relative to a directory at or below its own. */
function upwards(from: string, path: string): string {
  const prefix = `${from}/`;
  if (from === "" || path.startsWith(prefix)) return from === "" ? path : path.slice(prefix.length);
  const depth = from.split("/").length - (path.split("/").length - 1);
  return `${"../".repeat(depth)}${nameOf(path)}`;
}
