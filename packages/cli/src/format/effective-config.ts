import { kebabCase, type ExplainedSetting, type Origin, type RuleExplanation, type SettingStep } from "@pylayout/core";
import type { EffectiveConfig } from "../commands/config.ts";
import { printable } from "../text.ts";

/** Settings and rules in force, each with who set it; below it, indented, what that overrode. */
export function configToText(config: EffectiveConfig): string {
  const settings = Object.entries(config.settings).sort(([a], [b]) => (a < b ? -1 : 1));
  const off = config.rules.filter(({ severity }) => severity === "off");
  const lines = [
    headline(config),
    ...(settings.length === 0 ? [] : ["", "Settings", ...settings.flatMap(([key, value]) => settingLines(key, value))]),
    "",
    "Rules",
    ...config.rules.filter((rule) => !off.includes(rule)).flatMap(ruleLines),
    ...(off.length === 0 ? [] : ["", "Off", ...off.flatMap(ruleLines)]),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

/** One rule: every option with who set it, and all that was said of the rule, what is in force last. */
export function ruleToText(config: EffectiveConfig): string {
  const lines = config.rules.flatMap((rule) => [
    headline(config),
    "",
    `${rule.rule}: ${rule.severity}`,
    ...Object.keys(rule.options).map((key) => {
      const origin = optionOrigin(rule, key);
      return `  ${kebabCase(key)} = ${JSON.stringify(rule.options[key])}  (${origin === null ? "default" : originText(origin)})`;
    }),
    "",
    rule.steps.length === 0 ? "No entry speaks of it here." : "Said of it, the last in force:",
    ...rule.steps.map((step) => `  ${stepText(step)}  (${originText(step.origin)})`),
  ]);
  return `${lines.map(printable).join("\n")}\n`;
}

export function configToJson({ path, kind, ignored, settings, rules }: EffectiveConfig): string {
  const data = {
    schema: 1,
    path,
    kind,
    ignored,
    settings: Object.fromEntries(
      Object.entries(settings).map(([key, setting]) => {
        const [inForce, ...overrode] = chainOf(setting);
        return [key, { ...inForce, overrode }];
      }),
    ),
    rules: rules.map((rule) => ({
      rule: rule.rule,
      severity: rule.severity,
      options: Object.fromEntries(
        Object.entries(rule.options).map(([key, value]) => [key, { value, origin: optionOrigin(rule, key) }]),
      ),
      steps: rule.steps.map(({ severity = null, options = null, origin }) => ({ severity, options, origin })),
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function headline({ path, ignored }: EffectiveConfig): string {
  return `${path === "" ? "." : path}${ignored ? ": ignored by configuration, so no rule looks at it" : ""}`;
}

function settingLines(key: string, setting: ExplainedSetting): string[] {
  return chainOf(setting).map(({ value, origin }, index) => {
    const text = `${JSON.stringify(value)}  (${originText(origin)})`;
    return index === 0 ? `  ${kebabCase(key)} = ${text}` : `    overrode ${text}`;
  });
}

function chainOf(setting: ExplainedSetting): { readonly value: unknown; readonly origin: Origin }[] {
  const { value, origin, overrode } = setting;
  return [{ value, origin }, ...(overrode === undefined ? [] : chainOf(overrode))];
}

function ruleLines({ rule, severity, options, steps }: RuleExplanation): string[] {
  const set = Object.fromEntries(
    Object.entries(options).filter(([key]) => steps.some((step) => step.options !== undefined && key in step.options)),
  );
  const [last, ...earlier] = [...steps].reverse();
  return [
    `  ${rule}: ${[severity, ...optionTexts(set)].join(", ")}${last ? `  (${originText(last.origin)})` : ""}`,
    ...earlier.map((step) => `    overrode ${stepText(step)}  (${originText(step.origin)})`),
  ];
}

function stepText({ severity, options = {} }: SettingStep): string {
  return [...(severity === undefined ? [] : [severity]), ...optionTexts(options)].join(", ");
}

function optionTexts(options: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(options).map(([key, value]) => `${kebabCase(key)} = ${JSON.stringify(value)}`);
}

function optionOrigin({ steps }: RuleExplanation, key: string): Origin | null {
  return steps.findLast(({ options }) => options !== undefined && key in options)?.origin ?? null;
}

function originText({ source, entry }: Origin): string {
  return entry === "" ? source : `${source}, ${entry}`;
}
