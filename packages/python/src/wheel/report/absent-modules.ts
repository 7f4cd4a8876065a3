import { findAttribute } from "../entry-points/find-attribute.ts";
import type { WheelModules } from "../entry-points/wheel-modules.ts";
import { byCodePoint } from "../files/project-files.ts";
import type { WheelOk } from "../wheel-plan.ts";
import { dottedName, isTestPath } from "./module-path.ts";
import { importedNames, mentionedNames, packageOf, prefixes, type ShippedImport } from "./shipped-imports.ts";

/** A module that shipped code imports when it is executed, and that does not exist. */
export interface AbsentModule {
  readonly module: string;
  /** Where its file would be, without suffix. */
  readonly place: string;
  /** Shipped code that imports it, what is itself imported and no test in front. */
  readonly importedBy: readonly ShippedImport[];
  /** The first of them is no test, and other shipped code imports it: whoever uses the package meets the failure. */
  readonly isReached: boolean;
}

/**
 * What shipped modules import below their own regular packages and nothing provides. Silent where a build may add modules,
 * and below packages that look elsewhere too.
 */
export function absentModules(plan: WheelOk, modules: WheelModules): readonly AbsentModule[] {
  if (plan.undecided.some((part) => part.adds !== "data-files")) return [];
  const found = new Map<string, ShippedImport[]>();
  const used = new Set<string>();
  const names = new Map<string, string>();
  for (const { source, target } of plan.files()) {
    const facts = source !== null && target.endsWith(".py") ? modules.facts(source) : undefined;
    if (!facts || source === null) continue;
    names.set(source, dottedName(target));
    for (const { name } of mentionedNames(facts, packageOf(target))) for (const part of prefixes(name)) used.add(part);
    if (facts.events.some(({ kind }) => kind === "module-stub")) continue;
    for (const { name, line } of importedNames(facts, packageOf(target))) {
      const absent = firstAbsent(modules, name);
      if (absent !== undefined) found.set(absent, [...(found.get(absent) ?? []), { path: source, line }]);
    }
  }
  const isReached = ({ path }: ShippedImport): boolean => {
    const name = names.get(path) ?? "";
    return !isTestPath(path) && (!name.includes(".") || used.has(name));
  };
  return [...found]
    .map(([module, places]) => {
      const importedBy = places.sort((a, b) => Number(isReached(b)) - Number(isReached(a)));
      return { module, place: module.replaceAll(".", "/"), importedBy, isReached: importedBy.some(isReached) };
    })
    .sort((a, b) => byCodePoint(a.module, b.module));
}

/** The first prefix that is neither a module nor a name that its package binds. */
function firstAbsent(modules: WheelModules, name: string): string | undefined {
  let parent: string | undefined;
  for (const prefix of prefixes(name)) {
    const found = modules.find(prefix);
    if (found && found.kind !== "package" && found.kind !== "namespace") return undefined;
    if (!found && parent === undefined) return undefined;
    if (!found) return isUnbound(modules, parent ?? "", prefix) ? prefix : undefined;
    // Only what lies inside a regular package is certainly looked for here alone.
    if (parent === undefined && (found.kind === "namespace" || modules.sharesPath(prefix))) return undefined;
    if (modules.sharesPath(prefix)) return undefined;
    parent = prefix;
  }
  return undefined;
}

function isUnbound(modules: WheelModules, parent: string, name: string): boolean {
  if (modules.find(parent)?.kind === "namespace") return true;
  const attribute = name.slice(parent.length + 1);
  // The import system binds __path__, __spec__ and their like.
  return !attribute.startsWith("__") && findAttribute(modules, parent, attribute) === "absent";
}
