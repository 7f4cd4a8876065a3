import { fileState, isIdentityAt } from "../disk/file-identity.ts";
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

function filesAreUnchanged({ listings, groups, identities }: RunRecord): boolean {
  let index = listings.length / 2;
  for (const { directory, follow, names } of groups) {
    const base = directory === "" ? "" : `${directory}/`;
    for (const name of names) {
      if (!isIdentityAt(identities, index++, fileState(base + name, follow).identity)) return false;
    }
  }
  return true;
}

function listingsAreUnchanged({ listings, identities }: RunRecord): boolean {
  for (let at = 0; at < listings.length; at += 2) {
    const directory = listings[at] ?? "";
    if (isIdentityAt(identities, at / 2, fileState(directory, false).identity)) continue;
    if (listingText(askNames(directory)) !== listings[at + 1]) return false;
  }
  return true;
}
