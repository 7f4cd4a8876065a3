import { nameHint, UsageError, type AnyRule, type RuleMeta } from "@pylayout/core";
import { chosenFormat, parseArguments } from "../arguments.ts";
import { BUILTIN_PRESETS } from "../builtin-presets.ts";
import { BUILTIN_RULE_MAP } from "../builtin-rules.ts";
import { presetSettings } from "../preset-settings.ts";
import type { Surroundings } from "../streams.ts";

/** `pylayout explain <rule>`: what a rule looks for, why, its options and fixes. */
export function explain(args: readonly string[], { stdout }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("explain", args, {
    format: { type: "string", multiple: true },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new UsageError("explain takes one rule", { hint: `rules: ${[...BUILTIN_RULE_MAP.keys()].join(", ")}` });
  }
  const rule = BUILTIN_RULE_MAP.get(name);
  if (!rule) {
    const hint = nameHint(name, BUILTIN_RULE_MAP.keys());
    throw new UsageError(`unknown rule ${JSON.stringify(name)}`, hint === undefined ? {} : { hint });
  }
  const format = chosenFormat(values, ["full", "json"]);
  stdout.write(format === "json" ? `${JSON.stringify(toJson(rule.meta as RuleMeta), null, 2)}\n` : toText(rule));
  return Promise.resolve(0);
}

function toJson(meta: RuleMeta): object {
  const { name, type, severity, docs, messages, schema, defaultOptions, fixable } = meta;
  return {
    schema: 1,
    name,
    type,
    severity,
    docs,
    messages,
    options: schema ?? null,
    defaultOptions,
    fixable: fixable ?? [],
  };
}

function toText(rule: AnyRule): string {
  const { meta } = rule;
  const parts = [
    `${meta.name}: ${meta.docs.description}.`,
    meta.docs.explanation ?? "",
    `Presets: ${presetsOf(meta.name)}`,
    optionsText(rule),
    `Fixes: ${meta.fixable?.map((safety) => (safety === "safe" ? "--fix" : "--unsafe-fixes")).join(", ") ?? "none"}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function presetsOf(rule: string): string {
  const found = Object.keys(BUILTIN_PRESETS).flatMap((preset) => {
    const setting = presetSettings(preset)[rule];
    return setting === undefined ? [] : [`${preset} (${describe(setting)})`];
  });
  return found.length === 0 ? "none" : found.join(", ");
}

function describe({ severity, options }: { severity: string; options: object }): string {
  const keys = Object.entries(options).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [severity, ...keys].join(", ");
}

function optionsText({ meta }: AnyRule): string {
  const properties = Object.entries(meta.schema?.properties ?? {});
  if (properties.length === 0) return "Options: none";
  const lines = properties.map(([key, schema]) => {
    const { description, enum: allowed } = schema as { description?: string; enum?: readonly string[] };
    const initial = (meta.defaultOptions as Record<string, unknown> | undefined)?.[key];
    const values = allowed ? ` (${allowed.join(", ")})` : "";
    const standard = initial === undefined ? "" : `; default ${JSON.stringify(initial)}`;
    return `  ${key}: ${description ?? ""}${values}${standard}`;
  });
  return ["Options:", ...lines].join("\n");
}
