import type { PathExpression } from "../source-facts.ts";

/**
 * A path built from `__file__`, the working directory or a literal, kept as its parts: `ups` real parents of the base, then
 * names, among which ".." stands until something normalises the path, as `os.path.dirname` sees it.
 */
export interface PathValue {
  readonly base: PathExpression["base"];
  readonly ups: number;
  readonly parts: readonly string[];
}

export function literalPath(text: string): PathValue {
  const parts = text.split("/").filter((part) => part !== "" && part !== ".");
  return { base: text.startsWith("/") ? "absolute" : "cwd", ups: 0, parts };
}

export function parentPath(path: PathValue): PathValue {
  if (path.parts.length > 0) return { ...path, parts: path.parts.slice(0, -1) };
  return path.base === "absolute" ? path : { ...path, ups: path.ups + 1 };
}

export function joinPath(path: PathValue, tail: PathValue): PathValue {
  return tail.base === "cwd" && tail.ups === 0 ? { ...path, parts: [...path.parts, ...tail.parts] } : tail;
}

export function normalizePath(path: PathValue): PathValue {
  let { ups } = path;
  const parts: string[] = [];
  for (const part of path.parts) {
    if (part === "") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0) parts.pop();
    else if (path.base !== "absolute") ups++;
  }
  return { base: path.base, ups, parts };
}

export function pathExpression(path: PathValue): PathExpression {
  const { base, ups, parts } = normalizePath(path);
  const relative = [...Array<string>(ups).fill(".."), ...parts].join("/");
  return { base, path: base === "absolute" ? `/${relative}` : relative || "." };
}
