import type { AnyRule, Plugin } from "../rule/rule.ts";
import type { ConfigEntry, ConfigInput } from "./config-input.ts";
import type { ConfiguredSeverity } from "./lint-config.ts";

type RuleMap = Readonly<Record<string, AnyRule>>;
type PluginMap = Readonly<Record<string, Plugin>>;

type OptionsOfRule<One> = One extends { readonly "~options"?: infer Options } ? Partial<NonNullable<Options>> : never;

type RuleInputOf<One> =
  | ConfiguredSeverity
  | { readonly severity: ConfiguredSeverity }
  | ([keyof OptionsOfRule<One>] extends [never] ? never : WithOptions<OptionsOfRule<One>>);

type WithOptions<Options> =
  readonly [ConfiguredSeverity, Options] | (Options & { readonly severity?: ConfiguredSeverity });

/** The names under which config speaks of the rules of plugins. */
type PluginRuleNames<Plugins> = {
  readonly [Prefix in keyof Plugins & string]: `${Prefix}/${RuleNames<Plugins[Prefix]>}`;
}[keyof Plugins & string];

type RuleNames<One> = One extends { readonly rules: infer Rules } ? keyof Rules & string : never;

/** A prefix may hold a slash itself (`@acme/python`), so it is looked for among those that there are. */
type RuleOf<Plugins, Name extends string> = {
  readonly [Prefix in keyof Plugins & string]: Name extends `${Prefix}/${infer Rule}`
    ? Plugins[Prefix] extends { readonly rules: infer Rules }
      ? Rules[Rule & keyof Rules]
      : never
    : never;
}[keyof Plugins & string];

/** One map of the plugins of all entries; an entry without plugins brings none. */
type Together<Plugins extends readonly unknown[]> = Plugins extends readonly [infer First, ...infer Rest]
  ? (First extends PluginMap ? Merged<First> : unknown) & Together<Rest>
  : unknown;

/** What the entries of one list bring, which is inferred as a union in which each lacks what the others have. */
type Merged<Union> = { readonly [Prefix in KeyIn<Union>]: ValueIn<Union, Prefix> };

type KeyIn<Union> = Union extends unknown ? keyof Union : never;

type ValueIn<Union, Key> = Union extends unknown ? (Key extends keyof Union ? NonNullable<Union[Key]> : never) : never;

/** An entry whose rules and options are checked against the built-in rules and the plugins of all entries. */
export type TypedEntry<Rules extends RuleMap, Own, All> = Omit<ConfigEntry, "plugins" | "rules"> & {
  readonly plugins?: Own & PluginMap;
  readonly rules?: {
    readonly [Name in (keyof Rules & string) | PluginRuleNames<All>]?: RuleInputOf<
      Name extends keyof Rules ? Rules[Name] : RuleOf<All, Name>
    >;
  };
};

export type DefineConfig<Rules extends RuleMap> = <const Plugins extends readonly unknown[]>(
  ...entries: {
    readonly [Index in keyof Plugins]:
      | TypedEntry<Rules, Plugins[Index], Together<Plugins>>
      | readonly TypedEntry<Rules, Plugins[Index], Together<Plugins>>[];
  }
) => ConfigInput;

/**
 * Binds `defineConfig` to the rules that need no plugin. It returns what it is given: it is there so that an editor
 * completes, and a compiler checks, the names and options of rules.
 */
export function createDefineConfig<Rules extends RuleMap>(): DefineConfig<Rules> {
  return (...entries) => entries as ConfigInput;
}
