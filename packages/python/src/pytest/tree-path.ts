/** Joins and normalises POSIX paths of a tree: "" is the root; undefined where the result lies outside it. */
export function joinPath(base: string, path: string): string | undefined {
  const parts = base === "" ? [] : base.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

export function parentPath(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** True where `path` is `ancestor` or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return ancestor === "" || path === ancestor || path.startsWith(`${ancestor}/`);
}

/** The path and its parents, innermost first, ending with the root "". */
export function withParents(path: string): string[] {
  const all = [path];
  for (let at = path; at !== "";) {
    at = parentPath(at);
    all.push(at);
  }
  return all;
}

export function commonAncestor(a: string, b: string): string {
  for (const candidate of withParents(a)) if (isWithin(b, candidate)) return candidate;
  return "";
}

/** Python's string order: by code point. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y)
      return x >= 0xd800 !== y >= 0xd800 || x < 0xd800 ? x - y : (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0);
  }
  return a.length - b.length;
}
