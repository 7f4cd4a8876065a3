import type { ConfigSource } from "./config-source.ts";
import type { Origin } from "./lint-config.ts";

/** A value with the place that set it. */
export interface Tagged<Value> {
  readonly value: Value;
  readonly origin: Origin;
  readonly source: ConfigSource;
  /** What held before. */
  readonly overrode?: Tagged<Value>;
}

/** Carries the origin through copies that look at string keys only. */
export const originKey = Symbol("origin");

/** An entry after `extends` and `plugins` are resolved. The string keys are those of @eslint/config-array. */
export interface FlatEntry {
  readonly [originKey]: Origin;
  readonly name?: string;
  readonly basePath?: string;
  readonly files?: readonly (string | readonly string[])[];
  readonly ignores?: readonly string[];
  readonly rules?: Readonly<Record<string, Tagged<unknown>>>;
  readonly settings?: Readonly<Record<string, Tagged<unknown>>>;
}
