import ignore, { type Ignore } from "ignore";

const plainName = /^[^*?[\]\\ \t]+$/;

/**
 * Says quickly that no pattern of a file can match a path. Most patterns end in a plain name or `*` and a plain ending,
 * and cost one look-up together; the library's regular expressions cost one test each.
 */
export class CandidateFilter {
  readonly #names = new Set<string>();
  readonly #endings: string[] = [];
  /** Patterns of other shapes. */
  readonly #others: Ignore | undefined;

  /** `lines` of an ignore file; where letter case is ignored no pattern is plain. */
  constructor(lines: readonly string[], ignoreCase: boolean) {
    const others = lines.filter(
      (line) => line !== "" && !line.startsWith("#") && (ignoreCase || !this.#addPlain(line)),
    );
    if (others.length > 0) this.#others = ignore({ ignorecase: ignoreCase, allowRelativePaths: true }).add(others);
  }

  /** `path` ends in a slash where it is a directory. */
  mayMatch(path: string): boolean {
    const end = path.endsWith("/") ? path.length - 1 : path.length;
    const name = path.slice(path.lastIndexOf("/", end - 1) + 1, end);
    if (this.#names.has(name)) return true;
    for (const ending of this.#endings) if (name.endsWith(ending)) return true;
    if (this.#others === undefined) return false;
    const { ignored, unignored } = this.#others.test(path);
    return ignored || unignored;
  }

  #addPlain(line: string): boolean {
    const body = line.replace(/^!/, "").replace(/\/$/, "");
    const last = body.slice(body.lastIndexOf("/") + 1);
    if (plainName.test(last)) this.#names.add(last);
    else if (last.startsWith("*") && plainName.test(last.slice(1))) this.#endings.push(last.slice(1));
    else return false;
    return true;
  }
}
