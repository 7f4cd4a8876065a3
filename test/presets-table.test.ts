import { BUILTIN_PRESETS } from "../packages/cli/src/builtin-presets.ts";
import { BUILTIN_RULES } from "../packages/cli/src/builtin-rules.ts";
import { presetSettings } from "../packages/cli/src/preset-settings.ts";
import { describe, expect, it } from "vitest";

const presets = Object.keys(BUILTIN_PRESETS);

describe("the presets", () => {
  it("stand in docs/presets.md as they are (npx vitest run test/presets-table.test.ts -u writes it)", async () => {
    await expect(presetsPage()).toMatchFileSnapshot("../docs/presets.md");
  });

  it("name only rules that exist", () => {
    const named = presets.flatMap((preset) => Object.keys(presetSettings(preset)));
    expect(named.filter((rule) => !(rule in BUILTIN_RULES))).toEqual([]);
  });

  it("leave no rule out of strict", () => {
    expect(Object.keys(presetSettings("strict")).sort()).toEqual(Object.keys(BUILTIN_RULES).sort());
  });
});

function presetsPage(): string {
  const rows = Object.keys(BUILTIN_RULES).map((rule) => {
    const cells = presets.map((preset) => describeSetting(presetSettings(preset)[rule]));
    return `| [${rule}](../rules/${rule}/README.md) | ${cells.join(" | ")} |`;
  });
  return [
    "# Presets",
    "",
    "Where nothing is configured, `recommended` is used. `on` leaves the severity to each finding's own verdict. This table is",
    "generated from the presets and checked by a test.",
    "",
    `| rule | ${presets.join(" | ")} |`,
    `| --- | ${presets.map(() => "---").join(" | ")} |`,
    ...rows,
    "",
    ...presets.flatMap((preset) => [`## ${preset}`, "", ...reasons(preset), ""]),
  ]
    .join("\n")
    .replace(/\n+$/, "\n");
}

function describeSetting(setting: { severity: string; options: object } | undefined): string {
  if (!setting) return "";
  const options = Object.entries(setting.options).map(([key, value]) => `\`${key}: ${JSON.stringify(value)}\``);
  return [setting.severity, ...options].join(", ");
}

/** Each group of a preset carries its reason as its name. */
function reasons(preset: string): string[] {
  const groups = BUILTIN_PRESETS[preset] as readonly { name: string; rules: Record<string, unknown> }[];
  return groups.map(({ name, rules }) => {
    const reason = name.replace(/^\w+: /, "");
    return `- ${reason.charAt(0).toUpperCase()}${reason.slice(1)}: ${Object.keys(rules).join(", ")}.`;
  });
}
