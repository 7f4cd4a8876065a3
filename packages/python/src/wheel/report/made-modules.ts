import type { FileTree } from "@pylayout/core";
import type { WheelOk } from "../wheel-plan.ts";

const STORED = /\bmodules\s*(?:\[\s*(["'])([\w.]+)\1\s*\]\s*=(?!=)|\.\s*setdefault\s*\(\s*(["'])([\w.]+)\3)/g;

/** Which of these modules shipped code puts into `sys.modules` itself, by a name that it spells out. */
export function madeModules(tree: FileTree, plan: WheelOk, names: Iterable<string>): ReadonlySet<string> {
  const wanted = new Set(names);
  const made = new Set<string>();
  if (wanted.size === 0) return made;
  for (const { source, target } of plan.files()) {
    if (source === null || !target.endsWith(".py")) continue;
    const entry = tree.follow(source);
    const text = entry?.kind === "file" ? (tree.readLatin1(entry) ?? "") : "";
    if (!text.includes("modules")) continue;
    for (const [, , stored, , fallback] of text.matchAll(STORED)) {
      const name = stored ?? fallback ?? "";
      if (wanted.has(name)) made.add(name);
    }
  }
  return made;
}
