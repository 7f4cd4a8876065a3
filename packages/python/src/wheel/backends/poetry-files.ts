import { joinPath, normalizePath, nameOf, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { pathlibGlob } from "../files/python-glob.ts";
import { buildFails } from "../plan-stop.ts";
import { isTable, type TomlConfig } from "../project-config.ts";
import type { WheelFile, WheelReason } from "../wheel-plan.ts";

export type PoetryFormat = "sdist" | "wheel";

export interface PoetryInclude {
  readonly pattern: string;
  /** Directory that the pattern is relative to: `from`. */
  readonly base: string;
  /** `to`. */
  readonly target: string | null;
  readonly formats: readonly string[];
  readonly keys: readonly string[];
}

/** `packages` or `include` of [tool.poetry]. */
export function poetryIncludes(
  pyproject: TomlConfig,
  key: "packages" | "include",
  defaults: readonly string[],
): PoetryInclude[] {
  const value = pyproject.value("tool", "poetry", key);
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, i) => {
    const keys = ["tool", "poetry", key, String(i)];
    if (typeof item === "string") return [{ pattern: item, base: "", target: null, formats: defaults, keys }];
    const pattern = isTable(item) ? item[key === "packages" ? "include" : "path"] : undefined;
    if (!isTable(item) || typeof pattern !== "string") {
      return buildFails(pyproject.reason(["tool", "poetry", key], `an entry of ${key} has no path`));
    }
    const { from, to, format } = item;
    const formats = typeof format === "string" ? [format] : Array.isArray(format) ? format.map(String) : defaults;
    return [
      {
        pattern,
        base: typeof from === "string" ? from : "",
        target: typeof to === "string" ? to : null,
        formats,
        keys,
      },
    ];
  });
}

/** poetry.core.masonry.builders.builder: what one format holds. */
export class PoetryFiles {
  readonly packages: readonly PoetryInclude[];
  readonly #files: ProjectFiles;
  readonly #pyproject: TomlConfig;
  readonly #format: PoetryFormat;
  readonly #includes: readonly PoetryInclude[];
  readonly #exclude: readonly string[];
  #excluded: ReadonlySet<string> | undefined;

  constructor(files: ProjectFiles, pyproject: TomlConfig, format: PoetryFormat, packages: readonly PoetryInclude[]) {
    this.#files = files;
    this.#pyproject = pyproject;
    this.#exclude = pyproject.strings("tool", "poetry", "exclude") ?? [];
    this.#format = format;
    this.packages = packages;
    this.#includes = poetryIncludes(pyproject, "include", ["sdist"]).filter(({ formats }) => formats.includes(format));
  }

  /** PackageInclude.check_elements: a package needs at least one module, or to be a stub-only package. */
  check(): void {
    for (const include of this.packages) {
      const elements = this.#elements(include);
      const { pattern, keys } = include;
      const [first] = elements;
      if (first === undefined) {
        buildFails(this.#pyproject.reason(keys, `nothing matches ${joinPath(include.base, pattern)}`));
      }
      const within = elements.length === 1 && this.#files.isDirectory(first) ? this.#below(first) : elements;
      if (elements.length === 1 && this.#files.isFile(first)) continue;
      if (!hasModules(within) && !this.#isStubs(first, within)) {
        buildFails(this.#pyproject.reason(keys, `${nameOf(first)} is not a package: it holds no Python module`));
      }
    }
  }

  /** Targets in the archive, with sources by tree path. */
  files(): WheelFile[] {
    const added = new Map<string, WheelFile>();
    for (const include of this.packages) {
      for (const path of this.#expand(include)) this.#add(added, path, include, this.#format === "wheel");
    }
    for (const include of this.#includes) {
      for (const element of this.#elements(include)) {
        const paths = this.#files.isDirectory(element) ? this.#below(element) : [element];
        for (const path of paths) {
          if (this.#files.isFile(path) && (path === element || !this.#isExcluded(path))) {
            this.#add(added, path, include, false);
          }
        }
      }
    }
    return [...added.values()];
  }

  explain(path: string): WheelReason {
    const own = this.#files.projectPathOf(path) ?? path;
    const keys = ["tool", "poetry", "packages"];
    const exclude = ["tool", "poetry", "exclude"];
    for (const pattern of this.#exclude) {
      if (!this.#excludedBy(pattern).includes(own)) continue;
      const text = `the pattern "${pattern}" excludes it`;
      return this.#pyproject.reason(exclude, text, { item: pattern, intended: true });
    }
    if (this.#files.status(own) === "ignored") {
      return this.#pyproject.reason(keys, "git ignores it, and poetry packs no ignored file");
    }
    const names = this.packages.map((include) => joinPath(include.base, include.pattern)).join(", ");
    return this.#pyproject.reason(this.packages[0]?.keys ?? keys, `only ${names} ships`);
  }

  #add(added: Map<string, WheelFile>, path: string, include: PoetryInclude, rebase: boolean): void {
    const source = this.#files.realPath(path);
    const real = source === undefined ? undefined : this.#files.projectPathOf(source);
    if (source === undefined || real === undefined || added.has(source)) return;
    const below = rebase ? (pathBelow(real, normalizePath(include.base)) ?? real) : real;
    added.set(source, { target: joinPath(rebase ? normalizePath(include.target ?? "") : "", below), source });
  }

  #expand(include: PoetryInclude): string[] {
    const elements = this.#elements(include);
    const [only] = elements;
    const single = elements.length === 1 && only !== undefined && this.#files.isDirectory(only);
    const found = single ? this.#below(only) : elements.flatMap((path) => [path, ...this.#below(path)]);
    return [...new Set(found)].filter((path) => this.#files.isFile(path) && !this.#isExcluded(path));
  }

  #elements(include: PoetryInclude): string[] {
    return pathlibGlob(this.#files, include.base, include.pattern);
  }

  #below(path: string): string[] {
    const found: string[] = [];
    for (const directory of this.#files.walk(path, { followLinks: false })) {
      for (const name of directory.files) found.push(joinPath(directory.path, name));
    }
    return found;
  }

  #isExcluded(path: string): boolean {
    if (path.endsWith(".pyc") || path.split("/").includes("__pycache__")) return true;
    const files = this.#files;
    if (files.status(path) === "ignored" && !this.#explicitlyIncluded().has(path)) return true;
    this.#excluded ??= this.#excludedPaths();
    return this.#excluded.has(path);
  }

  #excludedPaths(): ReadonlySet<string> {
    const excluded = new Set(this.#exclude.flatMap((pattern) => this.#excludedBy(pattern)));
    for (const path of this.#explicitlyIncluded()) excluded.delete(path);
    return excluded;
  }

  #excludedBy(pattern: string): string[] {
    return pathlibGlob(this.#files, "", pattern).flatMap((path) =>
      this.#files.isDirectory(path) ? this.#below(path) : [path],
    );
  }

  #included: ReadonlySet<string> | undefined;
  #explicitlyIncluded(): ReadonlySet<string> {
    this.#included ??= new Set(
      this.#includes.flatMap((include) => this.#elements(include)).flatMap((path) => [path, ...this.#below(path)]),
    );
    return this.#included;
  }

  #isStubs(first: string, within: readonly string[]): boolean {
    const name = this.#files.isDirectory(first) ? nameOf(first) : nameOf(first.slice(0, first.lastIndexOf("/")));
    const isStub = (path: string): boolean => path.endsWith(".pyi") || nameOf(path) === "py.typed";
    return name.endsWith("-stubs") && within.filter((path) => this.#files.isFile(path)).every(isStub);
  }
}

function hasModules(paths: readonly string[]): boolean {
  return paths.some((path) => path.endsWith(".py"));
}
