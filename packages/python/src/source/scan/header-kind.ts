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
const FOLLOWED: Readonly<Record<string, readonly Header[]>> = {
  elif: ["if", "elif"],
  else: ["if", "elif", "for", "while", "except"],
  except: ["try", "except"],
  finally: ["try", "except", "else"],
};

export function mayFollow(clause: string, before: number): boolean {
  const header = HEADERS[before];
  return header !== undefined && FOLLOWED[clause]?.includes(header) === true;
}
