import type { Minimatch } from "minimatch";

/** Tells whether a segment of a path matches a segment of a glob. */
type SegmentTest = (segment: string) => boolean;

/**
 * Tells which paths no glob can tell apart, so that their config is resolved once: globs match segment by segment, so
 * paths are alike where all their segments match the same segments of globs.
 */
export class PathClasses {
  readonly #literals = new Map<string, string>();
  readonly #tests: SegmentTest[] = [];
  readonly #directories = new Map<string, string>();

  private constructor(segments: ReadonlySet<string>, glob: typeof Minimatch) {
    for (const segment of segments) {
      if (segment === "" || segment === "**") continue;
      if (/[*?[\]{}()!+@|\\]/.test(segment)) this.#tests.push(testOf(segment, glob));
      else this.#addLiteral(segment);
    }
  }

  /** `bases` are the directories that globs start from; their names are taken literally. */
  static async load(globs: Iterable<string>, bases: Iterable<string>): Promise<PathClasses> {
    const { Minimatch, braceExpand } = await import("minimatch");
    const segments = new Set<string>();
    for (const glob of globs) {
      for (const plain of braceExpand(glob.replace(/^!/, ""))) {
        for (const segment of plain.split("/")) segments.add(segment);
      }
    }
    const classes = new PathClasses(segments, Minimatch);
    for (const base of bases) for (const segment of base.split("/")) classes.#addLiteral(segment);
    return classes;
  }

  /** The same text for all paths that are configured alike. */
  classOf(path: string): string {
    const slash = path.lastIndexOf("/");
    if (slash === -1) return this.#classOfSegment(path);
    return `${this.#classOfDirectory(path.slice(0, slash))}/${this.#classOfSegment(path.slice(slash + 1))}`;
  }

  #classOfDirectory(directory: string): string {
    let found = this.#directories.get(directory);
    if (found === undefined) {
      const segments = directory.split("/");
      this.#directories.set(directory, (found = segments.map((segment) => this.#classOfSegment(segment)).join("/")));
    }
    return found;
  }

  #classOfSegment(segment: string): string {
    let key = this.#literals.get(segment) ?? "";
    for (let i = 0; i < this.#tests.length; i++) if (this.#tests[i]?.(segment) === true) key += `*${i}`;
    return key;
  }

  #addLiteral(segment: string): void {
    if (!this.#literals.has(segment)) this.#literals.set(segment, `=${this.#literals.size}`);
  }
}

/** Most globs have no more than stars, for which a regular expression is ten times as fast. */
function testOf(segment: string, glob: typeof Minimatch): SegmentTest {
  if (/[?[\]{}()!+@|\\]/.test(segment)) {
    const matcher = new glob(segment, { dot: true, nobrace: true, nonegate: true, nocomment: true });
    return (text) => matcher.match(text);
  }
  const parts = segment.split(/\*+/).map((part) => part.replace(/[.^$]/g, "\\$&"));
  const pattern = new RegExp(`^${parts.join(".*")}$`, "s");
  return (text) => pattern.test(text);
}
