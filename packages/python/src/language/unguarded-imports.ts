import type { Block, ImportEvent, SourceFacts } from "../source/source-facts.ts";

/** The import statements that run on every way through a module: not in a function, a `try`, or a branch. */
export function unguardedImports({ events, blocks }: SourceFacts): readonly ImportEvent[] {
  return events.filter((event) => event.kind === "import").filter(({ block }) => runsUnguarded(blocks, block));
}

function runsUnguarded(blocks: readonly Block[], index: number): boolean {
  for (let at = index; at >= 0; at = blocks[at]?.parent ?? -1) {
    const kind = blocks[at]?.kind;
    if (kind !== "module" && kind !== "class") return false;
  }
  return true;
}
