import { fstatSync } from "node:fs";
import { type FileIdentity, identityOf, IdentityList } from "./file-identity.ts";
import type { DiskName } from "./list-names.ts";
import { listingText } from "./listing-text.ts";
import { monotonicTime } from "./monotonic-time.ts";

/** A question about one path whose answer is a word: what is there, or its real path. */
export type Question = "kind" | "link kind" | "real path";

/** Of a file that was to be read: that it was, and that it could not be. */
export const READ = -1;
export const UNREAD = -2;

const active = new Set<Observations>();

/**
 * Everything that was asked of the disk and of the environment while it was active, absences included: whoever gets the
 * same answers again comes to the same result. Everything in this room reads the disk through `disk/`, which notes it here.
 */
export class Observations {
  /** When the first answer may have been given; by `monotonicTime`. */
  readonly startedAt = monotonicTime();
  /** The `listingText` of directories: every name of a tree is in one. */
  readonly listings = new Map<string, string>();
  /** Files that were to be read, by the directory their names are relative to: a place in `identities`, `READ` or `UNREAD`. */
  readonly contents = new Map<string, Map<string, number>>();
  /** What those were that were read through an open file, which costs less to ask than a path. */
  readonly identities = new IdentityList();
  readonly answers = new Map<Question, Map<string, string>>();
  readonly variables = new Map<string, string | undefined>();
  #isRepeatable = true;

  /** Starts to note what is asked, until `end`. */
  static begin(): Observations {
    const begun = new Observations();
    active.add(begun);
    return begun;
  }

  end(): void {
    active.delete(this);
  }

  /** False where something was done that no look at the disk can check: a process started, a module executed. */
  get isRepeatable(): boolean {
    return this.#isRepeatable;
  }

  markUnrepeatable(): void {
    this.#isRepeatable = false;
  }
}

export function noteListing(directory: string, names: readonly DiskName[] | "unreadable" | "gone"): void {
  if (active.size === 0) return;
  const text = listingText(names);
  for (const { listings } of active) listings.set(directory, text);
}

export function noteContent(directory: string, name: string, wasRead: boolean): void {
  for (const { contents } of active) entryOf(contents, directory).set(name, wasRead ? READ : UNREAD);
}

/**
 * A file has been read. What it is then was read: it has not changed since the run began, or no run is kept. Of a file that is
 * read again that is known: if it is another one by now, the next run will find that.
 */
export function noteReading(directory: string, name: string, file: number): void {
  noteIdentity(directory, name, () => identityOf(fstatSync(file)));
}

/** The same of a file whose content is known without reading it. */
export function noteIdentity(directory: string, name: string, identity: () => FileIdentity): void {
  for (const { contents, identities } of active) {
    const known = entryOf(contents, directory);
    if ((known.get(name) ?? UNREAD) < 0) known.set(name, identities.add(identity()));
  }
}

/** What a file was when it was read, where that was noted. */
export function notedIdentity(directory: string, name: string): FileIdentity | undefined {
  for (const { contents, identities } of active) {
    const place = contents.get(directory)?.get(name) ?? UNREAD;
    if (place >= 0) return identities.at(place);
  }
  return undefined;
}

export function noteAnswer(question: Question, path: string, answer: string): void {
  for (const { answers } of active) entryOf(answers, question).set(path, answer);
}

/** A variable of the process's environment. */
export function environmentVariable(name: string): string | undefined {
  const value = process.env[name];
  for (const { variables } of active) variables.set(name, value);
  return value;
}

/** Something was done that no look at the disk can check. */
export function noteUnrepeatable(): void {
  for (const observations of active) observations.markUnrepeatable();
}

function entryOf<K, V>(maps: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<string, V>();
  maps.set(key, made);
  return made;
}
