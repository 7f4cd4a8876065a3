const oldNumber = /[=(,[ ]0[0-9]+[,) \n\]]|[0-9][lL][,) \n\]](?<=[=(,[ ][0-9]+[lL].)/gs;
const walrus = /[[{,(][ \t\r\n]*[\w\x80-\xff]+[ \t]*:=/g;
const asyncComprehension =
  /\basync[ \t\\\r\n]+for\b|^[ \t]*for\b[^:\n]*$|\bawait\b[^\n]*\bfor\b|\bfor\b[^:\n]*\bawait\b/gm;
const inlineAlias = /[;:][ \t]*type[ \t]+[A-Za-z_]/g;
const unpackingStar = /\*(?<=(?:[=:]|\bin)[ \t]*\*|[,[]\s*\*|(?:^|[^\w)\]"'\x80-\xff])\(\s*\*)/g;
const bareStar = /\bin[ \t]+\*$|[-+*/%&|^@<>]=[ \t]*\*$|\*[ \t]*\w+[ \t]*:[ \t]*\*$/;
const condition = /\bif(?:[\s\\]|#[^\n]*\n)+$/;
const MAX_NAME = 100;
const MAX_GAP = 200;
const MAX_BACK = 4000;

/**
 * Offsets of what may be, inside the lines of a source, a construct that not every version accepts. A cheap look that errs on
 * the side of listing too many; what stands at the beginning of lines is told by the scanner.
 */
export function versionSuspects(text: string): number[] {
  const found: number[] = [];
  const add = (pattern: RegExp): void => {
    for (const { index } of text.matchAll(pattern)) found.push(index);
  };
  if (text.includes(":=")) addWalruses(text, found);
  if (text.includes("await") || (text.includes("async") && text.includes("async for"))) add(asyncComprehension);
  if (text.includes("type ")) add(inlineAlias);
  if (text.includes("lambda")) addConditions(text, found);
  add(oldNumber);
  addStars(text, found);
  return found;
}

/** Walruses directly in a bracket; those in parentheses count where a comprehension may follow. */
function addWalruses(text: string, found: number[]): void {
  for (const { 0: match, index } of text.matchAll(walrus)) {
    if (!match.startsWith("(") || /\bfor\b/.test(text.slice(index, index + 300))) found.push(index);
  }
}

/** Lambdas as conditions, which comprehensions had until 3.8. */
function addConditions(text: string, found: number[]): void {
  for (let at = text.indexOf("lambda"); at !== -1; at = text.indexOf("lambda", at + 6)) {
    if (condition.test(text.slice(Math.max(at - MAX_GAP, 0), at))) found.push(at);
  }
}

/** Stars that unpack where not every version allows it. */
function addStars(text: string, found: number[]): void {
  for (const { index } of text.matchAll(unpackingStar)) {
    const before = text.slice(Math.max(index - MAX_NAME, 0), index).trimEnd();
    const char = before.at(-1);
    if (char === "," || char === "[") {
      const isOpening = !/[\s*,)]/.test(text.charAt(index + 1));
      if (isOpening && unpacksOutsideCall(text, text.lastIndexOf(char, index))) found.push(index);
    } else if (char === "(") {
      if (/^\*[^,*]*\)/.test(text.slice(index, index + MAX_GAP))) found.push(index);
    } else if (bareStar.test(`${before} *`)) {
      found.push(index);
    }
  }
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
