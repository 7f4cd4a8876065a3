import { isFunction } from "./header-kind.ts";
import { CALLED, FROM_LEAVING, FROM_SYS, IMPORT_CALLS, IMPORTS_CALLS, MARKER } from "./line-patterns.ts";
import type { SourceScan } from "./source-scanner.ts";

/**
 * Whether a source may do more at import than its import statements, as far as its text tells: then only the syntax tree tells
 * all events. `executed` is the text without the bodies of functions.
 */
export function hidesEvents(text: string, executed: string, scan: SourceScan): boolean {
  if (scan.needsTree || text.includes("__import__") || importsOtherNames(text, scan)) return true;
  return (MARKER.test(executed) && MARKER.test(withoutTexts(executed))) || callsSideEffects(text, executed, scan);
}

/** Imports what can import by name, and does so, or gives what the markers look for another name. */
function importsOtherNames(text: string, { imports }: SourceScan): boolean {
  let looked = false;
  for (let i = 0; i < imports.length; i += 3) {
    const line = text.slice(imports[i], imports[i + 1]);
    if (line.startsWith("from") && (FROM_SYS.test(line) || FROM_LEAVING.test(line))) return true;
    if (looked || !IMPORTS_CALLS.test(line)) continue;
    looked = true;
    if (IMPORT_CALLS.some((name) => text.includes(name))) return true;
  }
  return false;
}

/** The module calls a function of its own that changes what later imports find. */
function callsSideEffects(text: string, executed: string, scan: SourceScan): boolean {
  const { headers, headerOffsets, headerEnds } = scan;
  if (!headers.some(isFunction)) return false;
  const called = new Set<string>();
  CALLED.lastIndex = 0;
  for (let found = CALLED.exec(executed); found; found = CALLED.exec(executed)) called.add(found[1] ?? "");
  return headers.some((code, i) => {
    if (!isFunction(code)) return false;
    const name = definedName(text, headerOffsets[i] ?? 0);
    return called.has(name) && MARKER.test(text.slice(headerOffsets[i], headerEnds[i]));
  });
}

const DEFINITION = /(?:async[ \t]+)?def[ \t]+(\w+)/y;

function definedName(text: string, offset: number): string {
  DEFINITION.lastIndex = offset;
  return DEFINITION.exec(text)?.[1] ?? "";
}

const TEXTS =
  /('''(?:[^'\\]|\\[^]|'(?!'')){0,20000}'''|"""(?:[^"\\]|\\[^]|"(?!"")){0,20000}""")|("(?:[^"\\\n]|\\[^]){0,2000}"|'(?:[^'\\\n]|\\[^]){0,2000}')|#[^\n]*/g;

/** Documentation in comments and long strings says much about calls that no one makes. */
function withoutTexts(source: string): string {
  return source.replace(TEXTS, (_, long?: string, short?: string) => (long === undefined ? (short ?? "") : '""'));
}
