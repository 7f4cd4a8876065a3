import type { PythonVersion } from "../../versions/version-set.ts";

export interface FeatureInfo {
  /** First version that accepts the construct; null for one that a newer version removed. */
  readonly requires: PythonVersion | null;
  /** First version that accepts it no longer; where `requires` is later, those in between do not. */
  readonly removedIn?: PythonVersion;
  /** Last version of which this is known. */
  readonly lastKnown?: PythonVersion;
  readonly description: string;
  /** Python's message on the failing versions, by the last version that says so; the rest say "invalid syntax". */
  readonly messages: readonly (readonly [first: PythonVersion, message: string])[];
  readonly help: string | null;
}

const PLAIN = [["3.8", "invalid syntax"]] as const;

function feature(
  requires: PythonVersion,
  description: string,
  help: string | null = null,
  messages: FeatureInfo["messages"] = PLAIN,
): FeatureInfo {
  return { requires, description, help, messages };
}

/** What may not stand in annotations that are kept as text. */
function inTextAnnotation(what: string): FeatureInfo {
  const messages: FeatureInfo["messages"] = [
    ["3.10", `'${what}' can not be used within an annotation`],
    ["3.12", `${what} cannot be used within an annotation`],
  ];
  const description = `${what} in an annotation under "from __future__ import annotations"`;
  return { ...feature("3.8", description, null, messages), requires: null, removedIn: "3.10" };
}

const UNKNOWN_CHARACTER = "unknown Unicode character name";

function characterName(since: PythonVersion): FeatureInfo {
  const help = "write the character, or its number behind \\u or \\U";
  return feature(since, "name of a newer Unicode character", help, [["3.8", UNKNOWN_CHARACTER]]);
}

const MOVE_OUT = "move the expression into a variable before the f-string";
const UNTERMINATED: FeatureInfo["messages"] = [
  ["3.8", "EOL while scanning string literal"],
  ["3.10", "unterminated string literal"],
];

/** Constructs that not every version from 3.8 on accepts, measured with compile() where a version existed. */
export const FEATURES: Readonly<Record<string, FeatureInfo>> = {
  "lambda-condition": {
    ...feature("3.8", "lambda without parentheses as the condition of a comprehension", "put it in parentheses"),
    requires: null,
    removedIn: "3.9",
  },
  "walrus-set": feature("3.9", "assignment expression without parentheses in a set", "put it in parentheses"),
  "walrus-generator-argument": feature(
    "3.9",
    "assignment expression without parentheses in a generator argument",
    "put it in parentheses",
  ),
  "walrus-index": feature("3.10", "assignment expression without parentheses in an index", "put it in parentheses"),
  "star-for": feature(
    "3.9",
    "unpacking without parentheses in the iterable of a for statement",
    "put the tuple in parentheses",
  ),
  "star-augmented": feature(
    "3.9",
    "unpacking without parentheses in an augmented assignment",
    "put the tuple in parentheses",
  ),
  "character-name": {
    ...feature("3.8", "unknown name of a Unicode character", null, [["3.8", UNKNOWN_CHARACTER]]),
    ...{ requires: null, removedIn: "3.8", lastKnown: "3.13" },
  },
  "character-name-3.9": characterName("3.9"),
  "character-name-3.11": characterName("3.11"),
  "character-name-3.12": characterName("3.12"),
  "character-name-3.13": characterName("3.13"),
  "star-group": {
    ...feature("3.8", "unpacking alone in parentheses", "take the parentheses away", [
      ["3.9", "can't use starred expression here"],
      ["3.10", "cannot use starred expression here"],
    ]),
    requires: null,
    removedIn: "3.9",
  },
  "annotation-star-field": {
    ...feature("3.12", 'unpacking in an f-string in an annotation under "from __future__ import annotations"', null, [
      ["3.9", "f-string: can't use starred expression here"],
      ["3.10", "f-string: cannot use starred expression here"],
    ]),
    removedIn: "3.9",
  },
  "annotation-repeated-keyword": feature(
    "3.9",
    'repeated keyword argument in an annotation under "from __future__ import annotations"',
    null,
    [["3.8", "keyword argument repeated"]],
  ),
  "star-index": feature("3.11", "unpacking in an index (PEP 646)"),
  "star-annotation": feature("3.11", "unpacking in the annotation of *args (PEP 646)"),
  "decorator-expression": feature(
    "3.9",
    "decorator that is no dotted name or call of one (PEP 614)",
    "give the decorator a name first",
  ),
  "parenthesized-with": feature("3.9", "context managers in parentheses", "use backslashes or nested with statements"),
  match: feature("3.10", "match statement (PEP 634)", "use if and elif"),
  "except-star": feature("3.11", "except* (PEP 654)"),
  "annotation-named": inTextAnnotation("named expression"),
  "annotation-yield": inTextAnnotation("yield expression"),
  "annotation-await": inTextAnnotation("await expression"),
  "class-type-scope": feature("3.13", "lambda or comprehension in a type scope within a class", null, [
    ["3.8", "invalid syntax"],
    ["3.12", "Cannot use comprehension in annotation scope within class scope"],
  ]),
  "async-comprehension": feature("3.11", "asynchronous comprehension inside a synchronous one", null, [
    ["3.8", "asynchronous comprehension outside of an asynchronous function"],
  ]),
  "type-alias": feature("3.12", "type statement (PEP 695)", "use typing.TypeAlias"),
  "type-parameters": feature("3.12", "type parameters (PEP 695)", "use typing.TypeVar and Generic", [
    ["3.8", "invalid syntax"],
    ["3.11", "expected '('"],
  ]),
  "class-type-parameters": feature("3.12", "type parameters (PEP 695)", "use typing.TypeVar and Generic"),
  "type-parameter-default": feature("3.13", "default of a type parameter (PEP 696)", null, [
    ["3.8", "invalid syntax"],
    ["3.11", "expected '('"],
  ]),
  "except-without-parentheses": feature(
    "3.14",
    "several exception types without parentheses (PEP 758)",
    "put them in parentheses",
    [
      ["3.8", "invalid syntax"],
      ["3.10", "multiple exception types must be parenthesized"],
    ],
  ),
  "template-string": feature("3.14", "template string (PEP 750)"),
  "pep701-fstring-backslash": feature("3.12", "backslash in an f-string expression (PEP 701)", MOVE_OUT),
  "pep701-fstring-comment": feature("3.12", "comment in an f-string expression (PEP 701)", MOVE_OUT),
  "pep701-fstring-newline": feature("3.12", "line break in an f-string expression (PEP 701)", MOVE_OUT, UNTERMINATED),
  "pep701-fstring-quotes": feature(
    "3.12",
    "the f-string's own quotes inside its expression (PEP 701)",
    "use other quotes inside the expression",
  ),
  "pep701-fstring-nesting": feature(
    "3.12",
    "format specifications nested too deeply in an f-string (PEP 701)",
    MOVE_OUT,
  ),
};
