import { isDefinition, isFunction } from "./header-kind.ts";
import { CALLED, FROM_LEAVING, FROM_SYS, IMPORT_CALLS, IMPORTS_CALLS, MARKER } from "./line-patterns.ts";
import type { SourceGlance } from "./source-glance.ts";
import type { SourceScan } from "./source-scanner.ts";

type EventGlance = Pick<SourceGlance, "marked" | "markedInFunction" | "importsByCall" | "importsMarkedName">;

/** For a source whose strings and brackets cannot be told apart. */
export function glanceByPattern(text: string): EventGlance {
  const marked = MARKER.test(text) || text.includes("__import__");
  return { marked, markedInFunction: false, importsByCall: true, importsMarkedName: true };
}

/**
 * Whether a source may do more at import than its import statements, as far as its text tells: then only the syntax tree tells
 * all events. `executed` gives the text without the bodies of functions.
 */
export function hidesEvents(text: string, executed: () => string, scan: SourceScan, glance: EventGlance): boolean {
  if (scan.needsTree || glance.marked) return true;
  if ((glance.importsByCall || glance.importsMarkedName) && importsOtherNames(text, scan)) return true;
  return glance.markedInFunction && callsSideEffects(text, executed(), scan);
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

/** The names of functions at the top of a module, in whatever blocks, whose text holds something. */
export function functionsWith(what: RegExp, text: string, scan: SourceScan): Set<string> {
  const { headers, headerOffsets, headerParents, headerEnds } = scan;
  const isInside = (header: number): boolean => {
    for (let at = headerParents[header] ?? -1; at >= 0; at = headerParents[at] ?? -1) {
      if (isDefinition(headers[at] ?? 0)) return true;
    }
    return false;
  };
  const names = new Set<string>();
  headers.forEach((code, i) => {
    if (!isFunction(code) || isInside(i) || !what.test(text.slice(headerOffsets[i], headerEnds[i]))) return;
    names.add(definedName(text, headerOffsets[i] ?? 0));
  });
  return names;
}

const DEFINITION = /(?:async[\s\\]+)?def[\s\\]+(\w+)/y;

function definedName(text: string, offset: number): string {
  DEFINITION.lastIndex = offset;
  return DEFINITION.exec(text)?.[1] ?? "";
}
