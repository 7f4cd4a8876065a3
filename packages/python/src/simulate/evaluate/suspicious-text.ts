import { mayExecute } from "../../source/may-execute.ts";
import type { SourceQuestion } from "../../source/source-question.ts";
import { isBuiltinName } from "./builtin-names.ts";
import { LIBRARY_GENERICS } from "./library-generics.ts";

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda match case nonlocal not or pass raise return try type while with yield print".split(
    " ",
  ),
);
const ASSERTS = /^assert\b|[;\n][ \t]*assert\b/;
const STOPS = /^[^\s#][^\n]*(?:parse_args\(\)|\.start\(\))/m;

/** There may be an assertion, which may fail. */
export const MAY_ASSERT: SourceQuestion = {
  topic: "assertions",
  ask: (facts) => mayExecute(facts, (executed) => ASSERTS.test(executed)),
};

/** There may be a call at the top that ends the process, or a test module. */
export const MAY_STOP: SourceQuestion = {
  topic: "stops",
  ask: (facts) => mayExecute(facts, (executed) => STOPS.test(executed)),
};

/** A glance at what is executed shows a name that nothing in the source binds. */
export const READS_STRANGE_NAME: SourceQuestion = {
  topic: "strange names",
  ask: (facts) => facts.unbound()?.some(isStrange) ?? true,
};

/** Whether Python does not know a name by itself. */
function isStrange(word: string): boolean {
  return !KEYWORDS.has(word) && !isBuiltinName(word) && !word.startsWith("__");
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
export const MAY_NEED_NEWER: SourceQuestion = {
  topic: "newer generics",
  ask: (facts) => mayExecute(facts, mayNeedNewer),
};

function mayNeedNewer(text: string): boolean {
  return (SUBSCRIPT.test(text) && hasGeneric(text)) || (text.includes("|") && UNION.test(text));
}

function hasGeneric(text: string): boolean {
  if (BUILTIN_CLASS.test(text) || LIBRARY_ATTRIBUTE.test(text)) return true;
  return FROM_LIBRARY.test(text) && LIBRARY_CLASS.test(text);
}
