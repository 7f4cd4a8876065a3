import type { FileTree } from "@pylayout/core";
import type { WheelOk } from "../wheel-plan.ts";
import type { EntryPoint } from "./entry-point.ts";
import { findAttribute } from "./find-attribute.ts";
import { WheelModules } from "./wheel-modules.ts";

export type EntryPointStatus = "ok" | "missing-module" | "missing-attr" | "unknown";

export interface CheckedEntryPoint {
  readonly entryPoint: EntryPoint;
  readonly status: EntryPointStatus;
  /** Dotted name of the module that is absent, for "missing-module". */
  readonly missing: string | null;
}

/** Whether each entry point leads to something that the wheel holds. What is not first-party is "unknown". */
export function checkEntryPoints(
  tree: FileTree,
  plan: WheelOk,
  entryPoints: readonly EntryPoint[],
  modules = new WheelModules(tree, plan),
): readonly CheckedEntryPoint[] {
  return entryPoints.map((entryPoint) => ({ entryPoint, ...check(tree, plan, modules, entryPoint) }));
}

type Verdict = Omit<CheckedEntryPoint, "entryPoint">;
const unknown: Verdict = { status: "unknown", missing: null };

function check(tree: FileTree, plan: WheelOk, modules: WheelModules, entryPoint: EntryPoint): Verdict {
  const { module, attribute } = entryPoint;
  if (module === null) return unknown;
  const [top = ""] = module.split(".");
  if (!modules.topLevel().has(top) && !isOwnSource(tree, plan, top)) return unknown;
  const absent = firstAbsent(modules, module);
  if (absent === "undecided") return unknown;
  if (absent !== undefined) {
    const decided = plan.undecided.length === 0 || plan.undecided.every((part) => part.adds === "data-files");
    return decided ? { status: "missing-module", missing: absent } : unknown;
  }
  if (attribute === null) return { status: "ok", missing: null };
  const [first = "", ...rest] = attribute.split(".");
  const state = findAttribute(modules, module, first);
  if (state === "absent" && !namesFile(plan, module, attribute)) return { status: "missing-attr", missing: null };
  return { status: state === "present" && rest.length === 0 ? "ok" : "unknown", missing: null };
}

/** Whoever reads a group may take "package:manifest.yaml" for a file of the package (napari's manifests). */
function namesFile(plan: WheelOk, module: string, attribute: string): boolean {
  const path = `${module.replaceAll(".", "/")}/${attribute}`;
  return plan.files().some(({ target }) => target === path);
}

/**
 * The first dotted prefix that the wheel does not hold. Beside an extension module nothing is known, and below names that
 * only have namespace portions here another distribution may provide it (PEP 420).
 */
function firstAbsent(modules: WheelModules, name: string): string | undefined {
  const parts = name.split(".");
  let isShared = true;
  for (let length = 1; length <= parts.length; length++) {
    const prefix = parts.slice(0, length).join(".");
    const found = modules.find(prefix);
    if (found?.kind === "extension") return length === parts.length ? undefined : "undecided";
    if (!found) return isShared && length > 1 ? "undecided" : prefix;
    isShared &&= found.kind === "namespace" || modules.sharesPath(prefix);
  }
  return undefined;
}

/** A top-level name that stands in the project's own source, though the wheel does not hold it. */
function isOwnSource(tree: FileTree, plan: WheelOk, top: string): boolean {
  const base = plan.projectPath === "" ? "" : `${plan.projectPath}/`;
  return ["", "src/", "lib/", "python/"].some((root) => {
    const path = `${base}${root}${top}`;
    return tree.follow(`${path}.py`)?.kind === "file" || tree.follow(`${path}/__init__.py`)?.kind === "file";
  });
}
