import type { FileTree } from "@pylayout/core";
import type { Block, ImportEvent, SourceFacts } from "../../source/source-facts.ts";
import { requirementName } from "../build-backend.ts";
import { resolveRelative } from "../entry-points/find-attribute.ts";
import type { WheelModules } from "../entry-points/wheel-modules.ts";
import { ProjectFiles } from "../files/project-files.ts";
import { TomlConfig } from "../project-config.ts";
import type { WheelOk } from "../wheel-plan.ts";

/** An import statement in a file that ships. */
export interface ShippedImport {
  readonly path: string;
  readonly line: number;
}

/**
 * Dotted names that shipped modules import when they are executed and that the wheel does not hold, with the places.
 * Guarded imports (`try`, TYPE_CHECKING, functions) do not count, nor do distributions that the project depends on.
 */
export function shippedImports(
  tree: FileTree,
  plan: WheelOk,
  modules: WheelModules,
): ReadonlyMap<string, readonly ShippedImport[]> {
  const found = new Map<string, ShippedImport[]>();
  const dependencies = dependencyNames(tree, plan.projectPath);
  for (const { source, target } of plan.files()) {
    const facts = source !== null && target.endsWith(".py") ? modules.facts(source) : undefined;
    if (!facts || source === null) continue;
    for (const { name, line } of importedNames(facts, packageOf(target))) {
      if (dependencies.has(name.split(".")[0] ?? "")) continue;
      for (const prefix of prefixes(name)) {
        if (modules.find(prefix)) continue;
        const known = found.get(prefix) ?? [];
        found.set(prefix, [...known, { path: source, line }]);
      }
    }
  }
  return found;
}

function dependencyNames(tree: FileTree, projectPath: string): ReadonlySet<string> {
  const pyproject = TomlConfig.read(new ProjectFiles(tree, projectPath), "pyproject.toml");
  const listed = pyproject.value("project", "dependencies");
  const names = Array.isArray(listed) ? listed.filter((item) => typeof item === "string") : [];
  return new Set(names.map((name) => requirementName(name).replaceAll("-", "_")));
}

function packageOf(target: string): string {
  return target.split("/").slice(0, -1).join(".");
}

function* importedNames(facts: SourceFacts, base: string): Generator<{ readonly name: string; readonly line: number }> {
  for (const event of facts.events) {
    if (event.kind !== "import" || !runsUnguarded(facts.blocks, event.block)) continue;
    const module = resolveRelative(base, event.level, event.module);
    if (module === undefined) continue;
    yield { name: module, line: event.line };
    yield* submodules(event, module);
  }
}

/** `from pkg import name` loads pkg.name where that is a module; the caller drops what is none. */
function* submodules(event: ImportEvent, module: string): Generator<{ readonly name: string; readonly line: number }> {
  for (const { name } of event.names ?? []) if (name !== "*") yield { name: `${module}.${name}`, line: event.line };
}

function runsUnguarded(blocks: readonly Block[], index: number): boolean {
  for (let at = index; at >= 0; at = blocks[at]?.parent ?? -1) {
    const kind = blocks[at]?.kind;
    if (kind !== "module" && kind !== "class" && kind !== "with") return false;
  }
  return true;
}

function prefixes(name: string): string[] {
  const parts = name.split(".");
  return parts.map((_, i) => parts.slice(0, i + 1).join("."));
}
