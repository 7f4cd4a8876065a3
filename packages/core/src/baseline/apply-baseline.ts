import { byPlace } from "../engine/finish-messages.ts";
import type { Message } from "../rule/message.ts";
import type { FileTree } from "../tree/file-tree.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";
import { entriesOf, keyOf } from "./baseline-key.ts";

export interface BaselineOutcome {
  /** Findings that the baseline does not know. */
  readonly fresh: readonly Message[];
  /** Findings that it knows. */
  readonly known: readonly Message[];
  /** Entries of findings that are gone. */
  readonly stale: readonly BaselineEntry[];
  /** The baseline as it should be written now: stale entries gone, moved ones at their new path. Nothing is added. */
  readonly pruned: Baseline;
}

interface Found {
  readonly message: Message;
  readonly entry: BaselineEntry;
}

/**
 * Tells new findings from agreed ones. `messages` must be all of the run's, in order. Entries of rules that were not run
 * cannot be judged: they are neither stale nor pruned.
 */
export function applyBaseline(
  messages: readonly Message[],
  baseline: Baseline,
  tree: FileTree,
  wasRun: (entry: BaselineEntry) => boolean = () => true,
): BaselineOutcome {
  const left = new Map(baseline.entries.map((entry) => [keyOf(entry), entry]));
  const entries = entriesOf(messages, tree);
  const found = messages.flatMap((message, index): Found[] => {
    const entry = entries[index];
    return entry === undefined ? [] : [{ message, entry }];
  });
  const matched = new Map<Found, BaselineEntry>();
  for (const item of found) take(item, keyOf(item.entry), left, matched);
  for (const [item, old] of pairMoved(found, matched, left, tree)) take(item, keyOf(old), left, matched);
  return {
    fresh: found.filter((item) => !matched.has(item)).map((item) => item.message),
    known: found.filter((item) => matched.has(item)).map((item) => item.message),
    stale: [...left.values()].filter(wasRun),
    pruned: {
      schema: 1,
      entries: [
        ...[...matched].map(([item, old]) => withReason(item.entry, old.reason)),
        ...[...left.values()].filter((entry) => !wasRun(entry)),
      ],
    },
  };
}

/** A baseline of all given findings, or of what an older one still knows and the findings that are new to it. */
export function createBaseline(
  messages: readonly Message[],
  tree: FileTree,
  older: BaselineOutcome | null = null,
  reason?: string,
): Baseline {
  const all = older === null ? messages : [...older.known, ...older.fresh].sort(byPlace);
  const known = new Map(older?.pruned.entries.map((entry) => [keyOf(entry), entry]));
  const present = entriesOf(all, tree);
  const keys = new Set(present.map(keyOf));
  return {
    schema: 1,
    entries: [
      ...present.map((entry) => known.get(keyOf(entry)) ?? withReason(entry, reason)),
      ...[...known].filter(([key]) => !keys.has(key)).map(([, entry]) => entry),
    ],
  };
}

function take(item: Found, key: string, left: Map<string, BaselineEntry>, matched: Map<Found, BaselineEntry>): void {
  const entry = left.get(key);
  if (entry === undefined) return;
  left.delete(key);
  matched.set(item, entry);
}

/**
 * Pairs what is left over: equal rule, messageId, subject and occurrence in a file of equal content whose old path is
 * gone. Where two files could be meant, nothing is paired, and the finding is new.
 */
function pairMoved(
  found: readonly Found[],
  matched: ReadonlyMap<Found, BaselineEntry>,
  left: ReadonlyMap<string, BaselineEntry>,
  tree: FileTree,
): [Found, BaselineEntry][] {
  const gone = groupBy(
    [...left.values()].filter((entry) => tree.get(entry.path) === undefined),
    movedKey,
  );
  const fresh = groupBy(
    found.filter((item) => !matched.has(item)),
    (item) => movedKey(item.entry),
  );
  return [...fresh].flatMap(([key, items]): [Found, BaselineEntry][] => {
    const [item, ...more] = items;
    const [old, ...others] = gone.get(key) ?? [];
    if (item === undefined || old === undefined || item.entry.content === null) return [];
    return more.length === 0 && others.length === 0 ? [[item, old]] : [];
  });
}

function movedKey({ rule, messageId, subject, occurrence, content }: BaselineEntry): string {
  return JSON.stringify([rule, messageId, subject, occurrence, content]);
}

function groupBy<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function withReason(entry: BaselineEntry, reason: string | undefined): BaselineEntry {
  return reason === undefined ? entry : { ...entry, reason };
}
