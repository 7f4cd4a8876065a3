import { type PlannedFile, UsageError } from "@pylayout/core";
import { realRoot } from "../git/git-project.ts";
import { checkAbsent, checkContent, checkPlace, statOf } from "./check-target.ts";
import { holdSignals } from "./hold-signals.ts";
import { WriteTransaction } from "./write-transaction.ts";

export interface WriteOptions {
  /** The source that the plan was computed from: "worktree" (default), "disk" or "index". */
  readonly source?: string;
}

const writable = new Set(["worktree", "disk", "index"]);

/**
 * Writes a plan to disk: every file or none. Throws UsageError, with the disk as it was, where a path leads out of the
 * root or through a link, a file changed since it was read, or the disk refuses.
 */
export function writeEdits(root: string, plan: readonly PlannedFile[], options: WriteOptions = {}): void {
  const source = options.source ?? "worktree";
  if (!writable.has(source)) {
    throw new UsageError(`fixes cannot be written to "${source}"`, {
      where: "--source",
      hint: "Use --source worktree, disk or index; or --diff.",
    });
  }
  const place = realRoot(root);
  const changes = plan.filter(isChange);
  for (const file of changes) checkFile(place, file, plan, source);
  if (changes.length > 0)
    holdSignals(() => {
      writeAll(place, changes);
    });
}

function isChange({ movedFrom, before, after }: PlannedFile): boolean {
  if (movedFrom !== null || before === null || after === null) return before !== null || after !== null;
  return Buffer.compare(before, after) !== 0;
}

function checkFile(root: string, file: PlannedFile, plan: readonly PlannedFile[], source: string): void {
  const { path, movedFrom, before } = file;
  checkPlace(root, path);
  if (movedFrom !== null) checkPlace(root, movedFrom);
  if (before !== null) checkContent(root, movedFrom ?? path, before, source);
  const isNew = before === null || movedFrom !== null;
  if (isNew && !plan.some((other) => leaves(other, path)) && !isSameFile(root, path, movedFrom))
    checkAbsent(root, path, source);
}

/** Whether a step of the plan takes away what is at a path. */
function leaves(file: PlannedFile, path: string): boolean {
  return file.movedFrom === path || (file.movedFrom === null && file.path === path && file.after === null);
}

/** A change of letter case, where the file system has but one name for both. */
function isSameFile(root: string, path: string, movedFrom: string | null): boolean {
  if (movedFrom?.toLowerCase() !== path.toLowerCase()) return false;
  const [one, other] = [statOf(`${root}/${path}`), statOf(`${root}/${movedFrom}`)];
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}

function writeAll(root: string, plan: readonly PlannedFile[]): void {
  const transaction = new WriteTransaction();
  let current = "";
  try {
    const prepared = plan.flatMap((file) => {
      const { path, movedFrom, after, executable } = file;
      current = path;
      if (after === null) return [];
      const mode = statOf(`${root}/${movedFrom ?? path}`)?.mode;
      return [{ path, temporary: transaction.prepare(`${root}/${path}`, after, mode, executable) }];
    });
    for (const { path, movedFrom, after } of plan) {
      current = movedFrom ?? path;
      if (movedFrom !== null || after === null) transaction.remove(`${root}/${current}`);
    }
    for (const { path, temporary } of prepared) {
      current = path;
      transaction.place(temporary, `${root}/${path}`);
    }
    transaction.commit();
  } catch (error) {
    transaction.rollback();
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot be written: ${reason}`, { where: current, hint: "Nothing was changed." });
  }
}
