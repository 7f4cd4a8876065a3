import type { RuleMeta } from "@pylayout/core";
import { findRoot } from "@pylayout/node";
import { UsageError } from "@pylayout/core";
import { chosenFormat, parseArguments } from "../arguments.ts";
import { BUILTIN_PRESETS } from "../builtin-presets.ts";
import { colorsFor } from "../colors.ts";
import { presetSettings, type PresetSetting } from "../preset-settings.ts";
import type { Surroundings } from "../streams.ts";
import { printable } from "../text.ts";
import { openWorld } from "../world.ts";

interface RuleRow {
  /** The name under which config speaks of it. */
  readonly name: string;
  readonly meta: RuleMeta;
  readonly presets: Readonly<Record<string, PresetSetting>>;
}

/** `pylayout rules`: every rule that config may name, with its severity by preset, its fixes and one sentence. */
export async function rules(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("rules", args, {
    config: { type: "string" },
    isolated: { type: "boolean" },
    format: { type: "string", multiple: true },
  });
  if (positionals.length > 0) {
    throw new UsageError("rules takes no arguments", { hint: "pylayout explain <rule> describes one" });
  }
  const format = chosenFormat(values, ["full", "json"]);
  const { config } = await openWorld(findRoot(".", surroundings.cwd).root, {
    source: "index",
    isolated: values.isolated ?? false,
    config: values.config,
    python: undefined,
    rules: [],
  });
  const rows = [...config.rules].map(([name, { meta }]) => toRow(name, meta as RuleMeta));
  surroundings.stdout.write(format === "json" ? toJson(rows) : toText(rows, surroundings));
  return 0;
}

function toRow(name: string, meta: RuleMeta): RuleRow {
  const settings = Object.keys(BUILTIN_PRESETS).flatMap((preset) => {
    const setting = presetSettings(preset)[name];
    return setting === undefined ? [] : [[preset, setting] as const];
  });
  return { name, meta, presets: Object.fromEntries(settings) };
}

function toJson(rows: readonly RuleRow[]): string {
  const list = rows.map(({ name, meta, presets }) => ({
    name,
    description: meta.docs.description,
    type: meta.type,
    severity: meta.severity,
    presets,
    fixable: meta.fixable ?? [],
  }));
  return `${JSON.stringify({ schema: 1, rules: list }, null, 2)}\n`;
}

function toText(rows: readonly RuleRow[], { stdout, environment }: Surroundings): string {
  const colors = colorsFor(stdout, environment);
  const presets = Object.keys(BUILTIN_PRESETS);
  const table = [
    ["rule", ...presets, "fixes", ""],
    ...rows.map(({ name, meta, presets: settings }) => [
      printable(name),
      ...presets.map((preset) => settings[preset]?.severity ?? "-"),
      (meta.fixable ?? []).join(", "),
      printable(meta.docs.description),
    ]),
  ];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const [head = "", ...body] = lines;
  return `${[colors.strong(head), ...body].join("\n")}\n`;
}
