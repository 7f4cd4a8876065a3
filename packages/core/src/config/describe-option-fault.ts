import type { ErrorObject } from "ajv";
import { nameHint } from "./nearest-name.ts";

/** A fault in a rule's options, in our own words. */
export interface OptionFault {
  /** Keys from the options object to the value, as the schema spells them. */
  readonly path: readonly string[];
  readonly what: string;
  readonly hint: string | undefined;
}

export function describeOptionFault(error: ErrorObject): OptionFault {
  const path = error.instancePath.split("/").slice(1).map(unescapePointer);
  const params = error.params as Readonly<Record<string, unknown>>;
  if (error.keyword === "additionalProperties") {
    const wrong = String(params.additionalProperty);
    const known = Object.keys((error.parentSchema?.properties ?? {}) as object);
    return { path, what: `unknown option "${wrong}"`, hint: nameHint(wrong, known) };
  }
  if (error.keyword === "enum") {
    const allowed = params.allowedValues as readonly unknown[];
    const wrong = typeof error.data === "string" ? error.data : undefined;
    const nearest = wrong === undefined ? undefined : nameHint(wrong, allowed.map(String));
    const hint = nearest?.startsWith("did") === true ? nearest : undefined;
    return { path, what: `must be one of ${allowed.map((value) => JSON.stringify(value)).join(", ")}`, hint };
  }
  return { path, what: phrase(error.keyword, params) ?? error.message ?? "is not allowed", hint: undefined };
}

function phrase(keyword: string, params: Readonly<Record<string, unknown>>): string | undefined {
  switch (keyword) {
    case "type":
      return `must be ${[params.type].flat().map(String).map(withArticle).join(" or ")}`;
    case "required":
      return `needs the option "${String(params.missingProperty)}"`;
    case "const":
      return `must be ${JSON.stringify(params.allowedValue)}`;
    case "minItems":
      return `must have at least ${String(params.limit)} item(s)`;
    case "maxItems":
      return `must have at most ${String(params.limit)} item(s)`;
    case "minLength":
      return params.limit === 1 ? "must not be empty" : `must have at least ${String(params.limit)} characters`;
    case "minimum":
    case "maximum":
      return `must be ${String(params.comparison)} ${String(params.limit)}`;
    case "uniqueItems":
      return "must not name the same value twice";
    case "pattern":
      return `must match ${String(params.pattern)}`;
    default:
      return undefined;
  }
}

function withArticle(type: string): string {
  if (type === "array") return "a list";
  if (type === "null") return "null";
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function unescapePointer(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
