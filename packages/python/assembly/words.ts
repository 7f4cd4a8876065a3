// Short words as numbers, so that one comparison tells whether a word is another one.

import { text } from "./memory";

/** The first eight bytes of an ASCII word, as `keyAt` reads them. */
function key(word: string): u64 {
  let bytes: u64 = 0;
  for (let i = min(word.length, 8) - 1; i >= 0; i--) bytes = (bytes << 8) | (<u64>word.charCodeAt(i));
  return bytes;
}

/** Of a word of the text, the first eight bytes; those behind a shorter one are 0. */
export function keyAt(start: i32, size: i32): u64 {
  const bytes = load<u64>(text + <usize>start);
  return size >= 8 ? bytes : bytes & (((<u64>1) << ((<u64>size) << 3)) - 1);
}

export const ABORT = key("abort");
export const ADD_SITE = key("addsitedir");
export const AND = key("and");
export const AS = key("as");
export const ASSERT = key("assert");
export const ASYNC = key("async");
export const AWAIT = key("await");
export const CASE = key("case");
export const CLASS = key("class");
export const COLLECT = key("collect_ignore");
export const CONVERT = key("_convert");
export const DECLARE = key("declare_namespace");
export const DEF = key("def");
export const DICT = key("__dict__");
export const ELSE = key("else");
export const EXCEPT = key("except");
export const EXEC = key("exec");
export const EXIT = key("exit");
export const EXTEND = key("extend_path");
export const FAIL = key("fail");
export const FIND_SPEC = key("find_spec");
export const FOR = key("for");
export const FROM = key("from");
export const GLOBAL = key("global");
export const GLOBALS = key("globals");
export const GLOBAL_ENUM = key("global_enum");
export const IF = key("if");
export const IMPORT = key("import");
export const IMPORT_CALL = key("__import__");
export const IMPORT_MODULE = key("import_module");
export const IMPORT_OR_SKIP = key("importorskip");
export const IN = key("in");
export const IS = key("is");
export const LAMBDA = key("lambda");
export const LOCALS = key("locals");
export const META_PATH = key("meta_path");
export const MODULES = key("modules");
export const NAME = key("__name__");
export const NOT = key("not");
export const OR = key("or");
export const PATCH = key("patch");
export const PATH = key("path");
export const PATH_HOOKS = key("path_hooks");
export const PLUGINS = key("pytest_plugins");
export const QUIT = key("quit");
export const RETURN = key("return");
export const RUN_MODULE = key("run_module");
export const RUN_PATH = key("run_path");
export const SEARCH_PATH = key("__path__");
export const SKIP = key("skip");
export const SKIP_TEST = key("SkipTest");
export const SYSTEM_EXIT = key("SystemExit");
export const TYPE = key("type");
export const UNDERSCORE_EXIT = key("_exit");
export const VARS = key("vars");
export const XFAIL = key("xfail");
export const YIELD = key("yield");
