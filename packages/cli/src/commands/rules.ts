import type { RuleMeta } from "@pylayout/core";
import { findRoot } from "@pylayout/node";
import { UsageError } from "@pylayout/core";
import { chosenFormat, parseArguments } from "../arguments.ts";
import { BUILTIN_PRESETS } from "../builtin-presets.ts";
import { colorsFor, type Colors } from "../colors.ts";
import { presetSettings, type PresetSetting } from "../preset-settings.ts";
import { terminalColumns, type Surroundings } from "../streams.ts";
import { printable, wrap } from "../text.ts";
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

/** A table where it fits; else each rule with its presets and fixes below its sentence. */
function toText(rows: readonly RuleRow[], { stdout, environment }: Surroundings): string {
  const colors = colorsFor(stdout, environment);
  const columns = terminalColumns(stdout);
  const [head = "", ...body] = table(rows);
  if (columns === null || Math.max(...body.map((line) => line.length)) <= columns) {
    return `${[colors.strong(head), ...body].join("\n")}\n`;
  }
  const width = Math.max(...rows.map(({ name }) => printable(name).length)) + 2;
  return `${rows.flatMap((row) => stacked(row, { colors, width, room: columns - width })).join("\n")}\n`;
}

interface Stacking {
  readonly colors: Colors;
  /** Columns of the names, and what is left beside them. */
  readonly width: number;
  readonly room: number;
}

function stacked({ name, meta, presets }: RuleRow, { colors, width, room }: Stacking): string[] {
  const settings = Object.entries(presets).map(([preset, { severity }]) =>
    severity === "on" ? preset : `${preset} (${severity})`,
  );
  const fixes = meta.fixable?.length ? [`${meta.fixable.join(" and ")} fixes`] : [];
  const lines = [
    ...wrap(printable(meta.docs.description.replace(/^Reports /, "")), room),
    ...wrap([settings.join(", "), ...fixes].join("; "), room).map((line) => colors.faint(line)),
  ];
  const names = [colors.strong(printable(name).padEnd(width)), ...lines.slice(1).map(() => " ".repeat(width))];
  return lines.map((line, index) => (names[index] ?? "") + line);
}

function table(rows: readonly RuleRow[]): string[] {
  const presets = Object.keys(BUILTIN_PRESETS);
  const cells = [
    ["rule", ...presets, "fixes", ""],
    ...rows.map(({ name, meta, presets: settings }) => [
      printable(name),
      ...presets.map((preset) => settings[preset]?.severity ?? "-"),
      (meta.fixable ?? []).join(", "),
      printable(meta.docs.description),
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
