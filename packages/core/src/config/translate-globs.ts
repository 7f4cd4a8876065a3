type FilesItem = string | readonly string[];

/**
 * Makes globs match directories too, which @eslint/config-array knows nothing of: one that names a directory (`legacy`,
 * `legacy/`, `legacy/**`) holds for the directory itself and for all below it. `*.py` and `src/*` stay as they are: a
 * directory is matched by its own path.
 */
export function translateFiles(files: readonly FilesItem[]): (string | string[])[] {
  return files.flatMap((item) => (typeof item === "string" ? alternatives(item) : conjunction(item)));
}

/** The same for `ignores` of an entry, where `!` takes paths back out. */
export function translateIgnores(ignores: readonly string[]): string[] {
  return ignores.flatMap((glob) => (glob.startsWith("!") ? expand(glob.slice(1)).map((g) => `!${g}`) : expand(glob)));
}

/** A list of globs for each way in which an item can match; globs of one list must all match. */
function alternatives(glob: string): (string | string[])[] {
  return glob.startsWith("!") ? [expand(glob.slice(1)).map((positive) => `!${positive}`)] : expand(glob);
}

function conjunction(globs: readonly string[]): string[][] {
  let ways: string[][] = [[]];
  for (const glob of globs) {
    ways = ways.flatMap((way) => alternatives(glob).map((alternative) => [...way, ...[alternative].flat()]));
  }
  return ways;
}

function expand(glob: string): string[] {
  const bare = glob.replace(/^\.\//, "").replace(/^\/+/, "");
  if (bare === "**" || bare === "**/") return ["**"];
  const named = bare.endsWith("/") ? bare.slice(0, -1) : bare.endsWith("/**") ? bare.slice(0, -3) : undefined;
  if (named !== undefined) return named === "" || named === "**" ? ["**"] : [named, `${named}/**`];
  const last = bare.slice(bare.lastIndexOf("/") + 1);
  return /[*?[\]{}()!+@]/.test(last) ? [bare] : [bare, `${bare}/**`];
}
