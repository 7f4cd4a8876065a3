import { isUnchanged } from "../disk/file-identity.ts";
import { askAgain } from "../disk/kind-of.ts";
import { askNames } from "../disk/list-names.ts";
import { listingText } from "../disk/listing-text.ts";
import type { RunRecord } from "./run-record.ts";

/** Whether everything that a run saw would be seen again now. What changes often is looked at first. */
export function isStillTrue(record: RunRecord, environment: NodeJS.ProcessEnv): boolean {
  return (
    record.variables.every(([name, value]) => (environment[name] ?? null) === value) &&
    record.answers.every(([question, path, answer]) => askAgain(question, path) === answer) &&
    filesAreUnchanged(record) &&
    listingsAreUnchanged(record)
  );
}

function filesAreUnchanged({ directories, groups, identities }: RunRecord): boolean {
  let index = directories.length;
  for (const { directory, follow, names } of groups) {
    const base = directory === "" ? "" : `${directory}/`;
    for (const name of names) if (!isUnchanged(base + name, follow, identities, index++)) return false;
  }
  return true;
}

function listingsAreUnchanged({ directories, listings, identities }: RunRecord): boolean {
  let texts: readonly string[] | undefined;
  return directories.every((directory, at) => {
    if (isUnchanged(directory, false, identities, at)) return true;
    texts ??= listings();
    return listingText(askNames(directory)) === texts[at];
  });
}
