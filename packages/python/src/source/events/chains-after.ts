/** What may stand between the parts of a chain, besides a dot: white space, closing brackets, comments, continued lines. */
const FILLER = String.raw`(?:[\s)]|#[^\n]*\n|\\\r?\n)`;
/** Whoever writes more between two parts is not answered. */
const MOST_FILLERS = 100;
const GAP = `${FILLER}{0,${String(MOST_FILLERS)}}`;

/**
 * The attribute names behind each occurrence of a name in a text of one character a byte, whatever stands around it:
 * `["sub", "x"]` for `name.sub.x`. Every chain that a syntax tree of the text has on that name is among them; null where so
 * much stands between two parts that one may be missed.
 */
export function chainsAfter(text: string, name: string): readonly (readonly string[])[] | null {
  const { chain: occurrences, long } = patternsFor(name);
  if (long.test(text)) return null;
  const chains = new Map<string, readonly string[]>();
  for (const [, chain = ""] of text.matchAll(occurrences)) {
    if (!chains.has(chain)) chains.set(chain, chain.match(PARTS)?.map((part) => part.replace(LEAD, "")) ?? []);
  }
  return [...chains.values()];
}

const PARTS = new RegExp(`\\.${GAP}\\w+`, "g");
const LEAD = new RegExp(`^\\.${GAP}`);

interface Patterns {
  readonly chain: RegExp;
  readonly long: RegExp;
}

const known = new Map<string, Patterns>();

function patternsFor(name: string): Patterns {
  let patterns = known.get(name);
  if (patterns === undefined) {
    const part = `${GAP}\\.${GAP}\\w+`;
    patterns = {
      chain: new RegExp(`(?<![\\w.])${name}((?:${part})+)`, "g"),
      long: new RegExp(`(?<![\\w.])${name}(?:${part})*(?:${GAP}\\.)?${FILLER}{${String(MOST_FILLERS)}}`),
    };
    known.set(name, patterns);
  }
  return patterns;
}
