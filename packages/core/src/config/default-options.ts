import type { AnyRule } from "../rule/rule.ts";
import { isRecord } from "./check-entry.ts";

type Options = Readonly<Record<string, unknown>>;

/** A rule's options where config sets none: `meta.defaultOptions` over the defaults that its schema names. */
export function defaultOptions(rule: AnyRule): Options {
  const defaults: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(rule.meta.schema?.properties ?? {})) {
    if (isRecord(property) && "default" in property) defaults[key] = property.default;
  }
  return { ...defaults, ...(rule.meta.defaultOptions as Options | undefined) };
}
