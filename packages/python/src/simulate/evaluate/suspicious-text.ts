import { isBuiltinName } from "./builtin-names.ts";
import { LIBRARY_GENERICS } from "./library-generics.ts";

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda match case nonlocal not or pass raise return try type while with yield print".split(
    " ",
  ),
);
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

/** Whether one of the words is a name that Python does not know by itself. */
export function hasStrangeName(words: readonly string[]): boolean {
  return words.some((word) => !KEYWORDS.has(word) && !isBuiltinName(word) && !word.startsWith("__"));
}

const TYPES = "int|str|float|bool|bytes|object|complex|list|dict|tuple|set|frozenset|type|None";
const SUBSCRIPT = /\w\[/;
const BUILTIN_CLASS = /\b(?:list|dict|tuple|set|frozenset|type)\[/;
const UNION = new RegExp(`\\|[ \\t]*(?:${TYPES})\\b|\\b(?:${TYPES})[ \\t]*\\|`);
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
  return (SUBSCRIPT.test(text) && hasGeneric(text)) || (text.includes("|") && UNION.test(text));
}

function hasGeneric(text: string): boolean {
  if (BUILTIN_CLASS.test(text) || LIBRARY_ATTRIBUTE.test(text)) return true;
  return FROM_LIBRARY.test(text) && LIBRARY_CLASS.test(text);
}
