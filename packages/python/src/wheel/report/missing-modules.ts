import type { FileTree } from "@pylayout/core";
import { requirementName } from "../build-backend.ts";
import { WheelModules } from "../entry-points/wheel-modules.ts";
import { joinPath, nameOf, parentOf, pathBelow } from "../files/posix-path.ts";
import { byCodePoint, ProjectFiles } from "../files/project-files.ts";
import { TomlConfig } from "../project-config.ts";
import { isIdentifier } from "../../source/text/identifier.ts";
import type { WheelOk, WheelReason } from "../wheel-plan.ts";
import { madeModules } from "./made-modules.ts";
import { dottedName, isTestPath } from "./module-path.ts";
import { shippedImports, type ShippedImport } from "./shipped-imports.ts";

/** A module of the project that the wheel lacks, though somebody will miss it. */
export interface MissingModule {
  readonly module: string;
  /** Relative to the tree's root. */
  readonly path: string;
  readonly why: WheelReason;
  /** Imports in shipped code that will fail; empty where it only lies below a shipped package. */
  readonly importedBy: readonly ShippedImport[];
}

const NO_PACKAGES = new Set("test tests doc docs example examples benchmark benchmarks ci dist build".split(" "));

/**
 * Modules absent from the wheel that shipped code imports or that lie below a shipped package. What the author excluded
 * counts only where something imports it; of a wheel without any module, every package of the project is missing. What
 * shipped code puts into `sys.modules` itself is not missed.
 */
export function missingModules(
  tree: FileTree,
  plan: WheelOk,
  modules = new WheelModules(tree, plan),
): readonly MissingModule[] {
  if (plan.undecided.some((part) => part.adds === "anything")) return [];
  const files = new ProjectFiles(tree, plan.projectPath);
  const places = shippedDirectories(plan);
  const candidates = new Map<string, string>();
  const absent = [...projectModules(files)].filter((path) => plan.ships(path) === "no");
  for (const path of absent) {
    const module =
      moduleBelowShipped(path, places) ?? (places.size === 0 ? moduleOfEmptyWheel(files, path) : undefined);
    if (module !== undefined) candidates.set(module, path);
  }
  const roots = sourceRoots(plan, places);
  const imports = shippedImports(plan, modules, importableNames(files, absent, roots, candidates.keys()));
  for (const module of imports.keys()) {
    const path = candidates.get(module) ?? sourceOf(files, module, roots);
    if (path !== undefined && plan.ships(path) === "no") candidates.set(module, path);
  }
  for (const module of madeModules(tree, plan, imports.keys())) candidates.delete(module);
  return [...candidates]
    .flatMap(([module, path]) => {
      const why = plan.whyAbsent(path);
      const importedBy = imports.get(module) ?? [];
      const silent =
        importedBy.length === 0 && (why?.intended === true || isTestPath(files.projectPathOf(path) ?? path));
      return why && !silent ? [{ module, path, why, importedBy }] : [];
    })
    .sort((a, b) => byCodePoint(a.module, b.module));
}

/** Top-level names that installing the project's dependencies brings, as far as distributions are called like them. */
function dependencyNames(files: ProjectFiles): ReadonlySet<string> {
  const listed = TomlConfig.read(files, "pyproject.toml").value("project", "dependencies");
  const names = Array.isArray(listed) ? listed.filter((item) => typeof item === "string") : [];
  return new Set(names.map((name) => requirementName(name).replaceAll("-", "_")));
}

/** Directory of the tree to directory of the wheel, for every directory that ships modules inside a package. */
function shippedDirectories(plan: WheelOk): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { source, target } of plan.files()) {
    if (source === null || !/\.pyi?$/.test(target) || target.includes(".data/")) continue;
    if (nameOf(source) === nameOf(target)) places.set(parentOf(source), parentOf(target));
  }
  return places;
}

function* projectModules(files: ProjectFiles): Generator<string> {
  for (const directory of files.walk("", { followLinks: false })) {
    const kept = directory.directories.filter((name) => {
      const path = joinPath(directory.path, name);
      return isIdentifier(name) && !files.isFile(`${path}/pyproject.toml`) && !files.isFile(`${path}/setup.py`);
    });
    directory.directories.splice(0, Infinity, ...kept);
    for (const name of directory.files) {
      if (!name.endsWith(".py") || !isIdentifier(name.slice(0, -".py".length))) continue;
      const path = files.treePath(joinPath(directory.path, name));
      if (path !== undefined) yield path;
    }
  }
}

function moduleBelowShipped(path: string, places: ReadonlyMap<string, string>): string | undefined {
  for (let directory = parentOf(path); directory !== ""; directory = parentOf(directory)) {
    const target = places.get(directory);
    if (target === undefined) continue;
    return target === "" ? undefined : dottedName(joinPath(target, pathBelow(path, directory) ?? ""));
  }
  return undefined;
}

/** Of a wheel without modules: those of the regular packages at the project's root or in src. */
function moduleOfEmptyWheel(files: ProjectFiles, path: string): string | undefined {
  const own = files.projectPathOf(path) ?? path;
  const root = pathBelow(own, "src") === undefined ? "" : "src";
  const below = pathBelow(own, root) ?? own;
  const [top = ""] = below.split("/");
  const isPackage = files.isFile(joinPath(root, top, "__init__.py"));
  return isPackage && !NO_PACKAGES.has(top) ? dottedName(below) : undefined;
}

/** Where modules stand in the source: at the root, in src, beside a shipped package. */
function sourceRoots(plan: WheelOk, places: ReadonlyMap<string, string>): ReadonlySet<string> {
  const roots = new Set(["", "src"].map((root) => joinPath(plan.projectPath, root)));
  for (const [source, target] of places) {
    if (source === target) roots.add("");
    else if (source.endsWith(`/${target}`)) roots.add(source.slice(0, -target.length - 1));
  }
  return roots;
}

/** Every name by which code may import one of some files, unless a dependency brings that name. */
function importableNames(
  files: ProjectFiles,
  paths: readonly string[],
  roots: ReadonlySet<string>,
  more: Iterable<string>,
): ReadonlySet<string> {
  const names = new Set(more);
  for (const root of roots) {
    for (const path of paths) {
      const below = pathBelow(path, root);
      if (below !== undefined) names.add(dottedName(below));
    }
  }
  names.delete("");
  const dependencies = dependencyNames(files);
  return dependencies.size === 0
    ? names
    : new Set([...names].filter((name) => !dependencies.has(name.split(".", 1)[0] ?? "")));
}

function sourceOf(files: ProjectFiles, module: string, roots: ReadonlySet<string>): string | undefined {
  const path = module.replaceAll(".", "/");
  const candidates = [...roots].flatMap((root) =>
    [`${path}/__init__.py`, `${path}.py`].map((end) => joinPath(root, end)),
  );
  return candidates.find((candidate) => files.tree.follow(candidate)?.kind === "file");
}
