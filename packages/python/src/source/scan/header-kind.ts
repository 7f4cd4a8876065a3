/** Headers as the quick scanner knows them, numbered by their place in this list. */
export const HEADERS = [
  "def",
  "async def",
  "class",
  "if",
  "elif",
  "else",
  "for",
  "while",
  "with",
  "try",
  "except",
  "finally",
] as const;

export type Header = (typeof HEADERS)[number];

export function headerCode(header: Header): number {
  return HEADERS.indexOf(header);
}

/** Functions and classes: blocks that need no closer look. */
export function isDefinition(code: number): boolean {
  return code <= 2;
}

export function isFunction(code: number): boolean {
  return code <= 1;
}

/** Which headers a clause may follow at its own column. */
const FOLLOWED: Partial<Record<Header, readonly Header[]>> = {
  elif: ["if", "elif"],
  else: ["if", "elif", "for", "while", "except"],
  except: ["try", "except"],
  finally: ["try", "except", "else"],
};

const FOLLOWED_CODES = HEADERS.map((header) => FOLLOWED[header]?.map(headerCode));

/** Headers that go on with a statement instead of beginning one. */
export function isClause(code: number): boolean {
  return FOLLOWED_CODES[code] !== undefined;
}

export function mayFollow(clause: number, before: number): boolean {
  return FOLLOWED_CODES[clause]?.includes(before) === true;
}
