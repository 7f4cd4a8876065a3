/**
 * Patterns of the quick scanner. Short ones, each a plain run of characters, step over text faster than long ones that know
 * strings and brackets; what they stop at needs a closer look.
 */

/** The rest of a line outside brackets. */
export const OUTSIDE = /[^\n\\"'#()[\]{};$?!`\x80-\xff]*/y;
/** Inside brackets, where lines do not end. */
export const INSIDE = /[^\\"'#()[\]{};$?!`\x80-\xff]*/y;
/** The contents of strings without escapes. */
export const DOUBLE = /[^"\\\n]*/y;
export const SINGLE = /[^'\\\n]*/y;

/** A `match` statement or a `case`, not a use of the names. */
export const SOFT_KEYWORD = /(?:match|case)[ \t]*(?:[^\s=.,:;)\]}(+\-*/%&|^<>!@]|[ \t(*-][^=\n]*:)/y;

/** Python 2's statements `print x` and `exec x`. */
export const OLD_STATEMENT =
  /(?:print|exec)[ \t]+(?!(?:in|is|and|or|if|not|for)\b)["'\w]|print[ \t]*>>[ \t]*[\w.]+[ \t]*,/y;

/** What else than an import statement is an event when it stands outside functions. */
export const MARKER =
  /\bsys\s*\.\s*(?:path|modules|exit|meta_path|path_hooks)\b|pytest_plugins|collect_ignore|__path__|addsitedir|declare_namespace|extend_path|SystemExit|SkipTest|\bpath\s*\.\s*(?:insert|append|extend|remove)\b|\bpath\s*(?:\[|\+=)|\bmodules\s*[[.]|patch\.dict|_exit\b|\bexec\s*\(|\bexit\s*\(|\bquit\s*\(|\b(?:skip|x?fail|abort)\s*\(|run_path|meta_path|path_hooks/;

/** Calls that import, which count in functions too. Plain substrings: searched for in the whole text. */
export const IMPORT_CALLS = ["import_module", "importorskip", "find_spec", "run_module"];

/** Import statements without which these calls cannot be made; `__import__` needs none. */
export const IMPORTS_CALLS = /importlib|import_module|pytest|importorskip|find_spec|runpy|run_module|\*/;

/** Other names for what the markers look for. */
export const FROM_SYS = /^from[ \t]+sys[ \t].*\b(?:path|modules|exit|meta_path|path_hooks)\b/;

/** Other names for what ends the execution of a module. */
export const FROM_LEAVING =
  /^from[ \t]+(?:pytest|_pytest\.outcomes|os|unittest)[ \t].*\b(?:x?fail|skip|_?exit|abort|SkipTest)[ \t]+as\b/;

/** Lines that no bracket can hold: where a bracket is not closed, the statements go on there. */
export const RECOVERY =
  /[ \t]*(?:(?:def|class|import|return|raise|while|with|assert|del)[ \t]|from[ \t][^\n]*[ \t]import\b|try[ \t]*:|@\w|async[ \t]+def)/y;

/** Calls of plain names, not the headers of functions. */
export const CALLED = /(?<![\w.]|def[ \t])([A-Za-z_]\w*)[ \t]*\(/g;

/** Classes that no module assigns anew. */
export const BUILTIN_EXCEPTION =
  /^(?:Import|ModuleNotFound|Value|Key|Attribute|OS|Type|Index|Runtime|Name|Syntax|IO|Environment|Lookup|Unicode(?:Decode|Encode)?|NotImplemented|FileNotFound|Assertion|Permission|ZeroDivision)Error$|^(?:Exception|BaseException|KeyboardInterrupt|SystemExit|StopIteration)$/;

/** `except *` and `except A, B`. */
export const NEWER_HANDLER = /except[ \t\\\r\n]*\*|except[^\n:#(]*,/y;

/** `with (`, which may hold several items. */
export const NEWER_WITH = /(?:async[ \t]+)?with[ \t\\\r\n]*\(/y;

/** `def f[` and `class A[`. */
export const NEWER_DEFINITION = /(?:async[ \t]+)?(?:def|class)[ \t\\\r\n]+[\w\x80-\xff]+[ \t\\\r\n]*\[/y;

export const TYPE_ALIAS = /type[ \t\\\r\n]+[A-Za-z_\x80-\xff]/y;

/** Python 2's `raise E, "message"`. */
export const OLD_RAISE = /raise[ \t]+[\w.]+[ \t]*,/y;
