import { UsageError } from "@pylayout/core";

/** Bounds on what an archive may make us hold or walk; far above any real distribution of sources. */
export interface ArchiveLimits {
  readonly members: number;
  /** Bytes of all members together, unpacked. */
  readonly total: number;
  /** Unpacked to packed size, asked above a few megabytes only: text packs well. */
  readonly ratio: number;
  /** Bytes of one member's name, and directories on its way. */
  readonly nameLength: number;
  readonly depth: number;
}

export const ZIP_LIMITS: ArchiveLimits = {
  members: 200_000,
  total: 4 * 2 ** 30,
  ratio: 300,
  nameLength: 4096,
  depth: 100,
};

/** A tarball's members are all held in memory. */
export const TAR_LIMITS: ArchiveLimits = { ...ZIP_LIMITS, total: 256 * 2 ** 20 };

const RATIO_FROM = 16 * 2 ** 20;

/** Checks the members of one archive as they are listed. Every method throws UsageError for what no archive may hold. */
export class ArchiveGuard {
  readonly #label: string;
  readonly #packed: number;
  readonly #limits: ArchiveLimits;
  readonly #names = new Map<string, "file" | "directory">();
  #members = 0;
  #total = 0;

  /** `packed` is the archive's own size in bytes. */
  constructor(label: string, packed: number, limits: ArchiveLimits) {
    this.#label = label;
    this.#packed = packed;
    this.#limits = limits;
  }

  /** The member's path without empty and `.` parts; "" for the archive's top. */
  admit(name: string, isDirectory: boolean): string {
    if (++this.#members > this.#limits.members) this.refuse(`holds more than ${this.#limits.members} members`);
    const path = this.#safePath(name);
    const parts = path === "" ? [] : path.split("/");
    if (parts.length > this.#limits.depth) this.refuse(`nests directories deeper than ${this.#limits.depth}`, name);
    for (let length = 1; length < parts.length; length++) this.#claim(parts.slice(0, length).join("/"), "directory");
    if (path !== "") this.#claim(path, isDirectory ? "directory" : "file");
    return path;
  }

  /** Counts bytes of unpacked content. */
  count(bytes: number): void {
    this.#total += bytes;
    const { total, ratio } = this.#limits;
    if (this.#total > total) this.refuse(`unpacks to more than ${Math.round(total / 2 ** 20)} MiB`);
    if (this.#total > RATIO_FROM && this.#total > ratio * this.#packed) {
      this.refuse(`unpacks to more than ${ratio} times its size, as only a decompression bomb does`);
    }
  }

  refuse(what: string, member?: string): never {
    const named = member === undefined ? "" : `: ${JSON.stringify(member.slice(0, 200))}`;
    throw new UsageError(`${what}${named}`, {
      where: this.#label,
      hint: "Do not install this archive; build it anew.",
    });
  }

  #safePath(name: string): string {
    if (name.length > this.#limits.nameLength) this.refuse("holds a name that is too long", name);
    if (name.includes("\0")) this.refuse("holds a name with a null byte", name);
    if (name.startsWith("/") || /^[A-Za-z]:/.test(name) || name.includes("\\")) {
      this.refuse("holds a member with an absolute path or a backslash", name);
    }
    const parts = name.split("/").filter((part) => part !== "" && part !== ".");
    if (parts.includes("..")) this.refuse("holds a member that leads out of it", name);
    return parts.join("/");
  }

  #claim(path: string, kind: "file" | "directory"): void {
    const known = this.#names.get(path);
    if (known === undefined) this.#names.set(path, kind);
    else if (known !== kind) this.refuse("holds a name both as a file and as a directory", path);
    else if (kind === "file") this.refuse("holds one name twice, and tools disagree which one counts", path);
  }
}
