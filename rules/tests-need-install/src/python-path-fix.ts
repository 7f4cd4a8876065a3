import { contentHash, type FileTree, type Fix } from "@pylayout/core";
import type { Project } from "@pylayout/python";

/** The heading behind which pytest's options stand, by file. */
const HEADINGS: readonly (readonly [file: RegExp, heading: RegExp, isToml: boolean])[] = [
  [/(?:^|\/)pyproject\.toml$/, /^\[tool\.pytest\.ini_options\][ \t]*(?:#.*)?\r?\n/m, true],
  [/(?:^|\/)(?:\.?pytest|tox)\.ini$/, /^\[pytest\][ \t]*\r?\n/m, false],
  [/(?:^|\/)setup\.cfg$/, /^\[tool:pytest\][ \t]*\r?\n/m, false],
];

/** Adds a directory to `pythonpath` (pytest 7) in the configuration file in force; undefined where that is not plain. */
export function pythonPathFix({ tests }: Project, directory: string, tree: FileTree): Fix | undefined {
  const files = new Set(tests.sessions.map(({ plan }) => plan.inifile));
  const [path] = files;
  if (files.size !== 1 || path === undefined || path === null) return undefined;
  const file = tree.get(path);
  const content = file?.kind === "file" ? tree.read(file) : undefined;
  const text = file?.kind === "file" ? tree.readLatin1(file) : undefined;
  const [, heading, isToml] = HEADINGS.find(([name]) => name.test(path)) ?? [];
  if (!content || text === undefined || !heading || /^[ \t]*pythonpath\b/m.test(text)) return undefined;
  const found = heading.exec(text);
  const named = relativeTo(path, directory);
  if (!found || named === undefined) return undefined;
  const at = found.index + found[0].length;
  const line = isToml === true ? `pythonpath = ["${named}"]\n` : `pythonpath = ${named}\n`;
  const changes = [{ start: at, end: at, text: line }];
  return { safety: "unsafe", edits: [{ op: "edit", path, base: contentHash(content), changes }] };
}

/** A directory as the configuration file names it; undefined where it lies outside of the file's directory, or needs quoting. */
function relativeTo(file: string, directory: string): string | undefined {
  const base = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
  if (directory === base) return ".";
  if (base !== "" && !directory.startsWith(`${base}/`)) return undefined;
  const relative = base === "" ? directory : directory.slice(base.length + 1);
  return /^[\w./-]+$/.test(relative) ? relative : undefined;
}
