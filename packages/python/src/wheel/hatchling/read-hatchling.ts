import type { BackendInput, BackendReader } from "../backends/backend-reader.ts";
import { joinPath, nameOf } from "../files/posix-path.ts";
import { buildFails, cannotKnow } from "../plan-stop.ts";
import type { EditableRoot, WheelReason } from "../wheel-plan.ts";
import { dataDirectory } from "../wheel-data.ts";
import { metadataFiles, requireFiles } from "../metadata-files.ts";
import { HatchConfig } from "./hatch-config.ts";
import { hatchEditable } from "./hatch-editable.ts";
import { explainHatch } from "./hatch-explain.ts";
import { hatchHooks, type HatchHooks } from "./hatch-hooks.ts";
import {
  defaultWheelSelection,
  hatchNames,
  hatchSelection,
  inclusionMap,
  type HatchSelection,
} from "./hatch-selection.ts";
import { HatchWalk } from "./hatch-walk.ts";

export interface HatchProject extends BackendInput {
  readonly config: HatchConfig;
  readonly selection: HatchSelection;
  readonly walk: HatchWalk;
  readonly hooks: HatchHooks;
  /** Targets by source. */
  readonly shared: Readonly<Record<"data" | "scripts", ReadonlyMap<string, string>>>;
}

export const readHatchling: BackendReader = (input) => {
  const project = hatchProject(input);
  const { files } = project;
  return {
    backend: "hatchling",
    projectPath: files.projectPath,
    evidence: "measured",
    undecided: [],
    collect: (add) => {
      collectFiles(project, add);
    },
    explain: (path): WheelReason => explainHatch(project, path),
    editable: (): readonly EditableRoot[] | null => hatchEditable(project),
  };
};

function hatchProject(input: BackendInput): HatchProject {
  const { files, pyproject } = input;
  const config = new HatchConfig(files, pyproject, "wheel");
  requireFiles(files, pyproject, metadataFiles(pyproject), "hatchling");
  const hooks = hatchHooks(config);
  const selection = hatchSelection(files, config, wheelDefaults(input, config), hooks.artifacts);
  for (const source of selection.forced.keys()) {
    if (files.exists(source) || hooks.generated.includes(source)) continue;
    const keys = [...config.keys("force-include"), source];
    const outside = files.treePath(source) === undefined;
    const text = `${source}, which force-include names, does not exist`;
    if (outside || files.isIgnored(source)) cannotKnow(config.reason(keys, `${text} in a clean checkout`));
    buildFails(config.reason(keys, text));
  }
  const shared = {
    data: inclusionMap(config.targetTable("shared-data")),
    scripts: inclusionMap(config.targetTable("shared-scripts")),
  };
  const walk = new HatchWalk(files, selection, selection.forced);
  const project = { ...input, config, selection, hooks, shared, walk };
  if (selection.forced.size > 0) refuseDuplicates(project);
  return project;
}

function wheelDefaults({ files, pyproject }: BackendInput, config: HatchConfig) {
  const none = { packages: [], onlyInclude: [], excludeAll: false };
  const given = ["include", "packages", "only-include"].some((key) => (config.strings(key) ?? []).length > 0);
  if (given) return none;
  const name = pyproject.string("project", "name") ?? "";
  const found = defaultWheelSelection(files, hatchNames(name));
  if (found) return found;
  if (config.boolean("bypass-selection") || config.stringTable("force-include").size > 0) {
    return { ...none, excludeAll: true };
  }
  const text = `no directory or module is called ${hatchNames(name).join(" or ")}, and no option selects files`;
  return buildFails(config.reason(config.keys("packages"), text));
}

/** Two files at one path of the archive stop the build. */
function refuseDuplicates(project: HatchProject): void {
  const seen = new Set<string>();
  collectFiles(project, (target) => {
    if (seen.has(target)) {
      const keys = project.config.keys("force-include");
      buildFails(project.config.reason(keys, `two files would stand at ${target} in the wheel`));
    }
    seen.add(target);
  });
}

function collectFiles(project: HatchProject, add: (target: string, source: string | null) => void): void {
  const { files, walk, selection, hooks, shared, pyproject } = project;
  const put = (target: string, path: string): void => {
    add(target, files.treePath(path) ?? null);
  };
  for (const file of walk.selected()) put(file.target, file.path);
  for (const path of hooks.generated) {
    if (!files.exists(path) && walk.selectsGenerated(path)) add(walk.targetOf(path), null);
  }
  for (const file of walk.forced(selection.forced)) put(file.target, file.path);
  const data = dataDirectory(pyproject.string("project", "name") ?? "", pyproject.string("project", "version"));
  for (const file of walk.explicit(shared.data)) {
    put(joinPath(data, "data", file.target), file.path);
  }
  for (const file of walk.explicit(shared.scripts)) {
    put(joinPath(data, "scripts", nameOf(file.target)), file.path);
  }
}
