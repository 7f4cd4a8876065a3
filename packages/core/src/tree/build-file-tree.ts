import type { DirectoryEntry, Entry, EntryProblem, FileEntry, SymlinkEntry } from "./entry.ts";
import type { Absence, ArchiveFacts, FileTree, SourceKind } from "./file-tree.ts";
import { during } from "../engine/stopwatch.ts";
import { decodeLatin1, decodeUtf8 } from "./decode-bytes.ts";
import { KeptTexts } from "./kept-texts.ts";
import { TreeBuilder } from "./tree-builder.ts";
import type { TreeSource } from "./tree-source.ts";

/** A part of a path is empty or dots. */
const DOTS = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** How many symbolic links one lookup may pass through, as Linux's ELOOP limit. */
const MAX_LINKS = 40;

/** Shared by all steps of one lookup, so that nested links cannot multiply. */
interface LinkBudget {
  left: number;
}

/** Told of every entry that is listed and every file that is read, for showing progress; must not throw. */
export type WatchTree = (step: "listed" | "read", path: string) => void;

/** Lists a source once and freezes the result into a tree; contents are read from the source when asked for. */
export function buildFileTree(source: TreeSource, watch?: WatchTree, origin?: FileTree): FileTree {
  const builder = new TreeBuilder(
    watch &&
      ((path) => {
        watch("listed", path);
      }),
  );
  during("walk", () => {
    source.list(builder);
  });
  return new SourceTree(source, builder, watch, origin);
}

class SourceTree implements FileTree {
  readonly source: SourceKind;
  readonly rootName: string;
  readonly root: DirectoryEntry;
  readonly fileCount: number;
  readonly archive: ArchiveFacts | undefined;
  readonly origin: FileTree | undefined;
  readonly revision: string | undefined;
  readonly #source: TreeSource;
  readonly #watch: WatchTree | undefined;
  readonly #directories: ReadonlyMap<string, DirectoryEntry>;
  readonly #texts: KeptTexts;

  constructor(source: TreeSource, built: TreeBuilder, watch: WatchTree | undefined, origin: FileTree | undefined) {
    this.#source = source;
    this.#watch = watch;
    this.source = source.kind;
    this.rootName = source.rootName;
    this.root = built.root;
    this.#directories = built.directories;
    this.fileCount = built.fileCount;
    this.#texts = new KeptTexts(built.fileCount);
    this.archive = source.archive;
    this.origin = origin;
    this.revision = source.revision;
    Object.freeze(this);
  }

  get(path: string): Entry | undefined {
    return this.#directories.get(path) ?? this.#parentOf(path)?.children.get(nameIn(path));
  }

  follow(path: string): FileEntry | DirectoryEntry | undefined {
    const parent = this.#parentOf(path);
    const name = nameIn(path);
    const entry = parent?.children.get(name);
    if (entry?.kind === "file" || entry?.kind === "directory") return entry;
    const isAbsent = parent ? entry === undefined && !isDots(name) : !DOTS.test(path) && !this.#leadsThroughLink(path);
    return isAbsent ? undefined : this.#walk(this.root, path, { left: MAX_LINKS });
  }

  /** Whether what stands at the first part of an absent path that is no directory is a link. */
  #leadsThroughLink(path: string): boolean {
    let end = path.lastIndexOf("/");
    while (end > 0 && !this.#directories.has(path.slice(0, end))) end = path.lastIndexOf("/", end - 1);
    const directory = this.#directories.get(path.slice(0, Math.max(0, end)));
    const next = path.indexOf("/", end + 1);
    const name = path.slice(end + 1, next === -1 ? path.length : next);
    return directory === undefined || directory.children.get(name)?.kind === "symlink";
  }

  /** The directory that a path without links and dots lies in. */
  #parentOf(path: string): DirectoryEntry | undefined {
    const slash = path.lastIndexOf("/");
    return slash === 0 ? undefined : this.#directories.get(path.slice(0, Math.max(0, slash)));
  }

  child(directory: DirectoryEntry, name: string): FileEntry | DirectoryEntry | undefined {
    const entry = directory.children.get(name);
    if (entry === undefined || entry.kind === "submodule") return undefined;
    return entry.kind === "symlink" ? this.#resolve(entry, { left: MAX_LINKS }) : entry;
  }

  read(file: FileEntry): Uint8Array | undefined {
    if (file.problem !== undefined) return undefined;
    this.#watch?.("read", file.path);
    return during("read", () => this.#source.read(file.path));
  }

  readLatin1(file: FileEntry): string | undefined {
    if (file.problem !== undefined) return undefined;
    const kept = this.#texts.get(file.path);
    if (kept !== undefined) return kept;
    this.#watch?.("read", file.path);
    const text = during("read", () => this.#latin1(file.path));
    if (text !== undefined) this.#texts.add(file.path, text);
    return text;
  }

  #latin1(path: string): string | undefined {
    if (this.#source.readLatin1) return this.#source.readLatin1(path);
    const bytes = this.#source.read(path);
    return bytes && decodeLatin1(bytes);
  }

  readText(file: FileEntry): string | undefined {
    const bytes = this.read(file);
    return bytes && decodeUtf8(bytes);
  }

  problem(file: FileEntry): EntryProblem | undefined {
    return file.problem ?? this.#source.problem?.(file.path);
  }

  isChanged(file: FileEntry): boolean {
    return this.#source.isChanged?.(file.path) ?? false;
  }

  absence(path: string): Absence | undefined {
    return this.get(path) ? undefined : this.#source.absence?.(path);
  }

  #resolve(link: SymlinkEntry, budget: LinkBudget): FileEntry | DirectoryEntry | undefined {
    if (link.target.startsWith("/") || budget.left-- <= 0) return undefined;
    return this.#walk(link.parent, link.target, budget);
  }

  #walk(from: DirectoryEntry, path: string, budget: LinkBudget): FileEntry | DirectoryEntry | undefined {
    let at: FileEntry | DirectoryEntry = from;
    for (const name of path.split("/")) {
      if (name === "" || name === ".") continue;
      if (at.kind !== "directory") return undefined;
      const next: Entry | undefined = name === ".." ? at.parent : at.children.get(name);
      if (next === undefined || next.kind === "submodule") return undefined;
      const target: FileEntry | DirectoryEntry | undefined =
        next.kind === "symlink" ? this.#resolve(next, budget) : next;
      if (target === undefined) return undefined;
      at = target;
    }
    return at;
  }
}

function isDots(name: string): boolean {
  return name === "" || name === "." || name === "..";
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
