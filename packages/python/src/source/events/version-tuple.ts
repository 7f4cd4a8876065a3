import type { Expression } from "../tree/nodes.ts";

/** What is known of a value that depends on the version: a tuple's first items, or one number or string. */
export interface VersionValue {
  readonly items: readonly (number | string)[];
  /** More items follow that are not known (micro version and on). */
  readonly open: boolean;
  /** Of the items that are not known there is one. */
  readonly last?: boolean;
  readonly scalar: boolean;
}

/** Literal tuples, lists, numbers and strings. */
export function literalValue(node: Expression): VersionValue | undefined {
  if (node.type === "Tuple" || node.type === "List") {
    const items = node.items.map(literalItem);
    return items.every((item) => item !== undefined) ? { items, open: false, scalar: false } : undefined;
  }
  const item = literalItem(node);
  return item === undefined ? undefined : { items: [item], open: false, scalar: true };
}

function literalItem(node: Expression): number | string | undefined {
  if (node.type === "Constant" && typeof node.value === "number") return node.value;
  return node.type === "String" && node.value !== null ? node.value : undefined;
}

/** Compares as Python compares tuples; undefined where it depends on what is not known. */
export function compareValues(left: VersionValue, operator: string, right: VersionValue): boolean | undefined {
  if (left.scalar !== right.scalar) return operator === "==" ? false : operator === "!=" ? true : undefined;
  const order = orderOf(left, right);
  return order === undefined ? undefined : ORDERS[operator]?.(order);
}

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
};

/** The items are those that the other tells, and a zero at most: `(3, 11, 0)` is below every release of 3.11. */
function isBelow({ items }: VersionValue, { items: known, last }: VersionValue): boolean {
  return last !== true && items.length === known.length + 1 && items.at(-1) === 0;
}

function orderOf(left: VersionValue, right: VersionValue): number | undefined {
  const shared = Math.min(left.items.length, right.items.length);
  for (let i = 0; i < shared; i++) {
    const a = left.items[i] ?? 0;
    const b = right.items[i] ?? 0;
    if (typeof a !== typeof b) return undefined;
    if (a !== b) return a < b ? -1 : 1;
  }
  if (left.open) return left.items.length >= right.items.length || isBelow(right, left) ? 1 : undefined;
  if (right.open) return right.items.length >= left.items.length || isBelow(left, right) ? -1 : undefined;
  return Math.sign(left.items.length - right.items.length);
}
