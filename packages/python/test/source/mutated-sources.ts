import { readLatin1 } from "./pythons.ts";

const INSERTED = (
  '( ) [ ] { } : , \' " """ \\ = * ** := @ ; -> ... 1 0 f $ ! *, /, é if else for in lambda yield await async return import from ' +
  "print not is except with as assert del match break continue pass"
).split(" ");
const LINES = ["global x\n", "nonlocal x\n", "match x:\n", "type X = int\n", "\n", "\t", " "];
const MAX_SIZE = 30_000;

/** Broken variants of files; the same in every run. */
export function mutated(files: readonly string[], count: number): string[] {
  const next = random(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? list[0]!;
  const texts: string[] = [];
  while (texts.length < count) {
    const original = readLatin1(pick(files));
    if (original.length > 0 && original.length <= MAX_SIZE) texts.push(mutate(original, next, pick));
  }
  return texts;
}

function mutate(text: string, next: () => number, pick: <T>(list: readonly T[]) => T): string {
  const at = Math.floor(next() * (text.length + 1));
  const kind = next();
  if (kind < 0.4) return `${text.slice(0, at)}${pick(INSERTED)} ${text.slice(at)}`;
  if (kind < 0.5) return text.slice(0, at) + pick(LINES) + text.slice(at);
  if (kind < 0.75) return text.slice(0, at) + text.slice(at + pick([1, 1, 2, 5]));
  const lines = text.split("\n");
  const line = Math.floor(next() * lines.length);
  if (kind < 0.85) lines[line] = pick([" ", "  ", "\t", "    "]) + (lines[line] ?? "");
  else if (kind < 0.92) lines[line] = (lines[line] ?? "").slice(pick([1, 2, 4]));
  else if (kind < 0.97) lines.splice(line, 1);
  else return text.slice(0, at);
  return lines.join("\n");
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
