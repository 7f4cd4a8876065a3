import { hashText } from "../engine/hash.ts";
import { originKey, type FlatEntry, type Tagged } from "./flat-entry.ts";

type TaggedValues = Readonly<Record<string, Tagged<unknown>>>;

/** A hash of what all entries say, and where each says it. */
export function configFingerprint(entries: readonly FlatEntry[]): string {
  const plain = entries.map(({ rules, settings, ...rest }) => {
    return { ...rest, origin: rest[originKey], rules: valuesOf(rules), settings: valuesOf(settings) };
  });
  return hashText(JSON.stringify(plain));
}

function valuesOf(tagged: TaggedValues = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(tagged).map(([key, { value }]) => [key, value]));
}
