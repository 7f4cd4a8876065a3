import type { UnreadBodies } from "../tokens/tokenize.ts";
import { isFunction } from "./header-kind.ts";
import type { SourceScan } from "./source-scanner.ts";

/** The bodies of the outermost functions. */
export function functionBodies({ headers, headerOffsets, headerLineEnds, headerEnds }: SourceScan): UnreadBodies {
  const bodies = { headerEnds: [] as number[], ends: [] as number[] };
  let end = 0;
  headers.forEach((code, i) => {
    if (!isFunction(code) || (headerOffsets[i] ?? 0) < end) return;
    end = headerEnds[i] ?? end;
    bodies.headerEnds.push(headerLineEnds[i] ?? end);
    bodies.ends.push(end);
  });
  return bodies;
}
