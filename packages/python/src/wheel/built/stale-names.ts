import type { FileTree } from "@pylayout/core";
import type { WheelOk } from "../wheel-plan.ts";
import { distInfo, distInfoText } from "./dist-info.ts";

/**
 * Top-level names of a built wheel that hold Python sources and that its top_level.txt does not list. setuptools writes that
 * file from what it was told to build, and packs whatever an earlier build left in build/lib.
 */
export function unlistedTopLevel(tree: FileTree, plan: WheelOk): readonly string[] {
  const info = distInfo(tree, plan.projectPath);
  const text = info && distInfoText(tree, info.directory, "top_level.txt");
  if (text === undefined) return [];
  const listed = new Set(text.split(/\s+/).map((name) => name.split("/")[0] ?? ""));
  listed.delete("");
  if (listed.size === 0) return [];
  const names = plan
    .files()
    .filter(({ target }) => target.endsWith(".py") && !/^[^/]+\.data\//.test(target))
    .map(({ target }) => (target.split("/")[0] ?? "").replace(/\.py$/, ""));
  return [...new Set(names)].filter((name) => !listed.has(name)).sort();
}

/** Modules that a direct build takes from build/lib, where an earlier build left them and nothing made them anew. */
export function leftoverModules(plan: WheelOk): readonly string[] {
  const prefix = plan.projectPath === "" ? "build/lib/" : `${plan.projectPath}/build/lib/`;
  return plan.files().flatMap(({ source }) => (source?.startsWith(prefix) && source.endsWith(".py") ? [source] : []));
}
