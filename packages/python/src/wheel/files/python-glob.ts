import { componentPattern, translateGlob } from "./fnmatch.ts";
import { joinPath, normalizePath } from "./posix-path.ts";
import type { ProjectFiles } from "./project-files.ts";

interface GlobOptions {
  /** What `**` does: "glob" matches files and directories at any depth, "pathlib" directories only. */
  readonly recursive: "no" | "glob" | "pathlib";
  /** `glob` hides names that begin with a dot from wildcards, `pathlib` does not. */
  readonly hidden: boolean;
}

/** Python's `glob.glob(pattern, recursive=True)` inside a project: paths of files and directories, relative to it. */
export function globPaths(files: ProjectFiles, pattern: string): string[] {
  return expand(files, "", pattern, { recursive: "glob", hidden: false });
}

/** The same as setuptools copied it for MANIFEST.in: names that begin with a dot are not hidden from wildcards. */
export function manifestGlob(files: ProjectFiles, pattern: string, recursive: boolean): string[] {
  return expand(files, "", pattern, { recursive: recursive ? "glob" : "no", hidden: true });
}

/** Python's `Path(base).glob(pattern)`: paths relative to the project, sorted as `sorted()` does. */
export function pathlibGlob(files: ProjectFiles, base: string, pattern: string): string[] {
  return expand(files, base, pattern, { recursive: "pathlib", hidden: true }).sort(byParts);
}

function expand(files: ProjectFiles, base: string, pattern: string, options: GlobOptions): string[] {
  if (pattern.startsWith("/")) return [];
  const directoryOnly = pattern.endsWith("/");
  const parts = pattern.split("/").filter((part) => part !== "" && part !== ".");
  let found = new Set([normalizePath(base)]);
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const next = new Set<string>();
    for (const at of found) for (const path of step(files, at, part, isLast, options)) next.add(path);
    found = next;
  }
  return [...found].filter((path) => (directoryOnly ? files.isDirectory(path) : files.exists(path)));
}

function step(files: ProjectFiles, at: string, part: string, isLast: boolean, options: GlobOptions): Iterable<string> {
  if (part === "**" && options.recursive !== "no") return descend(files, at, isLast, options);
  if (!/[*?[]/.test(part)) return files.exists(joinPath(at, part)) ? [joinPath(at, part)] : [];
  const wanted = componentPattern(part);
  const { directories, files: names } = files.list(at);
  return [...directories, ...names]
    .filter((name) => wanted.test(name) && (options.hidden || part.startsWith(".") || !name.startsWith(".")))
    .map((name) => joinPath(at, name));
}

function* descend(files: ProjectFiles, at: string, isLast: boolean, options: GlobOptions): Generator<string> {
  for (const directory of files.walk(at)) {
    if (!options.hidden) directory.directories.splice(0, Infinity, ...directory.directories.filter(isVisible));
    yield directory.path;
    if (!isLast || options.recursive === "pathlib") continue;
    for (const name of directory.files) if (options.hidden || isVisible(name)) yield joinPath(directory.path, name);
  }
}

function isVisible(name: string): boolean {
  return !name.startsWith(".");
}

function byParts(a: string, b: string): number {
  const left = a.split("/");
  const right = b.split("/");
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? "", right[i] ?? ""];
    if (x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

/** setuptools' own `translate_pattern` of MANIFEST.in: `*` stops at slashes, a component `**` does not. */
export function manifestPattern(pattern: string): RegExp {
  const chunks = normalizePath(pattern).split("/");
  const last = chunks.length - 1;
  let source = "";
  for (const [i, chunk] of chunks.entries()) {
    if (chunk === "**") {
      source += i === last ? "[^]*" : "(?:[^/]+/)*";
      continue;
    }
    source += translateGlob(chunk, "[^/]");
    if (i < last) source += "/";
  }
  return new RegExp(`^(?:${source})$`);
}
