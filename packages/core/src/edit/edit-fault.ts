import type { FileTree } from "../tree/file-tree.ts";
import { contentHash } from "./content-hash.ts";
import type { ChangeEdit, Edit, TextChange } from "./edit.ts";

/** Why an edit cannot be made to a tree, as a clause; undefined where it can. */
export function editFault(edit: Edit, tree: FileTree): string | undefined {
  if (!isSafePath(edit.path)) return `${JSON.stringify(edit.path)} is no path inside the tree`;
  if (edit.op === "create") return absentFault(edit.path, tree);
  const entry = tree.get(edit.path);
  if (entry?.kind !== "file") return `${edit.path} is no file`;
  const content = tree.read(entry);
  if (content === undefined) return `${edit.path} cannot be read`;
  if (contentHash(content) !== edit.base) return `${edit.path} has changed since it was read`;
  if (edit.op === "edit") return changesFault(edit, content.length);
  if (edit.op === "delete") return undefined;
  return isSafePath(edit.to) ? absentFault(edit.to, tree) : `${JSON.stringify(edit.to)} is no path inside the tree`;
}

/** The changes of several edits of one file in order; undefined where they overlap. */
export function mergeChanges(changes: readonly TextChange[]): readonly TextChange[] | undefined {
  const sorted = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.every((change, index) => index === 0 || change.start >= (sorted[index - 1]?.end ?? 0))
    ? sorted
    : undefined;
}

function absentFault(path: string, tree: FileTree): string | undefined {
  if (tree.get(path) !== undefined) return `${path} exists already`;
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
    const above = tree.get(path.slice(0, slash));
    if (above === undefined) return undefined;
    if (above.kind !== "directory") return `${above.path} is no directory`;
  }
  return undefined;
}

function changesFault(edit: ChangeEdit, length: number): string | undefined {
  let last = 0;
  for (const { start, end } of edit.changes) {
    if (!Number.isInteger(start) || !Number.isInteger(end)) return "a range is not made of whole numbers";
    if (start < last || end < start) return "its ranges overlap or are not sorted";
    if (end > length) return `a range lies beyond the end of ${edit.path}`;
    last = end;
  }
  return undefined;
}

/** Inside the root, and nothing that git keeps for itself. */
function isSafePath(path: string): boolean {
  return path
    .split("/")
    .every(
      (name) => name !== "" && name !== "." && name !== ".." && name.toLowerCase() !== ".git" && !name.includes("\0"),
    );
}
