import type { LoadedModule } from "../loaded-module.ts";

/** A constant or a module that an expression is known to be. */
export type KnownValue =
  | { readonly kind: "constant"; readonly value: string | number | boolean | null }
  | { readonly kind: "module"; readonly module: LoadedModule };

/** `==`. Large integers and floats are not exact here. */
export function areEqual(left: KnownValue, right: KnownValue): boolean | null {
  if (left.kind === "module" || right.kind === "module") return areIdentical(left, right);
  if (!isNumber(left.value) || !isNumber(right.value)) return left.value === right.value;
  const [a, b] = [Number(left.value), Number(right.value)];
  return Number.isSafeInteger(a) && Number.isSafeInteger(b) ? a === b : null;
}

/** `is`, where one side is a module, None or a boolean; whether two equal constants are one object is up to Python. */
export function areIdentical(left: KnownValue, right: KnownValue): boolean | null {
  if (left.kind === "module" || right.kind === "module") {
    return left.kind === "module" && right.kind === "module" && left.module === right.module;
  }
  const isSingle = [left.value, right.value].some((value) => value === null || typeof value === "boolean");
  return isSingle ? left.value === right.value : null;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" || typeof value === "boolean";
}
