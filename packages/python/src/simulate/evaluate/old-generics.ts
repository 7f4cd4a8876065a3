import type { Bindings, SourceFacts } from "../../source/source-facts.ts";
import { dottedName } from "../../source/tree/dotted-name.ts";
import type { Expression } from "../../source/tree/nodes.ts";
import { type VersionSet, versionBit, versionRange } from "../../versions/version-set.ts";
import { tailOf } from "../loaded-module.ts";
import { visitEvaluated } from "./evaluated-expressions.ts";
import { LIBRARY_GENERICS } from "./library-generics.ts";
import { importedName } from "./library-name.ts";
import { namesAreKnown } from "./undefined-names.ts";

const ONLY_3_8 = versionBit("3.8");
const BEFORE_3_10 = versionRange("3.8", "3.9");

/** Built-in classes that take `[...]` since 3.9 (PEP 585). */
const GENERIC = new Set(["list", "dict", "tuple", "set", "frozenset", "type"]);
const TYPES = new Set(
  "int str float bool bytes bytearray complex object list dict tuple set frozenset type range slice memoryview".split(
    " ",
  ),
);

/** What raises a TypeError when some versions evaluate it. */
export interface OldFault {
  readonly versions: VersionSet;
  readonly start: number;
  readonly message: string;
  /** The top-level module of the standard library that it is about. */
  readonly library: string | null;
  /** The last part of the name that it is about, which another module may set. */
  readonly attribute: string | null;
}

const BUILT_IN = { library: null, attribute: null };

/** The parts of an expression that older Pythons cannot evaluate; outside annotations an operand of `|` may be anything. */
export function oldFaults(
  facts: SourceFacts,
  bindings: Bindings,
  node: Expression,
  isAnnotation: boolean,
  classNames: ReadonlySet<string> | null,
): readonly OldFault[] {
  const faults: OldFault[] = [];
  visitEvaluated(node, (part) => {
    if (readsAny(part, classNames)) return;
    const fault = libraryFault(facts, bindings, part) ?? faultOf(bindings, part, isAnnotation);
    if (fault !== null) faults.push(fault);
  });
  return faults;
}

/** A part whose first names may be bound by the class around it. */
function readsAny(node: Expression, names: ReadonlySet<string> | null): boolean {
  if (names === null) return false;
  const read = node.type === "Subscript" ? [node.value] : node.type === "Operation" ? node.operands : [];
  return read.some((each) => names.has(dottedName(each)?.[0] ?? ""));
}

function faultOf(bindings: Bindings, node: Expression, isAnnotation: boolean): OldFault | null {
  if (node.type === "Subscript" && node.value.type === "Name" && GENERIC.has(node.value.id)) {
    if (!isBuiltin(bindings, node.value.id, node.start)) return null;
    return { versions: ONLY_3_8, start: node.start, message: "'type' object is not subscriptable", ...BUILT_IN };
  }
  if (node.type !== "Operation" || node.operators.some((operator) => operator !== "|")) return null;
  const kinds = node.operands.map((operand) => operandKind(bindings, operand));
  const [left = "unknown", right = "unknown"] = kinds;
  const isUnion = isAnnotation
    ? kinds.includes("type") || kinds.includes("NoneType")
    : left !== "unknown" && right !== "unknown";
  if (!isUnion) return null;
  const name = (kind: string): string => (kind === "unknown" ? "type" : kind);
  const message = `unsupported operand type(s) for |: '${name(left)}' and '${name(right)}'`;
  return { versions: BEFORE_3_10, start: node.start, message, ...BUILT_IN };
}

/** `collections.deque[int]`. */
function libraryFault(facts: SourceFacts, bindings: Bindings, node: Expression): OldFault | null {
  if (node.type !== "Subscript" || !namesAreKnown(bindings, node.start)) return null;
  const name = importedName(facts, node.value);
  const metaclass = name === undefined ? undefined : LIBRARY_GENERICS.get(name);
  if (name === undefined || metaclass === undefined) return null;
  const message = `'${metaclass}' object is not subscriptable`;
  const library = name.slice(0, name.indexOf("."));
  return { versions: ONLY_3_8, start: node.start, message, library, attribute: tailOf(name) };
}

function operandKind(bindings: Bindings, node: Expression): "type" | "NoneType" | "unknown" {
  if (node.type === "Constant") return node.value === null ? "NoneType" : "unknown";
  if (node.type === "Name") return TYPES.has(node.id) && isBuiltin(bindings, node.id, node.start) ? "type" : "unknown";
  return "unknown";
}

function isBuiltin(bindings: Bindings, name: string, offset: number): boolean {
  return namesAreKnown(bindings, offset) && bindings.state(name) === "absent";
}
