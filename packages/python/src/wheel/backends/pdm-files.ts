import { fnmatch } from "../files/fnmatch.ts";
import { joinPath, nameOf, normalizePath, pathBelow } from "../files/posix-path.ts";
import { byCodePoint, type ProjectFiles } from "../files/project-files.ts";
import { globFiles, globPaths } from "../files/python-glob.ts";
import type { TomlConfig } from "../project-config.ts";
import type { WheelReason } from "../wheel-plan.ts";

const TOOL = ["tool", "pdm", "build"];

/** pdm.backend.base.Builder: which files of the project one kind of archive holds. */
export class PdmFiles {
  readonly #files: ProjectFiles;
  readonly #pyproject: TomlConfig;
  readonly #includes: readonly string[];
  readonly #excludes: ReadonlyMap<string, string>;

  constructor(files: ProjectFiles, pyproject: TomlConfig, target: "wheel" | "sdist", root: string) {
    this.#files = files;
    this.#pyproject = pyproject;
    const listed = (key: string): readonly string[] => pyproject.strings(...TOOL, key) ?? [];
    const forSource = listed("source-includes").length > 0 ? listed("source-includes") : ["tests"];
    const own = listed("includes").length > 0 ? listed("includes") : topLevel(files, root);
    const includes = expandAll(files, [...own, ...forSource]);
    const unwanted = [".pdm-build", ...listed("excludes"), ...(target === "wheel" ? forSource : [])];
    const excludes = new Map(expandAll(files, unwanted));
    for (const [path, pattern] of includes) {
      const against = excludes.get(path);
      if (against === undefined) continue;
      if (weighsLess(against, pattern)) excludes.delete(path);
      else includes.delete(path);
    }
    this.#includes = [...includes.keys()].sort(byCodePoint);
    this.#excludes = excludes;
  }

  static expand(files: ProjectFiles, pattern: string): string[] {
    return globFiles(files, pattern);
  }

  files(): string[] {
    const found = new Set<string>();
    for (const include of this.#includes) {
      if (this.#files.isFile(include)) {
        found.add(include);
        continue;
      }
      for (const directory of this.#files.walk(include, { followLinks: false })) {
        for (const name of directory.files) {
          const path = joinPath(directory.path, name);
          if (!name.endsWith(".pyc") && this.#excludedBy(path) === undefined) found.add(path);
        }
      }
    }
    return [...found];
  }

  explain(path: string): WheelReason {
    const pattern = this.#excludedBy(path);
    const keys = [...TOOL, "excludes"];
    if (pattern !== undefined && (this.#pyproject.strings(...keys) ?? []).includes(pattern)) {
      return this.#pyproject.reason(keys, `the pattern "${pattern}" excludes it`, { item: pattern, intended: true });
    }
    if (pattern !== undefined) {
      return this.#pyproject.reason([...TOOL, "source-includes"], `${pattern} is only for source distributions`);
    }
    return this.#pyproject.reason([...TOOL, "includes"], `pdm ships only ${this.#includes.join(", ") || "nothing"}`);
  }

  #excludedBy(path: string): string | undefined {
    for (const [excluded, pattern] of this.#excludes) {
      if (pathBelow(path, excluded) !== undefined || fnmatch(excluded).test(path)) return pattern;
    }
    return undefined;
  }
}

function topLevel(files: ProjectFiles, root: string): string[] {
  const packages = files.list(root).directories.filter((name) => isPackage(files, joinPath(root, name)));
  if (packages.length > 0) return packages.map((name) => joinPath(root, name));
  return [joinPath(root, "*.py")];
}

function isPackage(files: ProjectFiles, path: string): boolean {
  if (["__pycache__", "__pypackages__"].includes(nameOf(path))) return false;
  return files.isFile(`${path}/__init__.py`) || (path.endsWith("-stubs") && files.isFile(`${path}/__init__.pyi`));
}

/** Every path that a pattern matches, with the pattern. */
function expandAll(files: ProjectFiles, patterns: readonly string[]): Map<string, string> {
  return new Map(patterns.flatMap((pattern) => globPaths(files, pattern).map((path) => [path, pattern] as const)));
}

/** `_merge_globs`: more parts of the path win, then fewer wildcards. */
function weighsLess(pattern: string, than: string): boolean {
  const [parts, wildcards] = weight(pattern);
  const [otherParts, otherWildcards] = weight(than);
  return parts < otherParts || (parts === otherParts && wildcards > otherWildcards);
}

function weight(pattern: string): readonly [parts: number, wildcards: number] {
  const parts = normalizePath(pattern).split("/");
  const wildcards = parts.map((part) => (part === "**" ? 2 : /[*?[]/.test(part) ? 1 : 0));
  return [parts.length, wildcards.reduce<number>((sum, count) => sum + count, 0)];
}
