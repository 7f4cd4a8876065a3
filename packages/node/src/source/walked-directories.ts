/**
 * What a walk of the disk saw but left out of its tree. A name that is in neither does not exist, so that nobody needs to
 * ask the disk about it: most paths that an import may mean are such names. Paths are relative to the walk's root.
 */
export class WalkedDirectories {
  /** Names left out, by directory that was listed. */
  readonly #leftOut = new Map<string, Set<string>>();

  /** A directory was listed. */
  enter(directory: string): void {
    if (!this.#leftOut.has(directory)) this.#leftOut.set(directory, NONE);
  }

  /** A listed directory's file that is not in the tree, or its directory that was not listed. */
  leaveOut(directory: string, name: string): void {
    const names = this.#leftOut.get(directory);
    if (names === undefined || names === NONE) this.#leftOut.set(directory, new Set([name]));
    else names.add(name);
  }

  /** Whether something may lie at a path that the tree does not have. */
  mayHold(path: string): boolean {
    if (this.#leftOut.has(path)) return true;
    for (let end = path.length; end > 0;) {
      const slash = path.lastIndexOf("/", end - 1);
      const names = this.#leftOut.get(path.slice(0, Math.max(slash, 0)));
      if (names !== undefined) return names.has(path.slice(slash + 1, end));
      end = slash;
    }
    return true;
  }
}

const NONE: Set<string> = new Set<string>();
