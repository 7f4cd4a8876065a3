import { join, relative, sep } from "node:path";
import type { Absence } from "@pylayout/core";
import { linkKindOf } from "../disk/kind-of.ts";
import type { IgnoreScope } from "../ignore/ignore-scope.ts";
import type { TrackedFiles } from "../git/tracked-files.ts";

export interface AbsencePlace {
  readonly root: string;
  /** The work tree's top, or the root itself outside git. */
  readonly top: string;
  /** The root below the top: "" or with a slash at its end. */
  readonly prefix: string;
  readonly topScope: IgnoreScope;
  readonly tracked: TrackedFiles | undefined;
}

/** Why a path is not in a source, though the disk (which is asked unless it cannot have it) or the index has it. */
export function explainAbsence(place: AbsencePlace, path: string, mayBeOnDisk = true): Absence | undefined {
  const onDisk = mayBeOnDisk ? linkKindOf(`${place.root}/${path}`) : "none";
  if (onDisk === "none") {
    const isKnown = place.tracked?.find(path) !== undefined || place.tracked?.directories.has(path);
    return isKnown ? { reason: "deleted" } : undefined;
  }
  let scope = place.topScope;
  const names = (place.prefix + path).split("/");
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    const kind = isLast ? onDisk : linkKindOf(join(place.top, ...names.slice(0, index + 1)));
    if (kind === "none" || (!isLast && kind !== "directory")) return undefined;
    const reason = scope.reason(name, kind === "directory");
    if (reason) {
      const { line, text } = reason;
      return { reason: "ignored", patternFile: shownPath(place.root, reason.origin), line, pattern: text };
    }
    scope = scope.enter(name);
  }
  return { reason: "untracked" };
}

/** Relative to the root, or absolute where it lies outside. */
function shownPath(root: string, path: string): string {
  const below = relative(root, path);
  return below.startsWith("..") ? path : below.split(sep).join("/");
}
