import { UsageError, type RuleMeta } from "@pylayout/core";
import { explain as describeRule, type RuleDescription } from "../api/explain.ts";
import { chosenFormat, parseArguments } from "../arguments.ts";
import { BUILTIN_RULE_MAP } from "../builtin-rules.ts";
import type { PresetSetting } from "../preset-settings.ts";
import { colorsFor, type Colors } from "../colors.ts";
import { terminalColumns, type Surroundings } from "../streams.ts";
import { wrap } from "../text.ts";

/** `pylayout explain <rule>`: what a rule looks for, why, its options and fixes. */
export async function explain(args: readonly string[], { cwd, stdout, environment }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("explain", args, {
    config: { type: "string" },
    isolated: { type: "boolean" },
    format: { type: "string", multiple: true },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new UsageError("explain takes one rule", { hint: `rules: ${[...BUILTIN_RULE_MAP.keys()].join(", ")}` });
  }
  const config = values.isolated ? false : values.config;
  const rule = await describeRule(name, { cwd, ...(config === undefined ? {} : { config }) });
  const format = chosenFormat(values, ["full", "json"]);
  const terminal = { colors: colorsFor(stdout, environment), columns: terminalColumns(stdout) };
  stdout.write(format === "json" ? `${JSON.stringify(toJson(rule), null, 2)}\n` : toText(rule, terminal));
  return 0;
}

function toJson({ name, meta, presets }: RuleDescription): object {
  const { type, severity, docs, messages, schema, defaultOptions, fixable } = meta;
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
    presets,
  };
}

interface Terminal {
  readonly colors: Colors;
  /** Null where the output is no terminal: then lines are as they were written. */
  readonly columns: number | null;
}

function toText({ name, meta, presets }: RuleDescription, { colors, columns }: Terminal): string {
  const paragraphs = [
    `${name}: ${meta.docs.description}.`,
    ...(meta.docs.explanation ?? "").split("\n\n"),
    `Presets: ${presetsText(presets)}`,
  ].map((text) => (columns === null ? text : wrap(text.replaceAll("\n", " "), columns).join("\n")));
  const fixes = meta.fixable?.map((safety) => (safety === "safe" ? "--fix" : "--unsafe-fixes")).join(", ") ?? "none";
  const parts = [...paragraphs, optionsText(meta, columns), `Fixes: ${fixes}`];
  const text = parts.filter((part) => part !== "").join("\n\n");
  const strong = (heading: string) => colors.strong(heading);
  return `${text.replaceAll(/^(?:Presets|Options|Fixes)(?=:)/gm, strong).replace(name, strong)}\n`;
}

function presetsText(presets: RuleDescription["presets"]): string {
  const found = Object.entries(presets).map(([preset, setting]) => `${preset} (${describe(setting)})`);
  return found.length === 0 ? "none" : found.join(", ");
}

function describe({ severity, options }: PresetSetting): string {
  const keys = Object.entries(options).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [severity, ...keys].join(", ");
}

function optionsText(meta: RuleMeta, columns: number | null): string {
  const properties = Object.entries(meta.schema?.properties ?? {});
  if (properties.length === 0) return "Options: none";
  const lines = properties.flatMap(([key, schema]) => {
    const { description, enum: allowed } = schema as { description?: string; enum?: readonly string[] };
    const initial = meta.defaultOptions?.[key];
    const values = allowed ? ` (${allowed.join(", ")})` : "";
    const standard = initial === undefined ? "" : `; default ${JSON.stringify(initial)}`;
    const text = `${key}: ${description ?? ""}${values}${standard}`;
    return wrap(text, columns === null ? undefined : columns - 2, (columns ?? 0) - 4).map(
      (line, index) => `${index === 0 ? "  " : "    "}${line}`,
    );
  });
  return ["Options:", ...lines].join("\n");
}
