import { BYTE_ORDER_MARK } from "../text/line-index.ts";
import { lookAtText } from "./wasm-scanner.ts";

/**
 * What a second look at a source tells, word by word and apart from comments and strings: whether it may do more than import,
 * and where it may hold what not every version accepts. Only for sources that the scan does not take for suspicious.
 */
export interface SourceGlance {
  /** What a module executes besides functions may change what imports find, skip or leave. */
  readonly marked: boolean;
  /** The same of a function. */
  readonly markedInFunction: boolean;
  /** Calls that import may be there. */
  readonly importsByCall: boolean;
  /** An import statement may give what is looked for another name. */
  readonly importsMarkedName: boolean;
  /** Names may be bound that no statement shows. */
  readonly mayBeOpaque: boolean;
  /** `globals`, `vars` or `locals` is there. */
  readonly namesNamespace: boolean;
  /** Offsets of what may be, inside of lines, a construct that not every version accepts. */
  readonly versioned: Int32Array;
  /** Offsets of the words for whose sake it is marked or imports by call; of those in import statements, the renamed ones. */
  readonly marks: readonly number[];
  /** Names, and keywords, that what is executed reads and nothing in it seems to bind; null: too many different ones. */
  readonly unbound: readonly string[] | null;
}

/** Bits as packages/python/assembly/glance.ts gives them. */
export function glanceAt(text: string): SourceGlance {
  const { bits, offsets, findings } = lookAtText(text, text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0);
  return {
    marked: (bits & 1) !== 0,
    markedInFunction: (bits & 2) !== 0,
    importsByCall: (bits & 4) !== 0,
    importsMarkedName: (bits & 8) !== 0,
    mayBeOpaque: (bits & 16) !== 0,
    namesNamespace: (bits & 32) !== 0,
    versioned: offsets,
    ...namesAndMarks(text, findings),
  };
}

/** Kinds of findings as packages/python/assembly/findings.ts numbers them; there are no others in a second look. */
const MARK = 5;

/** `findings` in threes: a kind, the start and the end of a name or of nothing. */
function namesAndMarks(text: string, findings: Int32Array): Pick<SourceGlance, "marks" | "unbound"> {
  const marks: number[] = [];
  const unbound: string[] = [];
  let isComplete = true;
  for (let i = 0; i < findings.length; i += 3) {
    const start = findings[i + 1] ?? 0;
    if (findings[i] === MARK) marks.push(start);
    else if (findings[i + 2] === start) isComplete = false;
    else unbound.push(text.slice(start, findings[i + 2]));
  }
  return { marks, unbound: isComplete ? unbound : null };
}
