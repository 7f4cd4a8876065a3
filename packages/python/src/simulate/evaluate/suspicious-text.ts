import { isBuiltinName } from "./builtin-names.ts";

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda match case nonlocal not or pass raise return try type while with yield print".split(
    " ",
  ),
);
const STRINGS = /[rbfuRBFU]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|#[^\n]*/g;
const WORD = /[A-Za-z_]\w*/g;
/** Longer lines are left to the syntax tree, whose reader is linear. */
const MAX_LINE = 2000;
const CALLS = /^(?:assert\b|[^\s#][^\n]*(?:parse_args\(\)|\.start\(\)))/m;

/** Something at the top of a test module may fail without an import; a glance that spares most of them the syntax tree. */
export function isSuspicious(text: string): boolean {
  return CALLS.test(text) || /[;\n][ \t]*assert\b/.test(text) || readsUnknownName(text.replace(STRINGS, '""'));
}

/** A line that is not indented, or an annotation in a class, reads a name that nothing in the file seems to bind. */
function readsUnknownName(text: string): boolean {
  const lines = text.split("\n");
  if (lines.some((line) => line.length > MAX_LINE)) return true;
  const bound = new Set<string>();
  let inImport = false;
  for (const line of lines) {
    if (/^[ \t]*(?:from|import)\b|;[ \t]*(?:from|import)\b/.test(line))
      inImport = line.includes("(") && !line.includes(")");
    else if (inImport) inImport = !line.includes(")");
    else {
      addBound(line, bound);
      continue;
    }
    addWords(line, bound);
  }
  return lines.some((line) => isTop(line) && readsUnknown(line, bound));
}

function isTop(line: string): boolean {
  return /^[^\s#)\]}]/.test(line) || /^[ \t]+\w+[ \t]*:/.test(line);
}

function readsUnknown(line: string, bound: ReadonlySet<string>): boolean {
  for (const [word] of line.matchAll(/(?<![\w.])[A-Za-z_]\w*(?![\w"]|=(?!=))/g)) {
    if (bound.has(word) || KEYWORDS.has(word) || word.startsWith("__") || isBuiltinName(word)) continue;
    if (!isParameter(line, word)) return true;
  }
  return false;
}

/** Names that a line may bind: before `=`, after `def`, `class`, `as`, `for`, `global` and `case`, before `:=`. */
function addBound(line: string, bound: Set<string>): void {
  for (const statement of line.split(";")) {
    const parts = statement.split(/(?<![=!<>:+\-*/%@&|^])=(?!=)/);
    for (const target of parts.slice(0, -1)) addWords(target.split(":")[0], bound);
    for (const part of parts.slice(0, -1)) addWords(/:[^=]*$/.test(part) ? undefined : part, bound);
  }
  const keyword = /^[ \t]*except\b/.test(line)
    ? /\b(?:def|class|global)[ \t]+(\w+)/g
    : /\b(?:def|class|global|as)[ \t]+(\w+)/g;
  for (const match of line.matchAll(keyword)) addWords(match[1], bound);
  for (const match of line.matchAll(/(\w+)[ \t]*:=/g)) addWords(match[1], bound);
  if (
    /\bfor\b|^[ \t]*(?:case|global)\b|\bas[ \t]*\(/.test(line) &&
    !/^\w/.test(line.replace(/^(?:async[ \t]+)?(?:for|with)\b/, " "))
  )
    addWords(line, bound);
  else if (/\bfor\b/.test(line)) addWords(/\bfor\b(.*)/.exec(line)?.[1]?.split(/\bin\b/)[0], bound);
}

function addWords(text: string | undefined, words: Set<string>): void {
  for (const word of text?.match(WORD) ?? []) words.add(word);
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
