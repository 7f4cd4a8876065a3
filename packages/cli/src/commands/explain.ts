import { nameHint, UsageError, type AnyRule, type RuleMeta } from "@pylayout/core";
import { chosenFormat, parseArguments } from "../arguments.ts";
import { BUILTIN_PRESETS } from "../builtin-presets.ts";
import { BUILTIN_RULE_MAP } from "../builtin-rules.ts";
import { colorsFor, type Colors } from "../colors.ts";
import { presetSettings } from "../preset-settings.ts";
import { terminalColumns, type Surroundings } from "../streams.ts";
import { wrap } from "../text.ts";

/** `pylayout explain <rule>`: what a rule looks for, why, its options and fixes. */
export function explain(args: readonly string[], { stdout, environment }: Surroundings): Promise<number> {
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
  const terminal = { colors: colorsFor(stdout, environment), columns: terminalColumns(stdout) };
  stdout.write(
    format === "json" ? `${JSON.stringify(toJson(rule.meta as RuleMeta), null, 2)}\n` : toText(rule, terminal),
  );
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

interface Terminal {
  readonly colors: Colors;
  /** Null where the output is no terminal: then lines are as they were written. */
  readonly columns: number | null;
}

function toText({ meta }: AnyRule, { colors, columns }: Terminal): string {
  const paragraphs = [
    `${meta.name}: ${meta.docs.description}.`,
    ...(meta.docs.explanation ?? "").split("\n\n"),
    `Presets: ${presetsOf(meta.name)}`,
  ].map((text) => (columns === null ? text : wrap(text.replaceAll("\n", " "), columns).join("\n")));
  const fixes = meta.fixable?.map((safety) => (safety === "safe" ? "--fix" : "--unsafe-fixes")).join(", ") ?? "none";
  const parts = [...paragraphs, optionsText(meta as RuleMeta, columns), `Fixes: ${fixes}`];
  const text = parts.filter((part) => part !== "").join("\n\n");
  const strong = (heading: string) => colors.strong(heading);
  return `${text.replaceAll(/^(?:Presets|Options|Fixes)(?=:)/gm, strong).replace(meta.name, strong)}\n`;
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

function optionsText(meta: RuleMeta, columns: number | null): string {
  const properties = Object.entries(meta.schema?.properties ?? {});
  if (properties.length === 0) return "Options: none";
  const lines = properties.flatMap(([key, schema]) => {
    const { description, enum: allowed } = schema as { description?: string; enum?: readonly string[] };
    const initial = (meta.defaultOptions as Record<string, unknown> | undefined)?.[key];
    const values = allowed ? ` (${allowed.join(", ")})` : "";
    const standard = initial === undefined ? "" : `; default ${JSON.stringify(initial)}`;
    const text = `${key}: ${description ?? ""}${values}${standard}`;
    return wrap(text, columns === null ? undefined : columns - 2, (columns ?? 0) - 4).map(
      (line, index) => `${index === 0 ? "  " : "    "}${line}`,
    );
  });
  return ["Options:", ...lines].join("\n");
}
