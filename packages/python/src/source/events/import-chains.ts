import type { ImportEvent, SourceEvent } from "../source-facts.ts";
import { chainsAfter } from "./chains-after.ts";

/** Chains behind one name; null where only the syntax tree can tell. */
export type Chains = readonly (readonly string[])[] | null;

/** Of more names than that, a text is not looked through for each. */
const MOST_NAMES = 100;
/** Spelled the same in a text of one character a byte. */
const PLAIN_NAME = /^[A-Za-z_]\w*$/;

export function chainsBehind(executed: string | null, name: string): Chains {
  return executed !== null && PLAIN_NAME.test(name) ? chainsAfter(executed, name) : null;
}

/**
 * The chains behind every name that a source's imports bind, without those of names that have none: in most sources there is
 * nothing to keep. undefined where there are too many names.
 */
export function chainsBehindImports(
  executed: string,
  events: readonly SourceEvent[],
): ReadonlyMap<string, Chains> | undefined {
  const names = new Set<string>();
  for (const event of events) if (event.kind === "import") addNames(event, names);
  if (names.size > MOST_NAMES) return undefined;
  const all = new Map<string, Chains>();
  for (const name of names) {
    const chains = chainsBehind(executed, name);
    if (chains === null || chains.length > 0) all.set(name, chains);
  }
  return all;
}

export function isBoundByImport(events: readonly SourceEvent[], name: string): boolean {
  return events.some((event) => {
    if (event.kind !== "import") return false;
    if (event.names === null) return nameOf(event) === name;
    return event.names.some((each) => (each.asname ?? each.name) === name);
  });
}

function addNames(event: ImportEvent, names: Set<string>): void {
  if (event.names === null) names.add(nameOf(event));
  else for (const each of event.names) names.add(each.asname ?? each.name);
}

/** The name that a plain import binds. */
function nameOf({ module, asname }: ImportEvent): string {
  return asname ?? module?.split(".", 1)[0] ?? "";
}
