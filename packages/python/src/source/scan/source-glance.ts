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
  /** Names, and keywords, that what is executed reads and nothing in it seems to bind; null: too many different ones. */
  readonly unbound: readonly string[] | null;
}

/** Bits as packages/python/assembly/glance.ts gives them. */
export function glanceAt(text: string): SourceGlance {
  const { bits, offsets, names } = lookAtText(text, text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0);
  return {
    marked: (bits & 1) !== 0,
    markedInFunction: (bits & 2) !== 0,
    importsByCall: (bits & 4) !== 0,
    importsMarkedName: (bits & 8) !== 0,
    mayBeOpaque: (bits & 16) !== 0,
    namesNamespace: (bits & 32) !== 0,
    versioned: offsets,
    unbound: unboundNames(text, names),
  };
}

function unboundNames(text: string, names: Int32Array): readonly string[] | null {
  const unbound: string[] = [];
  for (let i = 0; i < names.length; i += 3) {
    const name = text.slice(names[i + 1], names[i + 2]);
    if (name === "") return null;
    unbound.push(name);
  }
  return unbound;
}
