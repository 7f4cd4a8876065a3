import { dirname, join, relative, resolve, sep } from "node:path";
import { kindOf, linkKindOf } from "../disk/kind-of.ts";
import { readIfPresent } from "../disk/read-if-present.ts";

/** Where one work tree and its repository lie; absolute paths. */
export interface Repository {
  /** The top of the work tree. */
  readonly top: string;
  readonly gitDir: string;
  /** Where linked work trees keep what they share; else `gitDir`. */
  readonly commonDir: string;
}

/** The repository whose work tree holds a directory. */
export function findRepository(directory: string): Repository | undefined {
  for (let top = directory; ; top = dirname(top)) {
    const gitDir = gitDirectoryOf(top);
    if (gitDir !== undefined) return { top, gitDir, commonDir: commonDirectory(gitDir) };
    if (dirname(top) === top) return undefined;
  }
}

/** The git directory of a work tree's top: `.git`, or what a `.git` file names (linked work trees, submodules). */
export function gitDirectoryOf(top: string): string | undefined {
  const path = join(top, ".git");
  const kind = kindOf(path);
  if (kind === "directory") return isGitDirectory(path) ? path : undefined;
  if (kind !== "file") return undefined;
  const named = /^gitdir: (.*?)[\r\n]*$/s.exec(readIfPresent(path)?.toString("utf8") ?? "")?.[1];
  if (named === undefined) return undefined;
  const target = resolve(top, named);
  return isGitDirectory(target) ? target : undefined;
}

/** The path of a directory below the top, as git writes it: "" for the top itself, else with a slash at the end. */
export function prefixIn(repository: Repository, directory: string): string {
  const path = relative(repository.top, directory);
  return path === "" ? "" : `${path.split(sep).join("/")}/`;
}

function isGitDirectory(path: string): boolean {
  return linkKindOf(join(path, "HEAD")) !== "none" && kindOf(join(commonDirectory(path), "objects")) === "directory";
}

function commonDirectory(gitDir: string): string {
  const named = readIfPresent(join(gitDir, "commondir"))?.toString("utf8").trim();
  return named === undefined || named === "" ? gitDir : resolve(gitDir, named);
}
