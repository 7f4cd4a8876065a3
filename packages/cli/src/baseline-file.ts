import path from "node:path";
import { parseBaseline, UsageError, type Baseline } from "@pylayout/core";
import { kindOf, readIfPresent } from "@pylayout/node";
import type { World } from "./world.ts";

export const DEFAULT_BASELINE = "pylayout-baseline.json";

export interface BaselineFile {
  /** Absolute. */
  readonly path: string;
  /** As messages name it: relative to the root where it lies below it. */
  readonly label: string;
  /** What it holds; undefined where there is no such file. */
  readonly baseline: Baseline | undefined;
}

/** Where the baseline of a root lies: `--baseline FILE`, the setting `baseline`, or pylayout-baseline.json at the root. */
export function locateBaseline({ root, tree, config }: World, named: string | undefined, cwd: string): BaselineFile {
  const setting = config.settings.baseline;
  const own = typeof setting === "string" ? setting : DEFAULT_BASELINE;
  const file = named === undefined ? path.resolve(root, own) : path.resolve(cwd, named);
  const below = path.relative(root, file).split(path.sep).join("/");
  const inside = !below.startsWith("../") && !path.isAbsolute(below);
  const label = inside ? below : file;
  // Of another source than the disk, the baseline that belongs to it holds.
  const entry = inside && named === undefined ? tree.get(below) : undefined;
  const text = entry?.kind === "file" ? tree.readText(entry) : named === undefined ? undefined : textOf(file);
  return { path: file, label, baseline: text === undefined ? undefined : parseBaseline(text, label) };
}

/** @throws UsageError where a baseline is asked for by name and is not there. */
export function requireBaseline(world: World, named: string | undefined, cwd: string): BaselineFile {
  const found = locateBaseline(world, named, cwd);
  const asked = named !== undefined || world.config.settings.baseline !== undefined;
  if (found.baseline !== undefined || !asked) return found;
  throw new UsageError("there is no such baseline", { where: found.label, hint: "pylayout baseline makes it" });
}

function textOf(file: string): string | undefined {
  const bytes = readIfPresent(file);
  if (bytes !== undefined || kindOf(file) === "none") return bytes?.toString("utf8");
  throw new UsageError("cannot be read", { where: file, hint: "Is it a file that you may read?" });
}
