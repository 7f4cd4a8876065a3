import { ALL_VERSIONS, KNOWN_VERSIONS, NO_VERSIONS, type VersionSet } from "../../versions/version-set.ts";
import type { CallNode, CompareNode, Expression, SubscriptNode } from "../tree/nodes.ts";
import { compareValues, literalValue, type VersionValue } from "./version-tuple.ts";

/** Versions on which a test is certainly true, and on which it is certainly false; on others it is not known. */
export interface TestVerdict {
  readonly true: VersionSet;
  readonly false: VersionSet;
}

/** The full dotted name of an expression, as far as imports tell. */
export type ResolveName = (node: Expression) => string | undefined;

const UNKNOWN: TestVerdict = { true: NO_VERSIONS, false: NO_VERSIONS };
const TRUE: TestVerdict = { true: ALL_VERSIONS, false: NO_VERSIONS };
const FALSE: TestVerdict = { true: NO_VERSIONS, false: ALL_VERSIONS };

const NAMES: Readonly<Record<string, TestVerdict>> = {
  "six.PY3": TRUE,
  "six.PY2": FALSE,
  "six.PY34": TRUE,
  __debug__: TRUE,
};
/** As on Linux with CPython. */
const STRINGS: Readonly<Record<string, string>> = {
  "sys.platform": "linux",
  "os.name": "posix",
  "sys.implementation.name": "cpython",
};
const CALLS: Readonly<Record<string, string>> = {
  "platform.system": "Linux",
  "platform.python_implementation": "CPython",
};

/** Evaluates what CPython would find for a test at import, version by version. */
export function evaluateTest(node: Expression, resolve: ResolveName): TestVerdict {
  switch (node.type) {
    case "Constant":
      return typeof node.value === "number" || typeof node.value === "boolean" || node.value === null
        ? certain(Boolean(node.value))
        : UNKNOWN;
    case "String":
      return node.value === null ? UNKNOWN : certain(node.value !== "");
    case "Name":
    case "Attribute":
      return isTypeChecking(node) ? FALSE : nameVerdict(resolve(node));
    case "Unary":
      return node.operator === "not" ? invert(evaluateTest(node.operand, resolve)) : UNKNOWN;
    case "BoolOp":
      return combine(
        node.operator,
        node.operands.map((operand) => evaluateTest(operand, resolve)),
      );
    case "Compare":
      return compare(node, resolve);
    case "Call":
      return callVerdict(node, resolve);
    default:
      return UNKNOWN;
  }
}

/** `TYPE_CHECKING`, bare or as an attribute (PEP 484). */
export function isTypeChecking(node: Expression): boolean {
  return node.type === "Name"
    ? node.id === "TYPE_CHECKING"
    : node.type === "Attribute" && node.attr === "TYPE_CHECKING";
}

function certain(value: boolean): TestVerdict {
  return value ? TRUE : FALSE;
}

function nameVerdict(name: string | undefined): TestVerdict {
  return name !== undefined && Object.hasOwn(NAMES, name) ? (NAMES[name] ?? UNKNOWN) : UNKNOWN;
}

function invert(verdict: TestVerdict): TestVerdict {
  return { true: verdict.false, false: verdict.true };
}

function combine(operator: "and" | "or", verdicts: readonly TestVerdict[]): TestVerdict {
  const all = (pick: (verdict: TestVerdict) => VersionSet): VersionSet =>
    verdicts.reduce((set, verdict) => set & pick(verdict), ALL_VERSIONS);
  const any = (pick: (verdict: TestVerdict) => VersionSet): VersionSet =>
    verdicts.reduce((set, verdict) => set | pick(verdict), NO_VERSIONS);
  if (operator === "and") return { true: all((verdict) => verdict.true), false: any((verdict) => verdict.false) };
  return { true: any((verdict) => verdict.true), false: all((verdict) => verdict.false) };
}

function compare(node: CompareNode, resolve: ResolveName): TestVerdict {
  const links = node.operators.map((operator, i) => {
    const left = node.operands[i];
    const right = node.operands[i + 1];
    return left && right ? compareLink(left, operator, right, resolve) : UNKNOWN;
  });
  return links.length === 1 ? (links[0] ?? UNKNOWN) : combine("and", links);
}

function compareLink(left: Expression, operator: string, right: Expression, resolve: ResolveName): TestVerdict {
  if (operator === "in" || operator === "not in") return membership(left, operator, right, resolve);
  if (left.type === "Name" && left.id === "__name__") return nameTest(operator, right);
  const hexadecimal = resolve(left) === "sys.hexversion";
  const verdict = { true: NO_VERSIONS, false: NO_VERSIONS };
  KNOWN_VERSIONS.forEach((_, i) => {
    const a = hexadecimal ? valueOfVersion(i) : valueOn(left, i, resolve);
    const b = hexadecimal ? hexValue(right) : valueOn(right, i, resolve);
    const outcome = a && b && compareValues(a, operator, b);
    if (outcome !== undefined) verdict[outcome ? "true" : "false"] |= 1 << i;
  });
  return verdict;
}

/** `__name__ == "__main__"` is false in an imported module. */
function nameTest(operator: string, right: Expression): TestVerdict {
  if (right.type !== "String" || right.value !== "__main__") return UNKNOWN;
  return operator === "==" ? FALSE : operator === "!=" ? TRUE : UNKNOWN;
}

/**
 * `sys.platform in ("win32", "cygwin")`, `"__pypy__" in sys.builtin_module_names`, and `entry not in sys.path`, which guards
 * an edit that changes nothing otherwise.
 */
function membership(left: Expression, operator: string, right: Expression, resolve: ResolveName): TestVerdict {
  const container = resolve(right);
  let found: boolean | undefined;
  if (container === "sys.path" && operator === "not in") found = false;
  if (container === "sys.builtin_module_names" && left.type === "String")
    found = left.value === "__pypy__" ? false : undefined;
  const text = stringOf(left, resolve);
  if (text !== undefined && (right.type === "Tuple" || right.type === "List" || right.type === "Set")) {
    const values = right.items.map((item) => (item.type === "String" ? item.value : null));
    found = values.includes(text) ? true : values.includes(null) ? undefined : false;
  }
  if (found === undefined) return UNKNOWN;
  return certain(found === (operator === "in"));
}

function valueOn(node: Expression, version: number, resolve: ResolveName): VersionValue | undefined {
  const name = resolve(node);
  const minor = version + 8;
  if (name === "sys.version_info") return valueOfVersion(version);
  if (name === "sys.version_info.major") return scalar(3);
  if (name === "sys.version_info.minor") return scalar(minor);
  const text = stringOf(node, resolve);
  if (text !== undefined) return scalar(text);
  if (node.type === "Subscript") return subscriptOn(node, minor, resolve);
  return literalValue(node);
}

/** Which patch release runs is not known. */
function valueOfVersion(version: number): VersionValue {
  return { items: [3, version + 8], open: true, scalar: false };
}

/** `0x030800f0` as the tuple that it stands for, without zeros at the end. */
function hexValue(node: Expression): VersionValue | undefined {
  if (node.type !== "Constant" || typeof node.value !== "number") return undefined;
  const items = [24, 16, 8, 0].map((shift) => Math.floor(Number(node.value) / 2 ** shift) % 256);
  while (items.at(-1) === 0) items.pop();
  return { items, open: false, scalar: false };
}

function scalar(item: number | string): VersionValue {
  return { items: [item], open: false, scalar: true };
}

/** `sys.version_info[0]`, `sys.version_info[1]` and `sys.version_info[:2]`. */
function subscriptOn(node: SubscriptNode, minor: number, resolve: ResolveName): VersionValue | undefined {
  const container = resolve(node.value);
  const { index } = node;
  if (container === "sys.version" && isNumber(index, 0)) return scalar("3");
  if (container !== "sys.version_info") return undefined;
  if (isNumber(index, 0)) return scalar(3);
  if (isNumber(index, 1)) return scalar(minor);
  if (index.type !== "Slice" || index.parts.length !== 1) return undefined;
  const [end] = index.parts;
  if (end?.start === index.start) return undefined;
  if (end && isNumber(end, 1)) return { items: [3], open: false, scalar: false };
  if (end && isNumber(end, 2)) return { items: [3, minor], open: false, scalar: false };
  return end && isNumber(end, 3) ? { ...valueOfVersion(minor - 8), last: true } : undefined;
}

function isNumber(node: Expression, value: number): boolean {
  return node.type === "Constant" && node.value === value;
}

function stringOf(node: Expression, resolve: ResolveName): string | undefined {
  const call = node.type === "Call";
  const name = resolve(call ? node.func : node);
  const table = call ? CALLS : STRINGS;
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** `sys.platform.startswith("win")`. */
function callVerdict(node: CallNode, resolve: ResolveName): TestVerdict {
  const [argument] = node.args;
  if (node.func.type !== "Attribute" || node.func.attr !== "startswith") return UNKNOWN;
  const text = stringOf(node.func.value, resolve);
  if (text === undefined || argument === undefined) return UNKNOWN;
  const prefixes = argument.type === "Tuple" ? argument.items : [argument];
  const values = prefixes.map((prefix) => (prefix.type === "String" ? prefix.value : null));
  if (values.some((value) => value !== null && text.startsWith(value))) return TRUE;
  return values.includes(null) ? UNKNOWN : FALSE;
}
