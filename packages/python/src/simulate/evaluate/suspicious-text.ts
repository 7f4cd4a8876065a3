import { isBuiltinName } from "./builtin-names.ts";

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda match case nonlocal not or pass raise return try type while with yield print".split(
    " ",
  ),
);
const STRINGS = /[rbfuRBFU]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|#[^\n]*/g;
const BOUND =
  /(?:^|[;\n])[ \t]*(?:from[^\n;]*?[ \t])?import[ \t]*(\([^)]*\)|[^\n;]*)|\b(?:def|class|(?<!\bexcept\b[^\n]*)as|for|global|async[ \t]+for)[ \t]+([\w, \t()*]+)|(?:^|[;\n])[ \t]*([\w, \t*()]+?)[ \t]*(?::[^=\n]+)?=(?!=)|\b(\w+)[ \t]*:=|=[ \t]*(\w+)[ \t]*=(?!=)|(?:^|[;\n])[ \t]*case[ \t]([^\n]*)/g;
const CALLS = /^(?:assert\b|[^\s#][^\n]*(?:parse_args\(\)|\.start\(\)))/m;

/** Something at the top of a test module may fail without an import; a glance that spares most of them the syntax tree. */
export function isSuspicious(text: string): boolean {
  return CALLS.test(text) || /[;\n][ \t]*assert\b/.test(text) || readsUnknownName(text.replace(STRINGS, '""'));
}

/** A line that is not indented, or an annotation in a class, reads a name that nothing in the file seems to bind. */
function readsUnknownName(text: string): boolean {
  const bound = new Set<string>();
  for (const match of text.matchAll(BOUND)) {
    for (const group of match.slice(1) as (string | undefined)[]) addWords(group, bound);
  }
  for (const line of text.match(/^(?:[^\s#)\]}][^\n]*|[ \t]+\w+[ \t]*:[^\n]*)/gm) ?? []) {
    for (const [word] of line.matchAll(/(?<![\w.])[A-Za-z_]\w*(?![\w"]|=(?!=))/g)) {
      if (
        !bound.has(word) &&
        !KEYWORDS.has(word) &&
        !word.startsWith("__") &&
        !isBuiltinName(word) &&
        !isParameter(line, word)
      ) {
        return true;
      }
    }
  }
  return false;
}

function addWords(text: string | undefined, words: Set<string>): void {
  for (const word of text?.match(/[A-Za-z_]\w*/g) ?? []) words.add(word);
}

/** A parameter of the function that the line begins. */
function isParameter(line: string, word: string): boolean {
  return (
    /^(?:async[ \t]+)?def\b|\blambda\b/.test(line) &&
    new RegExp(`[(,*][ \\t]*${word}[ \\t]*[:,)=]|lambda[^:]*\\b${word}\\b`).test(line)
  );
}

const TYPES = "int|str|float|bool|bytes|object|complex|list|dict|tuple|set|frozenset|type|None";
const NEWER = new RegExp(
  `\\b(?:list|dict|tuple|set|frozenset|type)\\[|\\|[ \\t]*(?:${TYPES})\\b|\\b(?:${TYPES})[ \\t]*\\|`,
);

/** What only newer Pythons evaluate may be there: generics of built-in classes and unions. */
export function mayNeedNewer(text: string): boolean {
  return NEWER.test(text);
}
