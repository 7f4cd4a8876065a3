import { lstatSync, realpathSync, statSync, type Stats } from "node:fs";
import { diskPath } from "./byte-name.ts";
import { noteAnswer, type Question } from "./observations.ts";

/** What lies at a path. "none": nothing, or nothing that may be looked at. */
export type PathKind = "directory" | "file" | "link" | "other" | "none";

/** What lies at a path, links followed. */
export function kindOf(path: string): PathKind {
  return noted("kind", path, askKind(path, statSync));
}

/** The same of the path itself: never follows a link. */
export function linkKindOf(path: string): PathKind {
  return noted("link kind", path, askKind(path, lstatSync));
}

/** The path without links; undefined where there is nothing. */
export function realPathOf(path: string): string | undefined {
  const real = askRealPath(path);
  noteAnswer("real path", path, real ?? "");
  return real;
}

/** Asks again what `Observations` kept the answer of. */
export function askAgain(question: Question, path: string): string {
  if (question === "real path") return askRealPath(path) ?? "";
  return askKind(path, question === "kind" ? statSync : lstatSync);
}

function askKind(path: string, stat: typeof statSync): PathKind {
  try {
    return wordFor(stat(diskPath(path), { throwIfNoEntry: false }));
  } catch {
    return "none";
  }
}

function wordFor(stat: Stats | undefined): PathKind {
  if (stat === undefined) return "none";
  if (stat.isDirectory()) return "directory";
  if (stat.isFile()) return "file";
  return stat.isSymbolicLink() ? "link" : "other";
}

function askRealPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function noted(question: Question, path: string, kind: PathKind): PathKind {
  noteAnswer(question, path, kind);
  return kind;
}
