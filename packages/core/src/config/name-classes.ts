/**
 * Tells which paths of one directory must have the same config, so that it is resolved once for them: globs look at a
 * file's own name only through their last segment.
 */
export class NameClasses {
  readonly #tests: RegExp[] = [];
  readonly #literals = new Map<string, number>();
  /** False: some glob is beyond this reading, and every path is asked for itself. */
  readonly #readable: boolean = true;

  constructor(globs: Iterable<string>) {
    const lastSegments = new Set<string>();
    for (const glob of globs) {
      if (glob === "**" || glob.endsWith("/**")) continue;
      lastSegments.add(glob.slice(glob.lastIndexOf("/") + 1).replace(/^!/, ""));
    }
    for (const segment of lastSegments) {
      if (segment === "**" || /[?[\]{}()!+@\\]/.test(segment)) this.#readable = false;
      else if (segment.includes("*")) this.#tests.push(patternOf(segment));
      else this.#literals.set(segment, this.#literals.size);
    }
  }

  /** A key for all names of one directory that are configured alike: the name itself where only that will do. */
  classOf(name: string): string {
    if (!this.#readable) return name;
    let key = "";
    const literal = this.#literals.get(name);
    if (literal !== undefined) key += `/${literal}`;
    for (let i = 0; i < this.#tests.length; i++) if (this.#tests[i]?.test(name)) key += `*${i}`;
    return key;
  }
}

function patternOf(segment: string): RegExp {
  const parts = segment.split(/\*+/).map((part) => part.replace(/[.+^$|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s");
}
