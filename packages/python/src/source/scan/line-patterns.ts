/** Patterns for what the compiled scanner leaves open, and for what else a source may do than import. */

/** A `match` statement or a `case`, not a use of the names. */
export const SOFT_KEYWORD =
  /(?:match|case)[ \t]*(?:[^\s=.,:;)\]}(+\-*/%&|^<>!@]|[ \t(*-](?![ \t]*[-+*/%&|^@<>!]*=)[^\n]*:)/y;

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

/** Other names for what the markers look for; in the text of one import statement. */
export const FROM_SYS = /^from[\s\\]+sys\b[^]*\b(?:path|modules|exit|meta_path|path_hooks)\b/;

/** Other names for what ends the execution of a module, or runs a text. */
export const FROM_LEAVING =
  /^from[\s\\]+(?:pytest|_pytest\.outcomes|os|unittest|builtins)[\s\\][^]*\b(?:x?fail|skip|_?exit|quit|exec|abort|SkipTest)[\s\\]+as\b/;

/** Calls of plain names, not the headers of functions. */
export const CALLED = /(?<![\w.]|def[ \t])([A-Za-z_]\w*)[\s\\]*\(/g;

/** Classes that no module assigns anew. */
export const BUILTIN_EXCEPTION =
  /^(?:Import|ModuleNotFound|Value|Key|Attribute|OS|Type|Index|Runtime|Name|Syntax|IO|Environment|Lookup|Unicode(?:Decode|Encode)?|NotImplemented|FileNotFound|Assertion|Permission|ZeroDivision)Error$|^(?:Exception|BaseException|KeyboardInterrupt|SystemExit|StopIteration)$/;
