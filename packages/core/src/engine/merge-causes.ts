import type { Draft, Unfinished } from "./draft.ts";

/**
 * Merges the messages of one root cause under the rule that owns it (interfaces.md section 6). A message takes part if
 * it names an owner or comes from that owner; one that only carries the cause (an amplifier) stays as it is.
 */
export function mergeCauses<Some extends Draft>(drafts: readonly Some[]): Some[] {
  const owners = ownersOf(drafts);
  const groups = new Map<string, Some[]>();
  const order: (Some | string)[] = [];
  for (const draft of drafts) {
    const cause = sharedCause(draft, owners);
    const group = cause === undefined ? undefined : groups.get(cause);
    if (cause === undefined) order.push(draft);
    else if (group !== undefined) group.push(draft);
    else {
      groups.set(cause, [draft]);
      order.push(cause);
    }
  }
  return order.map((item) => (typeof item === "string" ? unite(groups.get(item) ?? [], owners.get(item)) : item));
}

function ownersOf(drafts: readonly Draft[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { message, owner } of drafts) {
    if (message.cause !== null && owner !== undefined && !owners.has(message.cause)) owners.set(message.cause, owner);
  }
  return owners;
}

function sharedCause({ message, owner }: Draft, owners: ReadonlyMap<string, string>): string | undefined {
  if (message.cause === null) return undefined;
  return owner !== undefined || owners.get(message.cause) === message.rule ? message.cause : undefined;
}

/** What the cause's owner reported, with what the others add to it. */
function unite<Some extends Draft>(group: readonly Some[], owner: string | undefined): Some {
  const leader =
    group.find(({ message }) => message.rule === owner) ?? group.find((draft) => draft.owner !== undefined);
  if (leader === undefined) throw new Error("a group of one cause has no message that named its owner");
  const all = [leader, ...group.filter((draft) => draft !== leader)].map((draft) => draft.message);
  const message = {
    ...leader.message,
    affects: union(all, (message) => message.affects),
    related: union(all, (message) => message.related),
    notes: union(all, (message) => message.notes),
    pythons: union(all, (message) => message.pythons).sort(byVersion),
    worlds: union(all, (message) => message.worlds),
    help: all.find((message) => message.help !== null)?.help ?? null,
    fix: all.find((message) => message.fix !== null)?.fix ?? null,
  };
  return { ...leader, message };
}

function union<Item>(messages: readonly Unfinished[], itemsOf: (message: Unfinished) => readonly Item[]): Item[] {
  const seen = new Map<string, Item>();
  for (const message of messages) {
    for (const item of itemsOf(message)) {
      const key = typeof item === "string" ? item : JSON.stringify(item);
      if (!seen.has(key)) seen.set(key, item);
    }
  }
  return [...seen.values()];
}

function byVersion(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
