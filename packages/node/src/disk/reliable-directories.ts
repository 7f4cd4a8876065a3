import { statfsSync } from "node:fs";

/**
 * File systems of Linux that give a directory a new time whenever a name in it comes, goes or changes its kind:
 * ext2 to ext4, XFS, Btrfs, tmpfs, overlayfs, F2FS, ZFS, bcachefs. Numbers from linux/magic.h and their sources.
 */
const RELIABLE = new Set([0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0xf2f52010, 0x2fc12fc1, 0xca451a4e]);

/** Tells whether the times of directories can be trusted, by device; each is asked once. */
export class ReliableDevices {
  readonly #known = new Map<number, boolean>();

  has(device: number, path: string): boolean {
    const known = this.#known.get(device);
    if (known !== undefined) return known;
    const isReliable = ask(path);
    this.#known.set(device, isReliable);
    return isReliable;
  }
}

function ask(path: string): boolean {
  if (process.platform !== "linux") return false;
  try {
    // Node gives some of these numbers with a sign.
    return RELIABLE.has(statfsSync(path).type >>> 0);
  } catch {
    return false;
  }
}
