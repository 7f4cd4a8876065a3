import path from "node:path";
import { UsageError, type PlannedFile } from "@pylayout/core";
import { kindOf, readIfPresent } from "@pylayout/node";
import { OWN_DIRECTORY } from "../own-modules.ts";
import { registerRule } from "./add-rule.ts";
import { configPackage } from "./config-package.ts";
import { constantName, packageName, requireRuleName, type PackageName } from "./package-name.ts";
import { pluginPackage, ruleFiles, type NewFiles } from "./plugin-package.ts";
import type { TestRunner } from "./tooling.ts";

export const NEW_KINDS = ["rule", "plugin", "config"] as const;
export type NewKind = (typeof NEW_KINDS)[number];

/** What somebody asked for. */
export interface NewRequest {
  readonly kind: NewKind;
  readonly name: string;
  /** The directory that the package gets, if not one named after it. */
  readonly directory: string | undefined;
  /** The first rule of a plugin. */
  readonly rule: string | undefined;
  /** What package.json is to install pylayout from: a version, a tarball, a directory, a git address. */
  readonly pylayout: string | undefined;
  readonly tests: TestRunner;
}

export interface NewPlan {
  /** Absolute; the paths of the files are relative to it. */
  readonly root: string;
  readonly files: readonly PlannedFile[];
  /** The package's directory, absolute. */
  readonly directory: string;
  /** True where a rule goes into a plugin that is there already. */
  readonly isAddition: boolean;
  /** What is left to do by hand. */
  readonly advice: readonly string[];
}

/** @throws UsageError for names and places that cannot be. */
export function planNew(request: NewRequest, cwd: string): NewPlan {
  const plugin = request.kind === "rule" && request.directory === undefined ? pluginAbove(cwd) : undefined;
  return plugin === undefined ? planPackage(request, cwd) : planAddition(request, plugin);
}

function planPackage(request: NewRequest, cwd: string): NewPlan {
  const name = packageName(request.kind, request.name);
  const rule = requireRuleName(request.rule ?? (request.kind === "rule" ? ownName(name) : "no-legacy"));
  const directory = path.resolve(cwd, request.directory ?? name.directory);
  const root = existingAncestor(directory);
  requireAbsent(["package.json"], directory);
  const options = { pylayout: dependencyOn(request.pylayout, directory, cwd), tests: request.tests };
  const files = request.kind === "config" ? configPackage(name, options) : pluginPackage(name, rule, options);
  const below = path.relative(root, directory).split(path.sep).join("/");
  requireAbsent(Object.keys(files), directory);
  return {
    root,
    directory,
    isAddition: false,
    advice: [],
    files: planned(files, below === "" ? "" : `${below}/`),
  };
}

function planAddition({ name }: NewRequest, plugin: string): NewPlan {
  const rule = requireRuleName(name);
  requireAbsent(Object.keys(ruleFiles(rule)), plugin);
  const index = path.join(plugin, "src/index.ts");
  const before = readIfPresent(index);
  const text = before && registerRule(before.toString("utf8"), rule);
  const change = text === undefined ? [] : [plannedFile("src/index.ts", text, before)];
  const advice = [
    `import { ${constantName(rule)} } from "./rules/${rule}.js";`,
    `"${rule}": ${constantName(rule)}, among the plugin's rules`,
  ];
  return {
    root: plugin,
    directory: plugin,
    isAddition: true,
    advice: text === undefined ? advice : [],
    files: [...planned(ruleFiles(rule), ""), ...change],
  };
}

/** A rule alone is called as its package is. */
function ownName({ prefix }: PackageName): string {
  return prefix.replace(/^@[^/]*\//, "");
}

/** The plugin's directory that a directory lies in, where `pylayout new` can add to it. */
function pluginAbove(cwd: string): string | undefined {
  for (let at = cwd; ; at = path.dirname(at)) {
    const manifest = readIfPresent(path.join(at, "package.json"))?.toString("utf8");
    if (manifest !== undefined) {
      const isPlugin = manifest.includes('"pylayout-plugin"') && kindOf(path.join(at, "src/rules")) === "directory";
      return isPlugin ? at : undefined;
    }
    if (at === path.dirname(at)) return undefined;
  }
}

/** What stands in package.json for pylayout: paths as seen from the new directory, everything else as given. */
function dependencyOn(given: string | undefined, directory: string, cwd: string): string {
  if (given === undefined) return ownPlace(directory);
  const place = path.resolve(cwd, given.replace(/^file:/, ""));
  if (kindOf(place) !== "none") return filePlace(place, directory);
  if (/^file:|\.t(?:ar\.)?gz$/.test(given) && !/^(?:https?|git)[+:]/.test(given)) {
    throw new UsageError("there is no such file", { where: `--pylayout ${given}` });
  }
  return given;
}

/** Nothing is published yet: this very installation, if it has what an author's compiler needs. */
function ownPlace(directory: string): string {
  if (kindOf(path.join(OWN_DIRECTORY, "bundle/types")) !== "none") return filePlace(OWN_DIRECTORY, directory);
  throw new UsageError("this installation of pylayout has no types that a package could be checked against", {
    where: OWN_DIRECTORY,
    hint: "in a clone: npm ci && npm run build && npm pack --workspace pylayout; then --pylayout <that tarball>",
  });
}

function filePlace(place: string, directory: string): string {
  const relative = path.relative(directory, place).split(path.sep).join("/");
  return `file:${relative}`;
}

function requireAbsent(names: readonly string[], directory: string): void {
  const there = names.find((name) => kindOf(path.join(directory, name)) !== "none");
  if (there === undefined) return;
  throw new UsageError("exists already", {
    where: path.join(directory, there),
    hint: "choose another name, or another place with --directory",
  });
}

function existingAncestor(directory: string): string {
  let at = directory;
  while (kindOf(at) === "none" && at !== path.dirname(at)) at = path.dirname(at);
  if (kindOf(at) === "directory") return at;
  throw new UsageError("is no directory", { where: at });
}

function planned(files: NewFiles, below: string): PlannedFile[] {
  return Object.entries(files).map(([name, text]) => plannedFile(below + name, text));
}

function plannedFile(name: string, text: string, before: Uint8Array | null = null): PlannedFile {
  return { path: name, movedFrom: null, before, after: Buffer.from(text), executable: false };
}
