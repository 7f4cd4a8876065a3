import type { LintResult } from "../engine/lint-result.ts";
import type { Message } from "../rule/message.ts";
import type { FileTree } from "../tree/file-tree.ts";
import type { FixSafety } from "./edit.ts";
import { Overlay } from "./overlay.ts";
import { treeOfOverlay } from "./overlay-tree.ts";
import type { PlannedFile } from "./planned-file.ts";
import { selectFixes, type RefusedFix } from "./select-fixes.ts";

const MAX_PASSES = 10;

export interface FixRequest {
  readonly tree: FileTree;
  /** Lints a tree: the given one first, then each overlay. */
  readonly lint: (tree: FileTree) => LintResult;
  readonly safety: FixSafety;
  /** Findings whose fixes may be made; all by default. */
  readonly wants?: (message: Message) => boolean;
}

export interface FixOutcome {
  /** What is found in the mended tree. */
  readonly result: LintResult;
  readonly tree: FileTree;
  /** What is to be written, sorted by path. */
  readonly plan: readonly PlannedFile[];
  /** Findings whose fixes were made, in the order in which they were. */
  readonly fixed: readonly Message[];
  /** Fixes that could not be made in the last pass, though nothing else was in their way. */
  readonly refused: readonly RefusedFix[];
  readonly passes: number;
  /** "cycle": fixes undo each other; "limit": ten passes were not enough. */
  readonly stopped: "done" | "cycle" | "limit";
}

/** Mends what can be mended, on overlays only: nothing is written. */
export function fixAll(request: FixRequest): FixOutcome {
  let overlay = new Overlay(request.tree);
  let tree = request.tree;
  const seen = new Set([overlay.hash()]);
  const fixed: Message[] = [];
  for (let passes = 0; ; passes++) {
    const result = request.lint(tree);
    const wanted = request.wants === undefined ? result.messages : result.messages.filter(request.wants);
    const selected = selectFixes(wanted, tree, request.safety);
    const done = { result, tree, plan: overlay.plan(), fixed, refused: selected.refused, passes };
    if (selected.edits.length === 0) return { ...done, stopped: "done" };
    if (passes === MAX_PASSES) return { ...done, stopped: "limit" };
    overlay = overlay.with(selected.edits);
    tree = treeOfOverlay(overlay);
    fixed.push(...selected.messages);
    const hash = overlay.hash();
    if (seen.has(hash)) return { ...done, result: request.lint(tree), tree, plan: overlay.plan(), stopped: "cycle" };
    seen.add(hash);
  }
}
