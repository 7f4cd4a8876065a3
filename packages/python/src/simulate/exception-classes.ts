/** Bases of the exceptions that importing raises, nearest first (Python's own hierarchy; pytest's outcomes). */
const BASES: Readonly<Record<string, readonly string[]>> = {
  ModuleNotFoundError: ["ImportError", "Exception", "BaseException"],
  ImportError: ["Exception", "BaseException"],
  SyntaxError: ["Exception", "BaseException"],
  IndentationError: ["SyntaxError", "Exception", "BaseException"],
  TabError: ["IndentationError", "SyntaxError", "Exception", "BaseException"],
  KeyError: ["LookupError", "Exception", "BaseException"],
  IndexError: ["LookupError", "Exception", "BaseException"],
  LookupError: ["Exception", "BaseException"],
  AttributeError: ["Exception", "BaseException"],
  NameError: ["Exception", "BaseException"],
  UnboundLocalError: ["NameError", "Exception", "BaseException"],
  TypeError: ["Exception", "BaseException"],
  ValueError: ["Exception", "BaseException"],
  UnicodeError: ["ValueError", "Exception", "BaseException"],
  UnicodeDecodeError: ["UnicodeError", "ValueError", "Exception", "BaseException"],
  ArithmeticError: ["Exception", "BaseException"],
  ZeroDivisionError: ["ArithmeticError", "Exception", "BaseException"],
  AssertionError: ["Exception", "BaseException"],
  RuntimeError: ["Exception", "BaseException"],
  NotImplementedError: ["RuntimeError", "Exception", "BaseException"],
  RecursionError: ["RuntimeError", "Exception", "BaseException"],
  OSError: ["Exception", "BaseException"],
  FileNotFoundError: ["OSError", "Exception", "BaseException"],
  PermissionError: ["OSError", "Exception", "BaseException"],
  SystemError: ["Exception", "BaseException"],
  StopIteration: ["Exception", "BaseException"],
  DeprecationWarning: ["Warning", "Exception", "BaseException"],
  Warning: ["Exception", "BaseException"],
  Exception: ["BaseException"],
  SystemExit: ["BaseException"],
  KeyboardInterrupt: ["BaseException"],
  BaseException: [],
  SkipTest: ["Exception", "BaseException"],
  Skipped: ["OutcomeException", "BaseException"],
  Failed: ["OutcomeException", "BaseException"],
  XFailed: ["Failed", "OutcomeException", "BaseException"],
  Exit: ["Exception", "BaseException"],
};

/** Other names under which handlers name those classes. */
const ALIASES: Readonly<Record<string, string>> = {
  EnvironmentError: "OSError",
  IOError: "OSError",
  "unittest.SkipTest": "SkipTest",
  "unittest.case.SkipTest": "SkipTest",
  "pytest.fail.Exception": "Failed",
  "pytest.xfail.Exception": "XFailed",
  "pytest.exit.Exception": "Exit",
  "pytest.skip.Exception": "Skipped",
  "skip.Exception": "Skipped",
  "_pytest.outcomes.Skipped": "Skipped",
};

export type Catches = "yes" | "no" | "maybe";

/** Whether a handler of these classes, as written, catches an exception of that class. */
export function catches(handler: readonly string[] | "all" | "unknown", exception: string): Catches {
  if (handler === "all") return "yes";
  if (handler === "unknown") return "maybe";
  let result: Catches = "no";
  for (const written of handler) {
    const answer = catchesOne(written, exception);
    if (answer === "yes") return "yes";
    if (answer === "maybe") result = "maybe";
  }
  return result;
}

function catchesOne(written: string, exception: string): Catches {
  const name = written.startsWith("builtins.") ? written.slice("builtins.".length) : written;
  const wanted = ALIASES[name] ?? name;
  const raised = ALIASES[exception] ?? exception;
  if (wanted === raised || lastPart(wanted) === lastPart(raised)) return "yes";
  const bases = Object.hasOwn(BASES, raised) ? BASES[raised] : undefined;
  if (bases !== undefined) return bases.includes(wanted) ? "yes" : "no";
  // A class of the project's own: it may derive from anything, and certainly from BaseException.
  if (wanted === "BaseException" || wanted === "Exception") return "yes";
  return "maybe";
}

export function isKnownException(name: string): boolean {
  return Object.hasOwn(BASES, ALIASES[name] ?? name);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
