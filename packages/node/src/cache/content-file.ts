import { Buffer } from "node:buffer";
import { openSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ContentMemo, KeptContents } from "@pylayout/core";
import { IDENTITY_LENGTH, identityIn, isUnchanged } from "../disk/file-identity.ts";
import { noteIdentity } from "../disk/observations.ts";
import { type Bounds, draftPath, evict } from "./cache-directory.ts";
import { longChecksumOf, shortName } from "./checksum.ts";
import { readEntry } from "./entry-file.ts";
import { publishEntry } from "./publish-entry.ts";
import { asLines, numbersIn, type RunRecord } from "./run-record.ts";
import { readVoucher } from "./voucher.ts";

const SUFFIX = ".contents";
/** Of the last builds, and of the roots that share a location. */
const BOUNDS: Bounds = { suffix: SUFFIX, files: 4, bytes: 256 * 1024 * 1024 };

/** Where it is kept what was made of the contents of a root's files, and for whom. */
export interface ContentPlace {
  /** Of the cache. */
  readonly directory: string;
  /** Real path of the linted root. */
  readonly root: string;
  readonly reader: string;
  readonly environment: NodeJS.ProcessEnv;
}

interface Header {
  readonly reader: string;
  readonly root: string;
  /** Bytes of each part behind the header. */
  readonly parts: readonly [identities: number, paths: number];
}

interface Loaded {
  readonly contents: KeptContents;
  /** Of the files, in the order of the paths. */
  readonly identities: Float64Array;
}

/** A checksum of the rest, and the length of the header, in four bytes each. */
const PREFIX = 8;
const CHECKED_FROM = 4;

/** What was made of the contents of a root's files, in one file of the cache. */
export class ContentFile implements ContentMemo {
  readonly #place: ContentPlace;
  readonly #path: string;
  /** null: there is none. */
  #loaded: Loaded | null | undefined;
  #make: () => KeptContents | undefined = () => undefined;

  constructor(place: ContentPlace) {
    this.#place = place;
    this.#path = join(place.directory, shortName(JSON.stringify([place.reader, place.root])) + SUFFIX);
  }

  get kept(): KeptContents | undefined {
    if (this.#loaded === undefined) this.#loaded = this.#load() ?? null;
    return this.#loaded?.contents;
  }

  isUnchanged(index: number): boolean {
    const path = this.kept?.paths[index];
    if (path === undefined || !this.#loaded) return false;
    const { root } = this.#place;
    const { identities } = this.#loaded;
    if (!isUnchanged(`${root}/${path}`, false, identities, index)) return false;
    noteIdentity(root, path, () => identityIn(identities, index));
    return true;
  }

  keepAtEnd(make: () => KeptContents | undefined): void {
    this.#make = make;
  }

  /** Keeps what the run made of files that have not changed since it began. Throws where the disk refuses. */
  keep(record: RunRecord, vouchers: string): void {
    const contents = this.#make();
    const bytes = contents && this.#encode(contents, identitiesOf(contents.paths, this.#place.root, record));
    if (bytes === undefined) return;
    const { directory } = this.#place;
    const draft = draftPath(directory);
    try {
      publishEntry({ file: openSync(draft, "wx", 0o600), draft, path: this.#path, vouchers }, bytes);
      evict(directory, BOUNDS);
    } catch {
      rmSync(draft, { force: true });
    }
  }

  #load(): Loaded | undefined {
    const voucher = readVoucher(this.#place.environment, this.#path);
    const bytes = voucher && readEntry(this.#path, voucher);
    if (bytes === undefined || bytes.length < PREFIX) return undefined;
    if (longChecksumOf(bytes.subarray(CHECKED_FROM)) !== bytes.readUInt32LE(0)) return undefined;
    let at = PREFIX + bytes.readUInt32LE(CHECKED_FROM);
    const { reader, root, parts } = JSON.parse(bytes.toString("utf8", PREFIX, at)) as Header;
    if (reader !== this.#place.reader || root !== this.#place.root) return undefined;
    const [identities, paths] = parts.map((length) => bytes.subarray(at, (at += length)));
    if (identities === undefined || paths === undefined) return undefined;
    const contents = { paths: paths.toString("utf8").split("\n"), bytes: bytes.subarray(at) };
    return { contents, identities: numbersIn(identities) };
  }

  /** Undefined where a path cannot stand on a line of UTF-8 text. */
  #encode({ paths, bytes }: KeptContents, identities: Float64Array): Buffer | undefined {
    const lines = asLines(paths);
    if (lines === undefined) return undefined;
    const { reader, root } = this.#place;
    const parts = [
      Buffer.from(identities.buffer, identities.byteOffset, identities.byteLength),
      Buffer.from(lines, "utf8"),
    ] as const;
    const header: Header = { reader, root, parts: [parts[0].length, parts[1].length] };
    const head = Buffer.from(JSON.stringify(header), "utf8");
    const whole = Buffer.concat([Buffer.alloc(PREFIX), head, ...parts, bytes]);
    whole.writeUInt32LE(head.length, CHECKED_FROM);
    whole.writeUInt32LE(longChecksumOf(whole.subarray(CHECKED_FROM)), 0);
    return whole;
  }
}

/** What the run saw of each file; of one that it did not read, what no file is. */
function identitiesOf(paths: readonly string[], root: string, record: RunRecord): Float64Array {
  const places = new Map<string, number>();
  let at = record.directories.length;
  for (const { directory, follow, names } of record.groups) {
    if (directory === root && !follow) names.forEach((name, i) => places.set(name, at + i));
    at += names.length;
  }
  const found = new Float64Array(paths.length * IDENTITY_LENGTH).fill(Number.NaN);
  paths.forEach((path, i) => {
    const place = places.get(path);
    if (place === undefined) return;
    const identity = record.identities.subarray(place * IDENTITY_LENGTH, (place + 1) * IDENTITY_LENGTH);
    // What is not on disk was read from elsewhere, if at all.
    if ((identity[0] ?? -1) >= 0) found.set(identity, i * IDENTITY_LENGTH);
  });
  return found;
}
