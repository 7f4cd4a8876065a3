import type { ConfigEntry } from "./config-input.ts";
import type { Origin } from "./lint-config.ts";
import { nameHint } from "./nearest-name.ts";
import type { ProblemList } from "./problem-list.ts";

const checks: Readonly<Record<keyof ConfigEntry, (value: unknown) => string | undefined>> = {
  name: (value) => (typeof value === "string" ? undefined : "must be a string"),
  files: (value) => {
    if (!isList(value)) return "must be a list of globs";
    if (value.length === 0) return "must name at least one glob; leave it out to match everything";
    return value.every((item) => isGlob(item) || (isList(item) && item.length > 0 && item.every(isGlob)))
      ? undefined
      : "must be a list of globs, or of lists of globs that must all match";
  },
  ignores: (value) => (isList(value) && value.every(isGlob) ? undefined : "must be a list of globs"),
  extends: (value) => (isList(value) ? undefined : "must be a list of presets"),
  plugins: (value) =>
    isRecord(value) || (isList(value) && value.every((item) => typeof item === "string"))
      ? undefined
      : "must map prefixes to plugins, or be a list of package names",
  rules: (value) => (isRecord(value) ? undefined : "must map rule names to severities"),
  settings: (value) => (isRecord(value) ? undefined : "must be an object"),
};

/** The entry, if it has the shape of one; else undefined, with every fault noted. */
export function checkEntry(entry: unknown, origin: Origin, problems: ProblemList): ConfigEntry | undefined {
  if (!isRecord(entry)) {
    problems.add(origin, "", `must be an object or a list of objects, not ${nounOf(entry)}`);
    return undefined;
  }
  let sound = true;
  for (const [key, value] of Object.entries(entry)) {
    const known = Object.hasOwn(checks, key);
    const fault = known ? checks[key as keyof ConfigEntry](value) : `unknown key "${key}"`;
    if (fault === undefined) continue;
    problems.add(origin, known ? key : "", fault, known ? undefined : nameHint(key, Object.keys(checks)));
    sound = false;
  }
  return sound ? entry : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** "a string", "null", "a list", ...: what a wrong value is. */
export function nounOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function isGlob(value: unknown): boolean {
  return typeof value === "string" && value !== "" && value !== "!";
}
