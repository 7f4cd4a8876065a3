import type { StructuredPatchHunk } from "diff";
import { decodeLatin1 } from "../tree/decode-bytes.ts";
import type { PlannedFile } from "./planned-file.ts";
import { quotePath } from "./quote-path.ts";

/** A plan as a patch that `git apply` accepts: bytes, since contents need not be UTF-8. Empty for an empty plan. */
export async function formatPatch(plan: readonly PlannedFile[]): Promise<Uint8Array> {
  if (plan.length === 0) return new Uint8Array();
  const { structuredPatch } = await import("diff");
  let patch = "";
  for (const file of plan) {
    // One character a byte, so that the library's lines are the file's own bytes.
    const before = file.before === null ? "" : decodeLatin1(file.before);
    const after = file.after === null ? "" : decodeLatin1(file.after);
    const { hunks } = structuredPatch("", "", before, after, undefined, undefined, { context: 3 });
    patch += headerOf(file, hunks.length > 0) + hunks.map(formatHunk).join("");
  }
  return Uint8Array.from(patch, (character) => character.charCodeAt(0));
}

function headerOf(file: PlannedFile, hasHunks: boolean): string {
  const from = file.movedFrom ?? file.path;
  const mode = file.executable ? "100755" : "100644";
  const lines = [`diff --git ${quotePath(`a/${from}`)} ${quotePath(`b/${file.path}`)}`];
  if (file.before === null) lines.push(`new file mode ${mode}`);
  if (file.after === null) lines.push(`deleted file mode ${mode}`);
  if (file.movedFrom !== null) lines.push(`rename from ${quotePath(from)}`, `rename to ${quotePath(file.path)}`);
  if (hasHunks) {
    lines.push(`--- ${file.before === null ? "/dev/null" : nameLine(`a/${from}`)}`);
    lines.push(`+++ ${file.after === null ? "/dev/null" : nameLine(`b/${file.path}`)}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** git ends a name that holds a space with a tab, or `patch` would cut it there. */
function nameLine(name: string): string {
  const quoted = quotePath(name);
  return quoted === name && name.includes(" ") ? `${name}\t` : quoted;
}

function formatHunk({ oldStart, oldLines, newStart, newLines, lines }: StructuredPatchHunk): string {
  const header = `@@ -${rangeOf(oldStart, oldLines)} +${rangeOf(newStart, newLines)} @@`;
  return [header, ...lines].map((line) => `${line}\n`).join("");
}

/** An empty range is named by the line before it. */
function rangeOf(start: number, count: number): string {
  if (count === 1) return String(start);
  return `${count === 0 ? start - 1 : start},${count}`;
}
