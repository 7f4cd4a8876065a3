import { versionsOf, type PythonVersion } from "../versions/version-set.ts";
import { DOES_NOT_COMPILE } from "./bindings/read-bindings.ts";
import { readSource } from "./read-source.ts";
import type { Block, BlockKind, ImportEvent, ImportedName, SourceFacts } from "./source-facts.ts";

/** What was read of one file: a line of `pylayout scan --format json-lines`. */
export interface ScanRecord {
  readonly schema: 1;
  readonly path: string;
  readonly encoding: {
    readonly name: string;
    readonly failsOn: readonly PythonVersion[];
    readonly message: string | null;
  };
  readonly imports: readonly ScannedImport[];
  readonly bindings: {
    readonly definite: readonly string[];
    readonly possible: readonly string[];
    readonly unknown: boolean;
    readonly all: readonly string[] | null;
  };
  readonly syntax: readonly {
    readonly requires: string | null;
    readonly failsOn: readonly PythonVersion[];
    readonly line: number;
    readonly column: number;
    readonly feature: string;
    readonly message: string;
  }[];
}

export interface ScannedImport {
  readonly line: number;
  readonly column: number;
  readonly level: number;
  readonly module: string | null;
  readonly names: readonly ImportedName[] | null;
  readonly asname: string | null;
  /** Enclosing blocks, outermost first, without the module. */
  readonly blocks: readonly BlockKind[];
}

/** Reads a file given as its bytes, one character a byte. `thorough` checks the whole grammar. */
export function scanRecord(path: string, latin1: string, thorough = false): ScanRecord {
  const facts = readSource(path, latin1);
  const { name, failsOn, message } = facts.encoding;
  const bindings = facts.bindings();
  return {
    schema: 1,
    path,
    encoding: { name, failsOn: versionsOf(failsOn), message },
    imports: scannedImports(facts),
    bindings: {
      definite: [...bindings.definite].sort(),
      possible: [...bindings.possible].sort(),
      unknown: bindings.opaque !== null,
      all: bindings.all,
    },
    syntax: facts.syntax(thorough || bindings.opaque === DOES_NOT_COMPILE).map((issue) => ({
      requires: issue.requires,
      failsOn: versionsOf(issue.failsOn),
      line: issue.line,
      column: issue.column,
      feature: issue.feature,
      message: issue.message,
    })),
  };
}

/** Imports of a file as the scan shows them, in order of the text. */
export function scannedImports(facts: SourceFacts): ScannedImport[] {
  const imports = facts.events.filter((event): event is ImportEvent => event.kind === "import");
  return imports.map(({ line, column, level, module, names, asname, block }) => {
    return { line, column, level, module, names, asname, blocks: enclosing(facts.blocks, block) };
  });
}

function enclosing(blocks: readonly Block[], innermost: number): BlockKind[] {
  const kinds: BlockKind[] = [];
  for (let at = blocks[innermost]; at && at.kind !== "module"; at = blocks[at.parent]) kinds.push(at.kind);
  return kinds.reverse();
}
