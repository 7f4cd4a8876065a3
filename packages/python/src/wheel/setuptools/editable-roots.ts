import { joinPath, parentOf } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import type { EditableRoot, WheelReason } from "../wheel-plan.ts";
import { reasonAt } from "./merge-options.ts";
import { packageDirectory, topLevelNames } from "./package-directories.ts";
import type { SetuptoolsLayout } from "./setuptools-layout.ts";

/** setuptools.command.editable_wheel in its lenient mode: a `.pth` for a src-like layout, else a finder of single names. */
export function setuptoolsEditable(files: ProjectFiles, layout: SetuptoolsLayout): readonly EditableRoot[] {
  const directories = layout.packageDirectories;
  const reason = reasonAt(layout.place, "editable installation by setuptools");
  const inTree = (path: string): string => files.treePath(path) ?? joinPath(files.projectPath, path);
  if (directories.size === 1 && directories.has("") && isSimple(layout)) {
    return [{ kind: "path", path: inTree(directories.get("") ?? ""), reason }];
  }
  return finderRoots(files, layout, reason, inTree);
}

/** `_simple_layout`: every package is importable from one common parent directory. */
function isSimple({ packages, modules, packageDirectories }: SetuptoolsLayout): boolean {
  const names = [...packages, ...modules.filter((name) => name.includes(".")).map(parentName)];
  const parents = names.map((name) => {
    const path = packageDirectory(name, packageDirectories);
    const suffix = name.replaceAll(".", "/");
    return path === suffix ? "" : path.endsWith(`/${suffix}`) ? path.slice(0, -suffix.length - 1) : path;
  });
  const parent = commonDirectory(parents);
  return names.every((name) => packageDirectory(name, packageDirectories) === joinPath(parent, ...name.split(".")));
}

function commonDirectory(paths: readonly string[]): string {
  let common = paths[0] ?? "";
  for (const path of paths)
    while (common !== "" && path !== common && !path.startsWith(`${common}/`)) common = parentOf(common);
  return common;
}

function parentName(name: string): string {
  return name.slice(0, name.lastIndexOf("."));
}

function finderRoots(
  files: ProjectFiles,
  layout: SetuptoolsLayout,
  reason: WheelReason,
  inTree: (path: string) => string,
): EditableRoot[] {
  const { packages, modules, packageDirectories } = layout;
  const locate = (name: string): string => packageDirectory(name, packageDirectories);
  const parents = modules.filter((name) => name.includes(".")).map(parentName);
  const names = [...packages, ...parents, ...modules.filter((name) => !name.includes("."))];
  const mapped = topLevelMapping(names, locate);
  const roots: EditableRoot[] = [];
  for (const [name, path] of mapped) {
    const module = !files.isDirectory(path) && files.isFile(`${path}.py`) ? `${path}.py` : path;
    const isNamespace = files.isDirectory(path) && !files.isFile(`${path}/__init__.py`);
    roots.push({ kind: isNamespace ? "namespace" : "module", name, path: inTree(module), reason });
    for (const parent of parentsOf(name)) {
      const known = roots.some((root) => root.kind !== "path" && root.name === parent);
      if (!mapped.has(parent) && !known) roots.push({ kind: "namespace", name: parent, path: null, reason });
    }
  }
  return roots;
}

/** `_remove_nested`: a package below another one's directory needs no entry of its own. */
function topLevelMapping(names: readonly string[], locate: (name: string) => string): ReadonlyMap<string, string> {
  const tops = new Set(topLevelNames(names));
  const kept = names.filter((name) => {
    if (tops.has(name)) return true;
    const top = [...tops].find((candidate) => name.startsWith(`${candidate}.`));
    return top !== undefined && locate(name) !== joinPath(locate(top), ...name.slice(top.length + 1).split("."));
  });
  return new Map(kept.map((name) => [name, locate(name)]));
}

function parentsOf(name: string): string[] {
  const parts = name.split(".");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("."));
}
