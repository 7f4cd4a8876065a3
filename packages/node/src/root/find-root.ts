import { lstatSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "@pylayout/core";
import { diskPath } from "../disk/byte-name.ts";
import { realRoot } from "../git/git-project.ts";
import { gitDirectoryOf } from "../git/repository.ts";

/** What a path argument stands for. */
export interface FoundRoot {
  /** Absolute real path of the project's root. */
  readonly root: string;
  /** The argument below the root, POSIX; "" for the root itself. */
  readonly path: string;
  /** What made it the root. */
  readonly reason: "project-file" | "git" | "argument";
}

const configFiles = ["js", "mjs", "ts", "mts"].map((extension) => `pylayout.config.${extension}`);

/** A Python project file, or a configuration of pylayout's own. */
const projectFiles = [...configFiles, "pyproject.toml", "setup.py", "setup.cfg"];

/**
 * The nearest ancestor of a path argument that holds a configuration or a Python project file, never above the git
 * root; else the git root; else the argument, or the directory of a file. Throws UsageError for a path that does not exist.
 */
export function findRoot(argument: string): FoundRoot {
  const start = resolve(argument);
  const isDirectory = directoryState(start, argument);
  const real = isDirectory ? realRoot(start) : join(realRoot(dirname(start)), basename(start));
  const first = isDirectory ? real : dirname(real);
  for (let at = first; ; at = dirname(at)) {
    if (holdsProjectFile(at)) return found(at, real, "project-file");
    if (gitDirectoryOf(at) !== undefined) return found(at, real, "git");
    if (dirname(at) === at) return found(first, real, "argument");
  }
}

/** Whether a directory begins a project of its own. */
export function holdsProjectFile(directory: string): boolean {
  return projectFiles.some((name) => statOf(join(directory, name))?.isFile());
}

function found(root: string, path: string, reason: FoundRoot["reason"]): FoundRoot {
  const below = path.slice(root.endsWith("/") ? root.length : root.length + 1);
  return { root, path: below.replaceAll("\\", "/"), reason };
}

function directoryState(path: string, argument: string): boolean {
  const stat = statOf(path);
  if (stat) return stat.isDirectory();
  const isLink = lstatSync(diskPath(path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  throw new UsageError(isLink ? `${argument} is a link to nothing` : `${argument} does not exist`, {
    where: "path argument",
    hint: "Give a file or directory of the project, or no path for the current directory.",
  });
}

function statOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(diskPath(path), { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
