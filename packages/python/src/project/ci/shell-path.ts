/** Ways in which CI scripts name the directory of the repository. */
const REPOSITORY =
  /^(?:\$\{?GITHUB_WORKSPACE\}?|\$\{\{\s*github\.workspace\s*\}\}|\$\{?CI_PROJECT_DIR\}?|\$\{?TRAVIS_BUILD_DIR\}?|\$\(git rev-parse --show-toplevel\))(?=\/|$)/;
const WORKING = /^(?:\$\{?PWD\}?|\$\(pwd\)|`pwd`)(?=\/|$)/;

export function namesRepository(text: string): boolean {
  return REPOSITORY.test(text);
}

/** A path of a script as a path of the tree, "" for its root; null where it lies outside or cannot be known. */
export function resolvePath(cwd: string, text: string): string | null {
  const fromRoot = REPOSITORY.test(text);
  const relative = text.replace(REPOSITORY, ".").replace(WORKING, ".").replaceAll("\\", "/");
  if (/[$`{}~*]/.test(relative) || relative.startsWith("/") || /^[A-Za-z]:/.test(relative)) return null;
  const parts = fromRoot || cwd === "" ? [] : cwd.split("/");
  for (const part of relative.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}
