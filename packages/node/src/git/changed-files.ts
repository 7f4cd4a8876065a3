import { byteString } from "../disk/byte-name.ts";
import type { FileIdentity } from "../disk/file-identity.ts";
import { notedIdentity } from "../disk/observations.ts";
import type { GitProject } from "./git-project.ts";
import { fileNow, hasStagedStat } from "./staged-stat.ts";

/** Where more files than this seem to differ, it is the stat data in the index that do not fit (as in a copied checkout). */
const MOST = 200;

/**
 * Which files may differ from the last commit, as far as git's index tells without reading a file: untracked and modified ones,
 * and all that lie directly in a directory in which something was staged.
 */
export class ChangedFiles {
  readonly #root: string;
  readonly #git: GitProject;
  readonly #onDisk: boolean;
  readonly #found = new Set<string>();

  /** `onDisk`: files are read from the disk, not from the index. */
  constructor(root: string, git: GitProject, onDisk: boolean) {
    this.#root = root;
    this.#git = git;
    this.#onDisk = onDisk;
  }

  has(path: string): boolean {
    if (this.#found.has(path)) return true;
    if (this.#found.size >= MOST || !this.#differs(path)) return false;
    this.#found.add(path);
    return true;
  }

  #differs(path: string): boolean {
    const { tracked, prefix } = this.#git;
    const at = tracked.find(path);
    if (at === undefined) return true;
    const staged = tracked.table.stat(at);
    if (staged === undefined) return false;
    if (this.#onDisk && !hasStagedStat(this.#file(path), staged, tracked.writtenAt)) return true;
    const inTop = `${prefix}${path}`;
    return tracked.table.cacheTree?.isStale(byteString(inTop.slice(0, Math.max(inTop.lastIndexOf("/"), 0)))) ?? false;
  }
  /** What was read of it is not looked at again. */
  #file(path: string): FileIdentity | undefined {
    return notedIdentity(this.#root, path) ?? fileNow(`${this.#root}/${path}`);
  }
}
