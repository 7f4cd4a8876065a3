/** Paths that lie in one directory, as one finding. */
export interface PathGroup {
  /** The first of them. */
  readonly path: string;
  /** "a/b.py" or "a/b.py and 3 more in a/". */
  readonly names: string;
}

export function byDirectory(paths: readonly string[]): readonly PathGroup[] {
  const groups = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const directory = path.slice(0, path.lastIndexOf("/") + 1);
    const group = groups.get(directory);
    if (group === undefined) groups.set(directory, [path]);
    else group.push(path);
  }
  return [...groups].map(([directory, [path = "", ...more]]) => ({
    path,
    names: more.length === 0 ? path : `${path} and ${more.length} more in ${directory === "" ? "its root" : directory}`,
  }));
}
