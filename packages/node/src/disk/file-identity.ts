import { lstatSync, statSync, type Stats } from "node:fs";
import { diskPath } from "./byte-name.ts";

/** How many numbers tell one state of a file from another. */
export const IDENTITY_LENGTH = 4;

/**
 * Size, time of modification, time of change and inode. Who sets the modification time back changes the change time.
 * Node rounds the times to 0.3 microseconds, far finer than any clock a file system takes them from.
 */
export type FileIdentity = readonly [size: number, modified: number, changed: number, inode: number];

const ABSENT: FileIdentity = [-1, -1, -1, -1];

export interface FileState {
  readonly identity: FileIdentity;
  readonly isLink: boolean;
  readonly device: number;
}

/** What a path is now; with `follow`, what the link there leads to. */
export function fileState(path: string, follow: boolean): FileState {
  const stat = statOf(path, follow);
  return {
    identity: stat ? identityOf(stat) : ABSENT,
    isLink: stat?.isSymbolicLink() ?? false,
    device: stat?.dev ?? -1,
  };
}

function statOf(path: string, follow: boolean): Stats | undefined {
  try {
    return (follow ? statSync : lstatSync)(diskPath(path), { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The identity in what the file system says of a file. */
export function identityOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileIdentity {
  return [size, mtimeMs, ctimeMs, ino];
}

/** FAT knows no change time. */
export function hasChangeTime([, , changed]: FileIdentity): boolean {
  return changed !== 0;
}

/** Whether a file may have been changed since a moment of the same file system's clock, in milliseconds. */
export function mayHaveChangedSince(identity: FileIdentity, moment: number): boolean {
  const [, modified, changed] = identity;
  // FAT counts in steps of two seconds; old HFS and ext3 in one.
  const time = hasChangeTime(identity) ? changed : modified;
  return time >= (time % 1000 === 0 ? moment - 2000 : moment);
}

/** Identities one behind the other, as dense as numbers can be. */
export class IdentityList {
  #numbers = new Float64Array(64 * IDENTITY_LENGTH);
  #count = 0;

  /** Returns its place. */
  add(identity: FileIdentity): number {
    const start = this.#count * IDENTITY_LENGTH;
    if (start === this.#numbers.length) this.#grow();
    this.#numbers.set(identity, start);
    return this.#count++;
  }

  at(place: number): FileIdentity {
    return identityIn(this.#numbers, place);
  }

  toArray(): Float64Array {
    return this.#numbers.slice(0, this.#count * IDENTITY_LENGTH);
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#numbers.length);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}

export function identityIn(list: Float64Array, place: number): FileIdentity {
  const part = (index: number) => list[place * IDENTITY_LENGTH + index] ?? Number.NaN;
  return [part(0), part(1), part(2), part(3)];
}

/** Whether a path is still what a list's entry says. */
export function isUnchanged(path: string, follow: boolean, list: Float64Array, index: number): boolean {
  const at = index * IDENTITY_LENGTH;
  const stat = statOf(path, follow);
  if (stat === undefined) return list[at] === -1;
  // One by one: this is asked of every path of a project.
  return (
    stat.size === list[at] &&
    stat.mtimeMs === list[at + 1] &&
    stat.ctimeMs === list[at + 2] &&
    stat.ino === list[at + 3]
  );
}

export function isSameIdentity(one: FileIdentity, other: FileIdentity): boolean {
  return one.every((part, i) => part === other[i]);
}

/** Equal to no identity. */
export const NO_IDENTITY: FileIdentity = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
