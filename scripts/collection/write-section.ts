import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const DOCUMENT = path.join(import.meta.dirname, "../../docs/accuracy.md");

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->` in docs/accuracy.md. */
export function writeSection(name: string, text: string): void {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8") : "";
  const [start, end] = [before.indexOf(open), before.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`${DOCUMENT} has no section ${open} ... ${close}`);
  writeFileSync(DOCUMENT, `${before.slice(0, start + open.length)}\n\n${text.trim()}\n\n${before.slice(end)}`);
}

/** The commit that is measured. */
export function commit(): string {
  const args = ["-C", import.meta.dirname, "rev-parse", "--short=10", "HEAD"];
  return execFileSync("git", args, { encoding: "utf8" }).trim();
}

/** A Markdown table as prettier writes it. */
export function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(3, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join("\n");
}
