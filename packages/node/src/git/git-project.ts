import { basename, join, resolve } from "node:path";
import { CACHE_DIRECTORY } from "../cache/entry-path.ts";
import { fromByteString } from "../disk/byte-name.ts";
import { realPathOf } from "../disk/kind-of.ts";
import { noteUnrepeatable } from "../disk/observations.ts";
import { readIfPresent } from "../disk/read-if-present.ts";
import { IgnoreScope, type ReadPatterns } from "../ignore/ignore-scope.ts";
import { PatternFile } from "../ignore/pattern-file.ts";
import { expandHome, GitConfig, userConfigDirectory } from "./git-config.ts";
import { findRepository, prefixIn, type Repository } from "./repository.ts";
import { readTracked } from "./read-tracked.ts";
import type { TrackedFiles } from "./tracked-files.ts";

/** A directory of a work tree, with what git knows of it; every part is read when first asked for. */
export class GitProject {
  readonly repository: Repository;
  readonly config: GitConfig;
  /** The root below the work tree's top: "" or with a slash at its end. */
  readonly prefix: string;
  #tracked: TrackedFiles | undefined;
  #top: IgnoreScope | undefined;

  private constructor(repository: Repository, prefix: string) {
    this.repository = repository;
    this.config = new GitConfig(repository);
    this.prefix = prefix;
  }

  /** `root` is a real path; undefined outside git. */
  static at(root: string): GitProject | undefined {
    const repository = findRepository(root);
    return repository && new GitProject(repository, prefixIn(repository, root));
  }

  get tracked(): TrackedFiles {
    if (this.#tracked === undefined) {
      this.#tracked = readTracked(this.repository, this.config, this.prefix);
      // What came with a repository is no cache of ours.
      if (this.#tracked.directories.has(CACHE_DIRECTORY)) noteUnrepeatable();
    }
    return this.#tracked;
  }

  /** What is ignored at the work tree's top. */
  get topScope(): IgnoreScope {
    this.#top ??= IgnoreScope.top(this.#readPatterns, () => this.#lastPatterns());
    return this.#top;
  }

  /** What is ignored in the root. */
  get scope(): IgnoreScope {
    let scope = this.topScope;
    for (const name of this.prefix.split("/").slice(0, -1)) scope = scope.enter(name);
    return scope;
  }

  /** True where git ignores the whole root and tracks nothing in it: then git has no say about its files. */
  get isForeign(): boolean {
    return this.prefix !== "" && this.tracked.isEmpty && this.scope.isIgnored;
  }

  /** The remote repository's name; undefined without a remote, or where the root is only a part of the repository. */
  get remoteName(): string | undefined {
    if (this.prefix !== "") return undefined;
    const origin = this.config.local("remote.origin.url");
    const url =
      origin ?? this.config.local(this.config.localKeys().find((key) => /^remote\..+\.url$/s.test(key)) ?? "");
    const name = /([^/\\:]+?)(?:\.git)?[/\\]*$/.exec(url ?? "")?.[1];
    return name === "" || name === ".git" ? undefined : name;
  }

  get #ignoresCase(): boolean {
    return this.config.isTrue("core.ignorecase");
  }

  readonly #readPatterns: ReadPatterns = (directory) =>
    readPatternFile(join(this.repository.top, fromByteString(directory), ".gitignore"), directory, this.#ignoresCase);

  /** gitignore(5): the repository's exclude file, then the user's. */
  #lastPatterns(): PatternFile[] {
    const named = this.config.get("core.excludesfile");
    const excludesFile = named === undefined ? join(userConfigDirectory(), "ignore") : expandHome(named);
    return [join(this.repository.commonDir, "info", "exclude"), resolve(this.repository.top, excludesFile)].flatMap(
      (path) => {
        const bytes = readIfPresent(path);
        return bytes && bytes.length > 0 ? [new PatternFile(path, "", bytes, this.#ignoresCase)] : [];
      },
    );
  }
}

/** Ignore patterns of a directory outside git: only the files found on the way. */
export function plainScope(root: string): IgnoreScope {
  return IgnoreScope.top(
    (directory) => readPatternFile(join(root, fromByteString(directory), ".gitignore"), directory, false),
    () => [],
  );
}

/** The directory's real path, as git sees it; the path itself where there is none. */
export function realRoot(root: string): string {
  return realPathOf(root) ?? resolve(root);
}

export function directoryName(root: string): string {
  return basename(root) || "root";
}

/** git does not follow a link called .gitignore in a work tree. */
function readPatternFile(path: string, directory: string, ignoreCase: boolean): PatternFile | undefined {
  const bytes = readIfPresent(path, { followLink: false });
  return bytes && new PatternFile(path, directory, bytes, ignoreCase);
}
