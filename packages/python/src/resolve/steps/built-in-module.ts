import type { PathStep } from "../resolution-step.ts";

/** Compiled into every build of CPython 3.8 to 3.14; a build may hold more (`math`, `array`, ...), which are files elsewhere. */
const BUILT_IN = new Set(
  (
    "_abc _ast _codecs _collections _functools _imp _io _locale _operator _signal _sre _stat _string _symtable _thread " +
    "_tracemalloc _warnings _weakref atexit builtins errno faulthandler gc itertools marshal posix pwd sys time"
  ).split(" "),
);

export const builtInModule: PathStep & { has(name: string): boolean } = {
  scope: "before",
  title: "A built-in module (`sys`, `time`, `itertools`, ...), which no file can shadow.",
  has: (name) => BUILT_IN.has(name),
};
