import { isBuiltinName } from "./builtin-names.ts";
import { LIBRARY_GENERICS } from "./library-generics.ts";

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda match case nonlocal not or pass raise return try type while with yield print".split(
    " ",
  ),
);
const STRINGS = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g;
const IMPORT = /\b(?:from[ \t]+[.\w \t]{1,200})?import\b[ \t]*(?:\([^)]{0,20000}\)|(?:[^\n;\\]|\\\r?\n)*)/g;
/** Bound in the handler only. */
const HANDLED = /(\bexcept\b[^\n:]{0,500}?)\bas[ \t]+\w+/g;
const READ = /(?<![\w.\x80-\xff])[A-Za-z_]\w*(?![\w\x80-\xff"'])/g;
const WORD = /[A-Za-z_]\w*/g;
const FUNCTION = /\bdef[ \t]+\w+[^(\n]*\(/g;
/** Longer headers are not read, so that nothing takes longer than linear time. */
const LONGEST = 20_000;
/** What stands where a statement or an expression binds names, what is quick to find first; more may be caught with it. */
const BINDERS = [
  /\b(?:def|class)[ \t]+\w+(?:[ \t]*\[[^\]]*)?/g,
  /^[ \t]*\w+[ \t]*(?::|=(?!=))/gm,
  /\bfor\b[^:=]{0,500}?\bin\b/g,
  /\b(?:as[ \t]*\(?[\w \t,*]+|(?:type|global)[ \t]+[^\n=]+|(?:case|lambda)\b[^:\n]*)/g,
];
const RARE_BINDERS = [/^[\w \t,*.()[\]]+=(?!=)/gm, /[(,=][ \t]*\w+(?=[ \t]*=(?!=))|(?<!\w)\w+[ \t]*:=/g];

const ASSERTS = /^assert\b|[;\n][ \t]*assert\b/;
const STOPS = /^[^\s#][^\n]*(?:parse_args\(\)|\.start\(\))/m;

/** An assertion may fail. */
export function mayAssert(executed: string): boolean {
  return ASSERTS.test(executed);
}

/** A call at the top may end the process, or import. */
export function mayStop(executed: string): boolean {
  return STOPS.test(executed);
}

/**
 * Whether a text without the bodies of functions seems to read a name that nothing in it binds: a glance that spares most
 * sources the syntax tree, which decides.
 */
export function readsStrangeName(executed: string): boolean {
  const text = executed.replace(STRINGS, '""').replace(HANDLED, "$1");
  const bound = new Set<string>();
  const code = text.replace(IMPORT, (statement) => {
    addWords(statement, bound);
    return "";
  });
  const strange = new Set(code.match(READ));
  for (const name of strange) {
    if (bound.has(name) || KEYWORDS.has(name) || isBuiltinName(name) || name.startsWith("__")) strange.delete(name);
  }
  return strange.size > 0 && !bindsAll(code, strange);
}

/** Whether all names are bound, by other statements than imports. */
function bindsAll(code: string, names: Set<string>): boolean {
  for (const binder of BINDERS) dropBound(code, binder, names);
  FUNCTION.lastIndex = 0;
  while (names.size > 0 && FUNCTION.test(code)) dropParameters(code, FUNCTION.lastIndex, names);
  for (const binder of RARE_BINDERS) if (names.size > 0) dropBound(code, binder, names);
  return names.size === 0;
}

function dropBound(code: string, binder: RegExp, names: Set<string>): void {
  for (const found of code.match(binder) ?? []) for (const word of found.match(WORD) ?? []) names.delete(word);
}

function addWords(text: string, words: Set<string>): void {
  for (const word of text.match(WORD) ?? []) words.add(word);
}

/** The first word of each part between the commas of a function's brackets. */
function dropParameters(code: string, open: number, names: Set<string>): void {
  const special = /[()[\]{},]/g;
  special.lastIndex = open;
  let depth = 1;
  let start = open;
  while (depth > 0) {
    const found = special.exec(code);
    if (found === null || found.index - open > LONGEST) return;
    const isEnd = /[)\]}]/.test(found[0]);
    if (depth === 1 && (isEnd || found[0] === ",")) {
      names.delete(/^[\s*]*(\w+)/.exec(code.slice(start, found.index))?.[1] ?? "");
      start = special.lastIndex;
    }
    if (isEnd) depth--;
    else if (found[0] !== ",") depth++;
  }
}

const TYPES = "int|str|float|bool|bytes|object|complex|list|dict|tuple|set|frozenset|type|None";
const NEWER = new RegExp(
  `\\b(?:list|dict|tuple|set|frozenset|type)\\[|\\|[ \\t]*(?:${TYPES})\\b|\\b(?:${TYPES})[ \\t]*\\|`,
);
const LIBRARY = [...LIBRARY_GENERICS.keys()].map((name) => name.split("."));
const MODULES = alternatives(LIBRARY.flatMap((parts) => parts.slice(0, -1)));
const CLASSES = alternatives(LIBRARY.flatMap((parts) => parts.slice(-1)));
const FROM_LIBRARY = new RegExp(`\\bfrom[ \\t]+(?:${MODULES})[\\w.]*[ \\t]+import\\b`);
const LIBRARY_CLASS = new RegExp(`\\b(?:${CLASSES})\\[`);
const LIBRARY_ATTRIBUTE = new RegExp(`\\b(?:${MODULES})\\.(?:${CLASSES})\\[`);

function alternatives(words: readonly string[]): string {
  return [...new Set(words)].join("|");
}

/** What only newer Pythons evaluate may be there: generics of built-in classes and unions. */
export function mayNeedNewer(text: string): boolean {
  return NEWER.test(text) || LIBRARY_ATTRIBUTE.test(text) || (FROM_LIBRARY.test(text) && LIBRARY_CLASS.test(text));
}
