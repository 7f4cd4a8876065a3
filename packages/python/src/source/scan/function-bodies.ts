import type { UnreadBodies } from "../tokens/unread-bodies.ts";
import { isFunction } from "./header-kind.ts";
import type { SourceScan } from "./source-scanner.ts";

/** The bodies of the outermost functions, but for those that hold one of the `wanted` offsets. */
export function functionBodies(scan: SourceScan, wanted: readonly number[] = []): UnreadBodies {
  const { headers, headerOffsets, headerLineEnds, headerEnds } = scan;
  const bodies = { headerEnds: [] as number[], ends: [] as number[] };
  let end = 0;
  headers.forEach((code, i) => {
    if (!isFunction(code) || (headerOffsets[i] ?? 0) < end) return;
    const start = headerLineEnds[i] ?? end;
    end = headerEnds[i] ?? end;
    if (wanted.some((offset) => offset >= start && offset < end)) return;
    bodies.headerEnds.push(start);
    bodies.ends.push(end);
  });
  return bodies;
}
