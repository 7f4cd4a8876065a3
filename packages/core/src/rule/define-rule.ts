import { deepFreeze } from "./deep-freeze.ts";
import type { Infer, OptionsOf } from "./infer.ts";
import type { MessageTexts, OptionsSchema, Rule, RuleContext, RuleMeta, VisitTools } from "./rule.ts";

/** A rule as its author writes it; `Types` are the node types that it visits. */
export interface RuleDefinition<
  Model,
  Nodes extends object,
  Texts extends MessageTexts,
  Schema extends OptionsSchema | undefined,
  Defaults,
  Types extends keyof Nodes,
> {
  readonly meta: Omit<RuleMeta<Texts>, "schema" | "defaultOptions"> & {
    readonly schema?: Schema & OptionsSchema;
    readonly defaultOptions?: Defaults & Infer<NoInfer<Schema>>;
  };
  load?(): Promise<void>;
  create(context: RuleContext<Model>): {
    readonly [Type in Types]?: (
      node: Nodes[Type],
      tools: VisitTools<OptionsOf<NoInfer<Schema>, NoInfer<Defaults>>, NoInfer<Texts>>,
    ) => void;
  };
  /** Why there is nothing that the rule could judge, for a checklist; null where there is something. */
  notApplicable?(context: RuleContext<Model>): string | null;
}

export type DefineRule<Model, Nodes extends object> = <
  const Texts extends MessageTexts,
  Types extends keyof Nodes,
  const Schema extends OptionsSchema | undefined = undefined,
  const Defaults = object,
>(
  rule: RuleDefinition<Model, Nodes, Texts, Schema, Defaults, Types>,
) => Rule<Model, Nodes, OptionsOf<Schema, Defaults>, Texts>;

/**
 * Binds `defineRule` to a language, so that authors need one import and no type arguments. What it returns checks node
 * types, message ids, placeholders and options at compile time, and freezes the rule.
 */
export function createDefineRule<Model, Nodes extends object>(): DefineRule<Model, Nodes> {
  return (rule) => deepFreeze(rule) as never;
}
