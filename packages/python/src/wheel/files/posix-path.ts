/** `posixpath.normpath` without a leading slash kept: "" for the directory itself; ".." parts at the front stay. */
export function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

export function joinPath(...parts: readonly string[]): string {
  return (parts.includes("") ? parts.filter((part) => part !== "") : parts).join("/");
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The rest of `path` below `directory`; undefined where it lies elsewhere. "" is below nothing but itself. */
export function pathBelow(path: string, directory: string): string | undefined {
  if (directory === "") return path;
  if (path === directory) return "";
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : undefined;
}
