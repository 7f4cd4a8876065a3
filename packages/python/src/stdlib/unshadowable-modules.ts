import { ALL_VERSIONS, NO_VERSIONS, versionRange, type VersionSet } from "../versions/version-set.ts";

/** Compiled into every build of CPython (`sys.builtin_module_names`); distributions compile more of them in. */
const BUILTIN = new Set(
  (
    "_abc _ast _codecs _collections _functools _imp _io _locale _operator _signal _sre _stat _string _symtable _thread " +
    "_tracemalloc _warnings _weakref atexit builtins errno faulthandler gc itertools marshal posix pwd sys time"
  ).split(" "),
);

/** Frozen into the interpreter since 3.11 and found before sys.path. */
const FROZEN = new Set(
  (
    "abc codecs io os site stat genericpath posixpath ntpath os.path _collections_abc _sitebuiltins importlib.util " +
    "importlib.machinery runpy zipimport"
  ).split(" "),
);

/** Versions on which a module is found before sys.path is searched, so that no file can shadow it. */
export function unshadowableOn(module: string): VersionSet {
  if (BUILTIN.has(module)) return ALL_VERSIONS;
  if (module === "zipimport") return ALL_VERSIONS;
  return FROZEN.has(module) ? versionRange("3.11") : NO_VERSIONS;
}
