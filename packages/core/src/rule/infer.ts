/**
 * The type of the values that a JSON Schema accepts. Covers what options need: scalars, enum, const, lists, objects with
 * fixed or free keys, and oneOf or anyOf; everything else is `unknown`.
 */
export type Infer<Schema> = Schema extends { readonly const: infer Value }
  ? Value
  : Schema extends { readonly enum: readonly (infer Value)[] }
    ? Value
    : Schema extends { readonly oneOf: readonly (infer Choice)[] } | { readonly anyOf: readonly (infer Choice)[] }
      ? Infer<Choice>
      : Schema extends { readonly type: infer Type }
        ? InferType<Schema, Type>
        : unknown;

type InferType<Schema, Type> = Type extends "string"
  ? string
  : Type extends "number" | "integer"
    ? number
    : Type extends "boolean"
      ? boolean
      : Type extends "null"
        ? null
        : Type extends "array"
          ? readonly (Schema extends { readonly items: infer Item } ? Infer<Item> : unknown)[]
          : Type extends "object"
            ? InferObject<Schema>
            : unknown;

type InferObject<Schema> = Schema extends { readonly properties: infer Properties }
  ? { readonly [Key in keyof Properties]?: Infer<Properties[Key]> }
  : Schema extends { readonly additionalProperties: infer Value extends object }
    ? Readonly<Record<string, Infer<Value>>>
    : Readonly<Record<string, unknown>>;

type Properties<Schema> = Schema extends { readonly properties: infer Found } ? Found : object;

/** Keys of options that are never absent: those with a default in the schema or in `defaultOptions`. */
type DefaultedKeys<Schema, Defaults> =
  | (keyof Defaults & keyof Properties<Schema>)
  | {
      [Key in keyof Properties<Schema>]: Properties<Schema>[Key] extends { readonly default: unknown } ? Key : never;
    }[keyof Properties<Schema>];

/** A rule's options as its visitor sees them: what has a default is there. */
export type OptionsOf<Schema, Defaults> = {
  readonly [Key in DefaultedKeys<Schema, Defaults>]: Infer<Properties<Schema>[Key]>;
} & {
  readonly [Key in Exclude<keyof Properties<Schema>, DefaultedKeys<Schema, Defaults>>]?: Infer<Properties<Schema>[Key]>;
};
