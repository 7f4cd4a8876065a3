import { UsageError, type LintConfig, type PathKind, type RuleExplanation } from "@pylayout/core";
import { findRoot } from "@pylayout/node";
import { chosenFormat, parseArguments, WORLD_OPTIONS, worldOptions } from "../arguments.ts";
import { configToJson, configToText, ruleToText } from "../format/effective-config.ts";
import type { Surroundings } from "../streams.ts";
import { openWorld, type World } from "../world.ts";

/** The configuration that holds at a path, with everything that was said about it. */
export interface EffectiveConfig {
  readonly path: string;
  readonly kind: PathKind;
  /** True: no rule looks at the path. */
  readonly ignored: boolean;
  readonly settings: ReturnType<LintConfig["explainSettings"]>;
  /** Rules that some entry spoke of, by name. */
  readonly rules: readonly RuleExplanation[];
}

/** `pylayout config [path] [rule]`: what holds there, who said so, and what that overrode. */
export async function config(args: readonly string[], { cwd, stdout }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("config", args, {
    ...WORLD_OPTIONS,
    rule: { type: "string", multiple: true },
  });
  if (positionals.length > 2) throw new UsageError("config takes a path and a rule");
  const [first = ".", second] = positionals;
  const found = findRoot(first, cwd, { mayBeMissing: true });
  const world = await openWorld(found.root, worldOptions(values));
  // A name that leads nowhere may be a rule's, which plugins' rules share the form of paths with.
  const isRule = second === undefined && world.config.rules.has(first) && world.tree.get(found.path) === undefined;
  const [path, rule] = isRule ? [findRoot(".", cwd).path, first] : [found.path, second];
  const effective = effectiveAt(world, path, rule);
  const format = chosenFormat(values, ["full", "json"]);
  if (format === "json") stdout.write(configToJson(effective));
  else stdout.write(rule === undefined ? configToText(effective) : ruleToText(effective));
  return 0;
}

function effectiveAt({ tree, config: found }: World, path: string, rule: string | undefined): EffectiveConfig {
  const kind = path === "" ? "project" : tree.get(path)?.kind === "directory" ? "directory" : "file";
  const names = rule === undefined ? [...found.rules.keys()].sort() : [rule];
  const rules = names.map((name) => found.explain(path, name, kind));
  return {
    path,
    kind,
    ignored: found.at(path, kind) === undefined,
    settings: found.explainSettings(path),
    rules: rule === undefined ? rules.filter(({ steps }) => steps.length > 0) : rules,
  };
}
