import { UsageError } from "../engine/usage-error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { checkSettings } from "./check-settings.ts";
import type { ConfigEnvironment, ConfigSource } from "./config-source.ts";
import { constantMatcher } from "./constant-matcher.ts";
import type { FlatEntry, Tagged } from "./flat-entry.ts";
import { ConfigFlattener } from "./flatten-config.ts";
import { GlobMatcher, type ReadyEntry } from "./glob-matcher.ts";
import { kebabCase } from "./key-case.ts";
import type { LintConfig, SettingStep } from "./lint-config.ts";
import { MatchedConfig } from "./matched-config.ts";
import type { EntryMatcher } from "./merged-entry.ts";
import { nameHint } from "./nearest-name.ts";
import { OptionChecker } from "./option-checker.ts";
import { parseRuleSetting } from "./parse-rule-setting.ts";
import { ProblemList } from "./problem-list.ts";
import { RuleRegistry } from "./rule-registry.ts";

/**
 * Makes one config of all sources, later ones winning. Every entry is checked, used or not.
 * @throws UsageError with every mistake found.
 */
export async function createConfig(
  sources: readonly ConfigSource[],
  environment: ConfigEnvironment,
): Promise<LintConfig> {
  const problems = new ProblemList();
  const registry = new RuleRegistry(environment.rules);
  const flattener = new ConfigFlattener(environment, registry, problems);
  const flat: FlatEntry[] = [];
  for (const source of sources) flat.push(...(await flattener.flatten(source)));
  const steps = readSteps(flat, registry, problems);
  const checker = await checkOptions(steps, registry, environment, problems);
  checkAllSettings(flat, environment.language, problems);
  problems.throwIfAny();
  const enabled = enabledRules(steps);
  await loadRules(enabled, registry);
  const ready = flat.flatMap((entry) => makeReady(entry, steps));
  return new MatchedConfig({
    rules: registry.rules,
    enabled,
    entries: flat,
    matcher: await matcherOf(ready),
    checker,
  });
}

/** What each tagged rule setting says; copies of one entry share the tag. */
type Steps = Map<Tagged<unknown>, { readonly name: string; readonly step: SettingStep }>;

function readSteps(flat: readonly FlatEntry[], registry: RuleRegistry, problems: ProblemList): Steps {
  const steps: Steps = new Map();
  const seen = new Set<Tagged<unknown>>();
  for (const entry of flat) {
    for (const [name, tagged] of Object.entries(entry.rules ?? {})) {
      if (seen.has(tagged)) continue;
      seen.add(tagged);
      const rule = registry.rules.get(name);
      if (rule === undefined) {
        problems.add(tagged.origin, `rules.${name}`, "unknown rule", nameHint(name, registry.rules.keys()));
        continue;
      }
      const step = parseRuleSetting(name, rule, tagged, problems);
      if (step !== undefined) steps.set(tagged, { name, step });
    }
  }
  return steps;
}

async function checkOptions(
  steps: Steps,
  registry: RuleRegistry,
  environment: ConfigEnvironment,
  problems: ProblemList,
): Promise<OptionChecker | undefined> {
  const withOptions = [...steps].filter(([, { step }]) => step.options !== undefined);
  const unchecked = withOptions.filter(([{ source }]) => source.trusted !== true);
  if (unchecked.length === 0) return undefined;
  const names = withOptions.map(([, { name }]) => name);
  const checker = await OptionChecker.load(names, await environment.loadValidators?.());
  for (const [tagged, { name, step }] of unchecked) {
    const rule = registry.rules.get(name);
    if (step.options === undefined || rule === undefined) continue;
    const spell = tagged.source.keys === "kebab-case" ? kebabCase : (key: string) => key;
    for (const fault of checker.check(name, rule, step.options).faults) {
      const key = ["rules", name, ...fault.path.map(spell)].join(".");
      problems.add(tagged.origin, key, fault.what, fault.hint === undefined ? undefined : spell(fault.hint));
    }
  }
  return checker;
}

function checkAllSettings(
  flat: readonly FlatEntry[],
  language: Pick<AnyLanguage, "checkSettings" | "settings">,
  problems: ProblemList,
): void {
  const checked = new Set<Tagged<unknown>>();
  for (const entry of flat) {
    const fresh = Object.entries(entry.settings ?? {}).filter(([, tagged]) => !checked.has(tagged));
    const [first] = fresh;
    if (first === undefined) continue;
    for (const [, tagged] of fresh) checked.add(tagged);
    const { origin, source } = first[1];
    const values = Object.fromEntries(fresh.map(([key, { value }]) => [key, value]));
    for (const problem of checkSettings(values, language, source.keys)) {
      if (typeof problem === "string") problems.add(origin, "", problem);
      else problems.add(origin, settingKey(problem.key, source), problem.what, problem.hint);
    }
  }
}

function settingKey(key: string, source: ConfigSource): string {
  return source.keys === "kebab-case" ? kebabCase(key) : `settings.${key}`;
}

/** `exclude` of the settings takes paths out of linting just as an entry of nothing but `ignores`. */
function makeReady(entry: FlatEntry, steps: Steps): ReadyEntry[] {
  const { basePath, files, ignores, rules, settings } = entry;
  const place = { ...(basePath === undefined ? {} : { basePath }) };
  const read = rules && Object.fromEntries(Object.entries(rules).map(([name, tag]) => [name, stepList(tag, steps)]));
  const ready: ReadyEntry = {
    ...place,
    ...(files && { files }),
    ...(ignores && { ignores }),
    ...(read && { rules: read }),
    ...(settings && { settings }),
  };
  const exclude = files === undefined ? settings?.exclude?.value : undefined;
  return Array.isArray(exclude) && exclude.length > 0
    ? [ready, { ...place, ignores: exclude.filter((glob): glob is string => typeof glob === "string" && glob !== "") }]
    : [ready];
}

function stepList(tagged: Tagged<unknown>, steps: Steps): readonly SettingStep[] {
  const found = steps.get(tagged);
  return found === undefined ? [] : [found.step];
}

function enabledRules(steps: Steps): Set<string> {
  const enabled = new Set<string>();
  for (const { name, step } of steps.values()) if (step.severity !== "off") enabled.add(name);
  return enabled;
}

/** @throws UsageError for a rule that cannot load what it needs. */
async function loadRules(names: ReadonlySet<string>, { rules }: RuleRegistry): Promise<void> {
  for (const name of names) {
    try {
      await rules.get(name)?.load?.();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(`the rule "${name}" cannot be loaded: ${reason}`);
    }
  }
}

async function matcherOf(entries: readonly ReadyEntry[]): Promise<EntryMatcher> {
  const global = entries.every(
    (entry) => entry.files === undefined && entry.ignores === undefined && entry.basePath === undefined,
  );
  return global ? constantMatcher(entries) : GlobMatcher.load(entries);
}
