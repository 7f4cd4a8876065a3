import type { CallNode, Expression } from "../../source/tree/nodes.ts";

/** A search that setup.py calls; its place is added by the reader of arguments. */
export interface SearchValue {
  readonly search: "find_packages" | "find_namespace_packages";
  readonly where: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly offset: number;
}

/** A value that setup.py computes in a way that can be followed without running it. */
export type ScriptValue =
  string | number | boolean | null | SearchValue | readonly ScriptValue[] | ReadonlyMap<string, ScriptValue>;

/** Marks everything that only running the script would tell. */
export const UNREAD = Symbol("unread");
export type Unread = typeof UNREAD;

export interface ScriptNames {
  /** The one value of a module-level constant; undefined for any other name. */
  constant(name: string): Expression | undefined;
  /** Dotted name behind a name as imported: "setuptools.find_packages". */
  imported(expression: Expression): string | undefined;
}

const MAX_DEPTH = 50;

/** Follows literals, constants, `+`, `list()`, `"...".split()`, `os.path.join` and the searches of setuptools. */
export function evaluate(node: Expression, names: ScriptNames, depth = 0): ScriptValue | Unread {
  if (depth > MAX_DEPTH) return UNREAD;
  const next = (inner: Expression): ScriptValue | Unread => evaluate(inner, names, depth + 1);
  switch (node.type) {
    case "String":
      return node.value ?? UNREAD;
    case "Constant":
      return node.value === undefined ? UNREAD : node.value;
    case "Name": {
      const constant = names.constant(node.id);
      return constant ? next(constant) : UNREAD;
    }
    case "List":
    case "Tuple":
    case "Set":
      return allRead(node.items.map((item) => (item.type === "Starred" ? UNREAD : next(item))));
    case "Dict":
      return readDict(
        node.keys.map((key) => (key ? next(key) : UNREAD)),
        node.values.map(next),
      );
    case "Operation":
      return node.operators.every((operator) => operator === "+") ? sum(node.operands.map(next)) : UNREAD;
    case "Call":
      return readCall(node, names, next);
    default:
      return UNREAD;
  }
}

function allRead(values: readonly (ScriptValue | Unread)[]): readonly ScriptValue[] | Unread {
  const read = values.filter((value): value is ScriptValue => value !== UNREAD);
  return read.length === values.length ? read : UNREAD;
}

function readDict(
  keys: readonly (ScriptValue | Unread)[],
  values: readonly (ScriptValue | Unread)[],
): ScriptValue | Unread {
  const read = new Map<string, ScriptValue>();
  for (const [i, key] of keys.entries()) {
    const value = values[i];
    if (typeof key !== "string" || value === undefined || value === UNREAD) return UNREAD;
    read.set(key, value);
  }
  return read;
}

function sum(values: readonly (ScriptValue | Unread)[]): ScriptValue | Unread {
  const read = allRead(values);
  if (read === UNREAD) return UNREAD;
  if (read.every((value) => typeof value === "string")) return read.join("");
  const lists = read.filter((value): value is readonly ScriptValue[] => Array.isArray(value));
  return lists.length === read.length ? lists.flat() : UNREAD;
}

type Next = (inner: Expression) => ScriptValue | Unread;

function readCall(node: CallNode, names: ScriptNames, next: Next): ScriptValue | Unread {
  const { func } = node;
  if (func.type === "Attribute" && func.attr === "split" && node.args.length === 0 && node.keywords.length === 0) {
    const text = next(func.value);
    if (typeof text === "string") return text.trim() === "" ? [] : text.trim().split(/\s+/);
  }
  const called = names.imported(func);
  if (called === "os.path.join") {
    const parts = allRead(node.args.map(next));
    return parts !== UNREAD && parts.every((part) => typeof part === "string") ? parts.join("/") : UNREAD;
  }
  if (called === "list" || called === "tuple" || called === "sorted") {
    const [only] = node.args;
    return only && node.args.length === 1 && node.keywords.length === 0 ? listOf(next(only)) : UNREAD;
  }
  const search = searchName(called);
  return search ? readSearch(node, search, next) : UNREAD;
}

function listOf(value: ScriptValue | Unread): ScriptValue | Unread {
  return Array.isArray(value) ? value : UNREAD;
}

function searchName(called: string | undefined): SearchValue["search"] | undefined {
  switch (called) {
    case "setuptools.find_packages":
    case "setuptools.PackageFinder.find":
      return "find_packages";
    case "setuptools.find_namespace_packages":
    case "setuptools.PEP420PackageFinder.find":
      return "find_namespace_packages";
    default:
      return undefined;
  }
}

/** A search gives a list, so that `+` joins it with names. */
function readSearch(node: CallNode, search: SearchValue["search"], next: Next): ScriptValue | Unread {
  const given = new Map<string, ScriptValue>();
  for (const [i, argument] of node.args.entries()) {
    const name = ["where", "exclude", "include"][i];
    const value = next(argument);
    if (name === undefined || value === UNREAD) return UNREAD;
    given.set(name, value);
  }
  for (const { name, value } of node.keywords) {
    const read = next(value);
    if (name === null || read === UNREAD) return UNREAD;
    given.set(name, read);
  }
  const where = given.get("where") ?? ".";
  const include = strings(given.get("include") ?? ["*"]);
  const exclude = strings(given.get("exclude") ?? []);
  if (typeof where !== "string" || !include || !exclude) return UNREAD;
  return [{ search, where, include, exclude, offset: node.start }];
}

/** The strings of a list; undefined where it holds anything else. */
export function strings(value: ScriptValue): readonly string[] | undefined {
  return isList(value) && value.every((item) => typeof item === "string") ? value : undefined;
}

export function isList(value: ScriptValue): value is readonly ScriptValue[] {
  return Array.isArray(value);
}

export function isMap(value: ScriptValue): value is ReadonlyMap<string, ScriptValue> {
  return value instanceof Map;
}
