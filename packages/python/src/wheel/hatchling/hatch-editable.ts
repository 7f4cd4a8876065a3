import { joinPath, parentOf } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import type { EditableRoot, WheelReason } from "../wheel-plan.ts";
import type { HatchConfig } from "./hatch-config.ts";
import type { HatchWalk } from "./hatch-walk.ts";

interface EditableInput {
  readonly files: ProjectFiles;
  readonly config: HatchConfig;
  readonly walk: HatchWalk;
}

/** WheelBuilder.build_editable: `dev-mode-dirs`, else the parents of everything exposed; exact names with dev-mode-exact. */
export function hatchEditable({ files, config, walk }: EditableInput): readonly EditableRoot[] | null {
  const inTree = (path: string): string => files.treePath(path) ?? joinPath(files.projectPath, path);
  const directories = config.strings("dev-mode-dirs") ?? [];
  const reason = config.reason(
    config.keys(directories.length > 0 ? "dev-mode-dirs" : "packages"),
    "editable installation",
  );
  if (directories.length > 0) return directories.map((path) => ({ kind: "path", path: inTree(path), reason }));
  const exposed = exposedPackages(walk);
  if (exposed === null) return null;
  if (config.boolean("dev-mode-exact")) {
    return [...exposed].map(([name, path]) => ({ kind: "module", name, path: inTree(path), reason }));
  }
  return [...new Set([...exposed.values()].map(parentOf))].map((path) => pathRoot(inTree(path), reason));
}

function pathRoot(path: string, reason: WheelReason): EditableRoot {
  return { kind: "path", path, reason };
}

/** Top-level names with their paths; null where a rewritten prefix makes an editable installation impossible. */
function exposedPackages(walk: HatchWalk): ReadonlyMap<string, string> | null {
  const exposed = new Map<string, string>();
  for (const { relativePath, target } of walk.selected()) {
    if (!relativePath.endsWith(".py")) continue;
    const [top = ""] = relativePath.split("/");
    const [name = ""] = target.split("/");
    if (!relativePath.includes("/")) exposed.set(relativePath.slice(0, -".py".length), relativePath);
    else if (target === relativePath) exposed.set(top, top);
    else {
      const at = relativePath.indexOf(target);
      if (at < 0) return null;
      exposed.set(name, relativePath.slice(0, at) + name);
    }
  }
  return exposed;
}
