import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "@pylayout/core";
import { archiveAt } from "../archive/archive-name.ts";
import { kindOf, linkKindOf } from "../disk/kind-of.ts";
import { realRoot } from "../git/git-project.ts";
import { gitDirectoryOf } from "../git/repository.ts";

/** What a path argument stands for. */
export interface FoundRoot {
  /** Absolute real path of the project's root, which may be an archive file. */
  readonly root: string;
  /** The argument below the root, POSIX; "" for the root itself. */
  readonly path: string;
  /** What made it the root. */
  readonly reason: "project-file" | "git" | "argument" | "archive";
}

export interface FindRootOptions {
  /** For sources other than the disk: the nearest directory that exists stands in for a missing argument. */
  readonly mayBeMissing?: boolean;
}

const configFiles = ["js", "mjs", "ts", "mts"].map((extension) => `pylayout.config.${extension}`);

/** A Python project file, or a configuration of pylayout's own. */
const projectFiles = [...configFiles, "pyproject.toml", "setup.py", "setup.cfg"];

/**
 * The nearest ancestor of a path argument that holds a configuration or a Python project file, never above the git
 * root; else the git root; else the argument, or the directory of a file. Throws UsageError for a path that does not exist.
 */
export function findRoot(argument: string, cwd = ".", options: FindRootOptions = {}): FoundRoot {
  const path = resolve(cwd, argument);
  const archive = archiveAt(path);
  if (archive !== undefined) {
    return { root: archive, path: relative(archive, path).split(sep).join("/"), reason: "archive" };
  }
  const kind = kindOf(path);
  if (kind === "none" && !options.mayBeMissing) throw missing(argument, path);
  const first = realRoot(kind === "directory" ? path : nearestDirectory(dirname(path)));
  const target = kind === "directory" ? first : join(first, relative(nearestDirectory(dirname(path)), path));
  for (let at = first; ; at = dirname(at)) {
    if (holdsProjectFile(at)) return found(at, target, "project-file");
    if (gitDirectoryOf(at) !== undefined) return found(at, target, "git");
    if (dirname(at) === at) return found(first, target, "argument");
  }
}

/** Whether a directory begins a project of its own. */
export function holdsProjectFile(directory: string): boolean {
  return projectFiles.some((name) => kindOf(join(directory, name)) === "file");
}

function found(root: string, target: string, reason: FoundRoot["reason"]): FoundRoot {
  return { root, path: relative(root, target).split(sep).join("/"), reason };
}

function nearestDirectory(path: string): string {
  return kindOf(path) === "directory" || dirname(path) === path ? path : nearestDirectory(dirname(path));
}

function missing(argument: string, path: string): UsageError {
  const isLink = linkKindOf(path) === "link";
  return new UsageError(isLink ? `${basename(path)} is a link to nothing` : `${argument} does not exist`, {
    where: "path argument",
    hint: "Give a file or directory of the project, or no path for the current directory.",
  });
}
