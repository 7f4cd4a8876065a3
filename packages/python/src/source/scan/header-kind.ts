/** Headers as the compiled scanner numbers them (packages/python/assembly/keywords.ts): by their place in this list. */
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

/** Functions and classes: blocks that need no closer look. */
export function isDefinition(code: number): boolean {
  return code <= 2;
}

export function isFunction(code: number): boolean {
  return code <= 1;
}
