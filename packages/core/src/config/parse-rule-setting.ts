import type { AnyRule, OptionsSchema } from "../rule/rule.ts";
import { isList, isRecord, nounOf } from "./check-entry.ts";
import type { Tagged } from "./flat-entry.ts";
import { camelCase } from "./key-case.ts";
import type { ConfiguredSeverity, SettingStep } from "./lint-config.ts";
import { nameHint } from "./nearest-name.ts";
import type { ProblemList } from "./problem-list.ts";

const severities: readonly ConfiguredSeverity[] = ["off", "on", "warn", "error"];

/** Reads what an entry says of a rule; undefined where it is wrong, with the fault noted. */
export function parseRuleSetting(
  name: string,
  rule: AnyRule,
  tagged: Tagged<unknown>,
  problems: ProblemList,
): SettingStep | undefined {
  const { value, origin } = tagged;
  const key = `rules.${name}`;
  const parts = partsOf(value);
  if (parts === undefined) {
    const what = `must be a severity, [severity, options] or { severity, ...options }, not ${nounOf(value)}`;
    problems.add(origin, key, what, `severities: ${severities.join(", ")}`);
    return undefined;
  }
  const { severity, options } = parts;
  if (severity !== undefined && !isSeverity(severity)) {
    const text = typeof severity === "string" ? severity : "";
    const wrong = text === "" ? nounOf(severity) : `"${text}"`;
    problems.add(origin, key, `${wrong} is no severity`, nameHint(text, severities));
    return undefined;
  }
  const spelt = tagged.source.keys === "kebab-case" ? spellOptions(options, rule.meta.schema) : options;
  return { severity, options: spelt, origin };
}

interface Parts {
  readonly severity: unknown;
  readonly options: Readonly<Record<string, unknown>> | undefined;
}

function partsOf(value: unknown): Parts | undefined {
  if (typeof value === "string") return { severity: value, options: undefined };
  if (isList(value)) {
    const [severity, options] = value;
    if (value.length === 0 || value.length > 2 || (options !== undefined && !isRecord(options))) return undefined;
    return { severity, options };
  }
  if (!isRecord(value)) return undefined;
  const { severity, ...options } = value;
  return { severity, options: Object.keys(options).length > 0 ? options : undefined };
}

function isSeverity(value: unknown): value is ConfiguredSeverity {
  return severities.includes(value as ConfiguredSeverity);
}

/** Turns kebab-case keys into the schema's own; keys that the schema leaves to the user stay as they are. */
function spellOptions(options: Parts["options"], schema: OptionsSchema | undefined): Parts["options"] {
  return options === undefined || schema === undefined ? options : (spell(options, schema) as Parts["options"]);
}

function spell(value: unknown, schema: unknown): unknown {
  if (!isRecord(schema)) return value;
  if (isList(value)) return value.map((item) => spell(item, schema.items));
  const properties = schema.properties;
  if (!isRecord(value) || !isRecord(properties)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const known = Object.hasOwn(properties, key) ? key : camelCase(key);
      return Object.hasOwn(properties, known) ? [known, spell(item, properties[known])] : [key, item];
    }),
  );
}
