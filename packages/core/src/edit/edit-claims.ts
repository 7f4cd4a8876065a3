import type { CreateEdit, Edit, TextChange } from "./edit.ts";
import { mergeChanges } from "./edit-fault.ts";

/** What the fixes taken so far do to one path. */
interface Claim {
  readonly changes: readonly TextChange[];
  /** The operation that wants the path for itself, as data to compare. */
  readonly exclusive: string | undefined;
}

/** The edits of one pass. A fix is taken whole, or not at all where it would disturb one taken before. */
export class EditClaims {
  readonly #claims = new Map<string, Claim>();
  readonly #bases = new Map<string, string>();
  readonly #moves: Edit[] = [];
  readonly #creates = new Map<string, CreateEdit>();

  /** Takes a fix; false where it conflicts. The edits must be possible on the tree. */
  take(edits: readonly Edit[]): boolean {
    const wanted = new Map<string, Claim>();
    for (const edit of edits) if (!collect(edit, wanted)) return false;
    for (const [path, claim] of wanted) if (!this.#isFree(path, claim)) return false;
    for (const [path, claim] of wanted) this.#claims.set(path, this.#united(path, claim));
    for (const edit of edits) this.#keep(edit);
    return true;
  }

  /** All edits taken, in an order in which they can be made. */
  edits(): Edit[] {
    const changed = [...this.#bases].map(([path, base]): Edit => {
      return { op: "edit", path, base, changes: this.#claims.get(path)?.changes ?? [] };
    });
    return [...changed, ...this.#moves, ...this.#creates.values()];
  }

  #keep(edit: Edit): void {
    if (edit.op === "edit") this.#bases.set(edit.path, edit.base);
    else if (edit.op === "create") this.#creates.set(edit.path, edit);
    else if (!this.#moves.some((taken) => JSON.stringify(taken) === JSON.stringify(edit))) this.#moves.push(edit);
  }

  #isFree(path: string, claim: Claim): boolean {
    if (claim.exclusive !== undefined && isInTheWay(path, this.#claims)) return false;
    const taken = this.#claims.get(path);
    if (taken === undefined) return true;
    if (taken.exclusive !== undefined || claim.exclusive !== undefined) {
      return taken.exclusive === claim.exclusive && sameChanges(taken.changes, claim.changes);
    }
    return claim.changes.every((change) => taken.changes.every((other) => same(change, other) || apart(change, other)));
  }

  #united(path: string, claim: Claim): Claim {
    const taken = this.#claims.get(path);
    if (taken === undefined) return claim;
    const added = claim.changes.filter((change) => !taken.changes.some((other) => same(change, other)));
    return { ...claim, changes: mergeChanges([...taken.changes, ...added]) ?? taken.changes };
  }
}

/** Adds an edit to what one fix wants; false where the fix contradicts itself. */
function collect(edit: Edit, wanted: Map<string, Claim>): boolean {
  const before = wanted.get(edit.path);
  const target = edit.op === "move" ? edit.to : edit.path;
  if (edit.op !== "edit" && isInTheWay(target, wanted)) return false;
  if (edit.op === "edit") {
    const changes = mergeChanges([...(before?.changes ?? []), ...edit.changes]);
    if (changes === undefined) return false;
    wanted.set(edit.path, { changes, exclusive: before?.exclusive });
    return true;
  }
  if (before?.exclusive !== undefined || (edit.op === "move" && wanted.has(edit.to))) return false;
  wanted.set(edit.path, { changes: before?.changes ?? [], exclusive: JSON.stringify(edit) });
  if (edit.op === "move") wanted.set(edit.to, { changes: [], exclusive: JSON.stringify(edit) });
  return true;
}

/** A file cannot lie where something else wants a directory, nor the other way round. */
function isInTheWay(path: string, claims: ReadonlyMap<string, Claim>): boolean {
  for (const [other, { exclusive }] of claims) {
    if (exclusive !== undefined && (other.startsWith(`${path}/`) || path.startsWith(`${other}/`))) return true;
  }
  return false;
}

function sameChanges(a: readonly TextChange[], b: readonly TextChange[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function same(a: TextChange, b: TextChange): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** Touching ranges of two fixes are left for the next pass: which text comes first would be a guess. */
function apart(a: TextChange, b: TextChange): boolean {
  return a.end < b.start || b.end < a.start;
}
