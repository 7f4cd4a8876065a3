const suspects = /[,[]\s*\*(?![\s*,)])|[=(,[ ](?:0[0-9]*[1-9][0-9]*|[0-9]+[lL])[,) \n\]]/g;
const walrus = /[[{,(][ \t\r\n]*[\w\x80-\xff]+[ \t]*:=/g;
const bareStar = /\bin[ \t]+\*|[-+*/%&|^@<>]=[ \t]*\*|\*[ \t]*\w+[ \t]*:[ \t]*\*/;
const asyncComprehension =
  /\basync[ \t\\\r\n]+for\b|^[ \t]*for\b[^:\n]*$|\bawait\b[^\n]*\bfor\b|\bfor\b[^:\n]*\bawait\b/m;
const inlineAlias = /[;:][ \t]*type[ \t]+[A-Za-z_]/;
const MAX_BACK = 4000;

/**
 * Whether a source may hold, inside its lines, a construct that not every version accepts. A cheap look that errs on the side
 * of true; what stands at the beginning of lines is told by the scanner.
 */
export function mayDependOnVersion(text: string): boolean {
  if (text.includes(":=") && hasInnerWalrus(text)) return true;
  if (text.includes("await") && asyncComprehension.test(text)) return true;
  if (text.includes("async for") && asyncComprehension.test(text)) return true;
  if (bareStar.test(text) || (text.includes("type ") && inlineAlias.test(text))) return true;
  for (const found of text.matchAll(suspects)) {
    const star = found[0].endsWith("*");
    if (!star || unpacksOutsideCall(text, found.index)) return true;
  }
  return false;
}

/** A walrus directly in a bracket; those in parentheses count where a comprehension may follow. */
function hasInnerWalrus(text: string): boolean {
  for (const found of text.matchAll(walrus)) {
    if (!found[0].startsWith("(")) return true;
    const line = text.slice(found.index, found.index + 300);
    if (/\bfor\b/.test(line)) return true;
  }
  return false;
}

/** Whether the star at a comma or bracket stands in an index, or in no bracket at all. */
function unpacksOutsideCall(text: string, offset: number): boolean {
  const open = text.charAt(offset) === "[" ? offset : openBracket(text, offset);
  if (open === -1 || text.charAt(open) !== "[") return open === -1;
  return /[\w)\]"'\x80-\xff]/.test(
    text
      .slice(Math.max(open - 20, 0), open)
      .trimEnd()
      .slice(-1),
  );
}

/** The bracket around an offset; -1 where none is found near by. */
function openBracket(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset - 1; at >= Math.max(offset - MAX_BACK, 0); at--) {
    const char = text.charAt(at);
    if (char === ")" || char === "]" || char === "}") depth++;
    else if ((char === "(" || char === "[" || char === "{") && depth-- === 0) return at;
  }
  return -1;
}
