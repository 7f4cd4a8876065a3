import { isList } from "./check-entry.ts";

interface FrameworkSetting {
  /** JSON Schema, for editors. */
  readonly schema: object;
  /** What is wrong with a value; undefined where nothing is. */
  check(value: unknown): string | undefined;
}

/** The settings of the framework itself; a language brings its own. */
export const FRAMEWORK_SETTINGS = {
  exclude: {
    schema: {
      type: "array",
      items: { type: "string" },
      description: "Globs of files and directories that no rule looks at.",
    },
    check: (value) =>
      isList(value) && value.every((item) => typeof item === "string") ? undefined : "must be a list of globs",
  },
  requiredVersion: {
    schema: {
      type: "string",
      description: 'The versions of pylayout that this configuration is written for, such as ">=1,<2".',
    },
    check: (value) => (typeof value === "string" ? undefined : 'must be a version specifier such as ">=1"'),
  },
  baseline: {
    schema: {
      type: "string",
      description: "File with the findings that are agreed on for now; pylayout-baseline.json where it exists.",
    },
    check: (value) => (typeof value === "string" && value !== "" ? undefined : "must be the path of a file"),
  },
} as const satisfies Readonly<Record<string, FrameworkSetting>>;

/** JSON Schemas of all settings that a config may have, by name in camelCase. */
export function settingSchemas(ofLanguage: Readonly<Record<string, object>> = {}): Record<string, object> {
  const own = Object.entries(FRAMEWORK_SETTINGS).map(([key, { schema }]) => [key, schema] as const);
  return { ...Object.fromEntries(own), ...ofLanguage };
}
