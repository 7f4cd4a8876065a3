import { kebabCase, settingSchemas, type AnyRule, type RuleMeta } from "@pylayout/core";
import { python } from "@pylayout/python";
import { BUILTIN_PRESETS } from "./builtin-presets.ts";
import { BUILTIN_RULES } from "./builtin-rules.ts";

type Schema = Readonly<Record<string, unknown>>;

const DRAFT = "http://json-schema.org/draft-07/schema#";
const severity = { $ref: "#/definitions/severity" };
const globs = { type: "array", items: { type: "string", minLength: 1 } };

/** The JSON Schema of `[tool.pylayout]`, and of .toml and .json presets: made from the rules' own schemas. */
export function configSchema(): Schema {
  return { $schema: DRAFT, title: "pylayout", ...tableSchema(), definitions: definitions() };
}

/** The same as part of a pyproject.toml, for editors that know one schema for the whole file. */
export function pyprojectSchema(): Schema {
  return {
    $schema: DRAFT,
    title: "pyproject.toml with [tool.pylayout]",
    type: "object",
    properties: { tool: { type: "object", properties: { pylayout: tableSchema() } } },
    definitions: definitions(),
  };
}

function tableSchema(): Schema {
  const override = { type: "object", properties: entryProperties(), additionalProperties: false };
  return {
    type: "object",
    description: "Configuration of pylayout.",
    properties: {
      $schema: { type: "string", description: "Where this schema lies; for presets in JSON." },
      ...entryProperties(),
      overrides: { type: "array", items: override, description: "What holds for some files only; later ones win." },
    },
    additionalProperties: false,
  };
}

function entryProperties(): Schema {
  const settings = Object.entries(settingSchemas(python.settings)).map(
    ([key, schema]) => [kebabCase(key), schema] as const,
  );
  return {
    name: { type: "string", description: "Shown in errors and by pylayout config." },
    files: {
      type: "array",
      items: { anyOf: [{ type: "string", minLength: 1 }, globs] },
      minItems: 1,
      description: "Globs of the files and directories that this holds for; globs of a list inside must all match.",
    },
    ignores: { ...globs, description: "Globs of files and directories that this does not hold for." },
    extends: {
      type: "array",
      items: { anyOf: [{ enum: Object.keys(BUILTIN_PRESETS) }, { type: "string", minLength: 1 }] },
      description: "Presets: built-in ones, <plugin>/<name>, packages, and .toml or .json files relative to this one.",
    },
    plugins: {
      type: "array",
      items: { type: "string" },
      description: "Packages, or ./files, that bring rules and presets.",
    },
    rules: { $ref: "#/definitions/rules" },
    ...Object.fromEntries(settings),
  };
}

function definitions(): Schema {
  const rules = Object.entries(BUILTIN_RULES as Readonly<Record<string, AnyRule>>);
  return {
    severity: {
      enum: ["off", "on", "warn", "error"],
      description: '"on" leaves the severity to each finding; "warn" and "error" set it for all findings of the rule.',
    },
    rules: {
      type: "object",
      description: "Severity and options of each rule.",
      properties: Object.fromEntries(rules.map(([name, { meta }]) => [name, ruleSchema(meta as RuleMeta)])),
      patternProperties: { "/": { anyOf: [severity, { type: "object" }, { type: "array" }] } },
      additionalProperties: false,
    },
  };
}

function ruleSchema({ docs, schema, defaultOptions }: RuleMeta): Schema {
  const options = Object.fromEntries(
    Object.entries(schema?.properties ?? {}).map(([key, value]) => {
      const initial = defaultOptions?.[key];
      return [kebabCase(key), { ...(spelt(value) as Schema), ...(initial === undefined ? {} : { default: initial }) }];
    }),
  );
  const object = { type: "object", properties: options, additionalProperties: false };
  return {
    description: `${docs.description}.`,
    anyOf: [
      severity,
      { ...object, properties: { severity, ...options } },
      { type: "array", items: [severity, object], minItems: 1, additionalItems: false },
    ],
  };
}

/** A schema with the keys of its properties as TOML spells them. */
function spelt(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(spelt);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) =>
      key === "properties" && typeof value === "object" && value !== null
        ? [key, Object.fromEntries(Object.entries(value).map(([name, item]) => [kebabCase(name), spelt(item)]))]
        : [key, spelt(value)],
    ),
  );
}
