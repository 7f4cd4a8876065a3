import { componentPattern, translateGlob } from "./fnmatch.ts";
import { joinPath, normalizePath } from "./posix-path.ts";
import type { ProjectFiles } from "./project-files.ts";

interface GlobOptions {
  /** What `**` does: "glob" matches files and directories at any depth, "pathlib" directories only. */
  readonly recursive: "no" | "glob" | "pathlib";
  /** `glob` hides names that begin with a dot from wildcards, `pathlib` does not. */
  readonly hidden: boolean;
  /** Whether directories are left out at the end. */
  readonly filesOnly?: boolean;
}

/** Python's `glob.glob(pattern, recursive=True)` inside a project: paths of files and directories, relative to it. */
export function globPaths(files: ProjectFiles, pattern: string): string[] {
  return expand(files, "", pattern, { recursive: "glob", hidden: false });
}

/** The files among them. */
export function globFiles(files: ProjectFiles, pattern: string): string[] {
  return expand(files, "", pattern, { recursive: "glob", hidden: false, filesOnly: true });
}

/** The same as setuptools copied it for MANIFEST.in: names that begin with a dot are not hidden from wildcards. */
export function manifestGlob(files: ProjectFiles, pattern: string): string[] {
  return expand(files, "", pattern, { recursive: "no", hidden: true });
}

/** The files among them; of a `recursive` pattern with `**`. */
export function manifestGlobFiles(files: ProjectFiles, pattern: string, recursive: boolean): string[] {
  return expand(files, "", pattern, { recursive: recursive ? "glob" : "no", hidden: true, filesOnly: true });
}

/** Python's `Path(base).glob(pattern)`: paths relative to the project, sorted as `sorted()` does. */
export function pathlibGlob(files: ProjectFiles, base: string, pattern: string): string[] {
  return expand(files, base, pattern, { recursive: "pathlib", hidden: true }).sort(byParts);
}

const MAGIC = /[*?[]/;

function expand(files: ProjectFiles, base: string, pattern: string, options: GlobOptions): string[] {
  if (pattern.startsWith("/")) return [];
  const directoryOnly = pattern.endsWith("/");
  const parts = pattern.split("/").filter((part) => part !== "" && part !== ".");
  const magic = parts.findIndex((part) => MAGIC.test(part));
  const fixed = magic < 0 ? parts : parts.slice(0, magic);
  let found = new Set([joinPath(normalizePath(base), ...fixed)]);
  for (let i = fixed.length; i < parts.length; i++) {
    const step = stepper(files, parts[i] ?? "", i === parts.length - 1, options);
    const next = new Set<string>();
    for (const at of found) for (const path of step(at)) next.add(path);
    found = next;
  }
  if (directoryOnly) return options.filesOnly ? [] : [...found].filter((path) => files.isDirectory(path));
  const last = parts.at(-1) ?? "";
  if (MAGIC.test(last) && last !== "**") return [...found];
  return [...found].filter((path) => (options.filesOnly ? files.isFile(path) : files.exists(path)));
}

/** The paths that one component of a pattern gives below a directory. */
function stepper(
  files: ProjectFiles,
  part: string,
  isLast: boolean,
  options: GlobOptions,
): (at: string) => Iterable<string> {
  if (part === "**" && options.recursive !== "no") return (at) => descend(files, at, isLast, options);
  if (!MAGIC.test(part)) {
    return (at) => {
      const path = joinPath(at, part);
      return files.exists(path) ? [path] : [];
    };
  }
  const wanted = componentPattern(part);
  const showsHidden = options.hidden || part.startsWith(".");
  const matches = (name: string) => (showsHidden || !name.startsWith(".")) && wanted.test(name);
  return (at) => {
    const { directories, files: names } = files.list(at);
    const found = isLast && options.filesOnly ? [] : directories.filter(matches);
    return [...found, ...names.filter(matches)].map((name) => joinPath(at, name));
  };
}

function* descend(files: ProjectFiles, at: string, isLast: boolean, options: GlobOptions): Generator<string> {
  if (options.hidden && !isLast) {
    yield* files.directoriesBelow(at);
    return;
  }
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
