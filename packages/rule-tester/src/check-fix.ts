import assert from "node:assert/strict";
import { fixAll, type FileTree, type FixSafety, type Message } from "@pylayout/core";
import { filesOf, type CaseRun } from "./case-run.ts";
import { printOutline } from "./outline.ts";
import type { TreeInput } from "./rule-case.ts";

/** Makes the fixes of one kind and compares the whole tree; then nothing of that kind may be left to mend. */
export function checkFix(
  run: CaseRun,
  safety: FixSafety,
  messages: readonly Message[],
  fixed: TreeInput | undefined,
): void {
  const field = safety === "safe" ? "fixed" : "fixedUnsafely";
  const has = messages.some((message) => message.fix?.safety === safety);
  if (fixed === undefined) {
    assert.ok(
      !has,
      `a message has ${safety === "safe" ? "a safe" : "an unsafe"} fix: draw the tree that it makes as \`${field}\``,
    );
    return;
  }
  assert.ok(has, `\`${field}\` is drawn, but no message has ${safety === "safe" ? "a safe" : "an unsafe"} fix`);
  const outcome = fixAll({ tree: run.treeOf(run.files), lint: run.lint, safety });
  assert.deepStrictEqual(
    outcome.refused.map(({ message, reason }) => `${message.path}: ${message.messageId}: ${reason}`),
    [],
    "a fix cannot be made",
  );
  assert.equal(outcome.stopped, "done", "fixes undo each other, or never end");
  checkTree(outcome.tree, run.treeOf(filesOf(fixed)), field);
  const left = outcome.result.messages.filter((message) =>
    outcome.fixed.some((one) => one.fingerprint === message.fingerprint),
  );
  assert.deepStrictEqual(left.map(placeOf), [], "a mended finding is still reported");
  const again = fixAll({ tree: outcome.tree, lint: run.lint, safety });
  assert.deepStrictEqual(
    again.plan.map((file) => file.path),
    [],
    "a second fix changes more",
  );
}

/** Equal in every path and byte; the outlines are what a person sees of the difference. */
export function checkTree(actual: FileTree, expected: FileTree, what: string): void {
  assert.equal(printOutline(actual), printOutline(expected), `${what}: the trees differ`);
}

function placeOf(message: Message): string {
  return `${message.path}: ${message.messageId}`;
}
