/** What may stand between the parts of a chain, besides a dot: white space, closing brackets, comments, continued lines. */
const GAP = String.raw`(?:[\s)]|#[^\n]*\n|\\\r?\n)*`;

/**
 * The attribute names behind each occurrence of a name in a text of one character a byte, whatever stands around it:
 * `["sub", "x"]` for `name.sub.x`. Every chain that a syntax tree of the text has on that name is among them.
 */
export function chainsAfter(text: string, name: string): readonly (readonly string[])[] {
  const chains = new Map<string, readonly string[]>();
  for (const [, chain = ""] of text.matchAll(occurrences(name))) {
    if (!chains.has(chain)) chains.set(chain, chain.match(PARTS)?.map((part) => part.replace(LEAD, "")) ?? []);
  }
  return [...chains.values()];
}

const PARTS = new RegExp(`\\.${GAP}\\w+`, "g");
const LEAD = new RegExp(`^\\.${GAP}`);

const known = new Map<string, RegExp>();

function occurrences(name: string): RegExp {
  let pattern = known.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?<![\\w.])${name}((?:${GAP}\\.${GAP}\\w+)+)`, "g");
    known.set(name, pattern);
  }
  return pattern;
}
