import type { SettingProblem } from "@pylayout/core";
import type { ImportMode } from "../simulate/collection-run.ts";
import { parsePythonSetting } from "../versions/python-setting.ts";

/** The settings that Python projects have. */
export interface ProjectSettings {
  /** "3.8", "3.8-3.13", "3.9,3.12". */
  readonly python?: string;
  /** Dotted names of directories that are meant to be without `__init__.py`. */
  readonly namespacePackages?: readonly string[];
  /** Whether the project is installed when its tests run. */
  readonly installed?: boolean;
  /** pytest's import mode, whatever its configuration says. */
  readonly importMode?: ImportMode;
  /** What runs the tests; with anything but pytest, pytest's collection is not predicted. */
  readonly testRunner?: TestRunner;
  /** Modules of other distributions that are not installed where the tests run. */
  readonly assumeMissing?: readonly string[];
  /** Directories of nested projects that are checked although they lie under tests or examples. */
  readonly projects?: readonly string[];
  /** Whether the whole grammar of every file is checked, or of none; by default of those that may differ from the last commit. */
  readonly thorough?: boolean;
}

export type TestRunner = "pytest" | "unittest" | "django";

const RUNNERS = ["pytest", "unittest", "django"];
const MODES = ["prepend", "append", "importlib"];

/** The same as JSON Schemas, for editors. */
export const PROJECT_SETTINGS: Readonly<Record<keyof ProjectSettings, object>> = {
  python: {
    anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }],
    description:
      'The Python versions to judge instead of those that the project declares: "3.8", "3.8-3.13", "3.9,3.12".',
  },
  namespacePackages: {
    type: "array",
    items: { type: "string" },
    description: "Dotted names of directories that are meant to be without __init__.py.",
  },
  installed: {
    type: "boolean",
    description: "Whether the project is installed where its tests run; by default as CI has it.",
  },
  importMode: { enum: MODES, description: "The import mode of pytest, whatever its configuration says." },
  testRunner: { enum: RUNNERS, description: "What runs the tests; by default pytest where anything shows it." },
  assumeMissing: {
    type: "array",
    items: { type: "string" },
    description: "Third-party modules that are not installed where the tests run.",
  },
  projects: {
    type: "array",
    items: { type: "string" },
    description: "Directories of nested projects that are checked although they lie under tests or examples.",
  },
  thorough: {
    type: "boolean",
    description:
      "Whether the whole grammar of every file is checked, or of none; by default of files that may differ from the last commit.",
  },
};

const CHECKS: Readonly<Record<keyof ProjectSettings, (value: unknown) => string | undefined>> = {
  python(value) {
    const parsed = parsePythonSetting(value);
    return parsed.ok ? undefined : parsed.message;
  },
  namespacePackages: strings("dotted names"),
  installed: isBoolean,
  thorough: isBoolean,
  importMode: oneOf(MODES),
  testRunner: oneOf(RUNNERS),
  assumeMissing: strings("module names"),
  projects: strings("directories"),
};

function oneOf(known: readonly string[]): (value: unknown) => string | undefined {
  return (value) =>
    typeof value === "string" && known.includes(value) ? undefined : `must be one of ${known.join(", ")}`;
}

function isBoolean(value: unknown): string | undefined {
  return typeof value === "boolean" ? undefined : "must be true or false";
}

function strings(what: string): (value: unknown) => string | undefined {
  return (value) =>
    Array.isArray(value) && value.every((item) => typeof item === "string") ? undefined : `must be a list of ${what}`;
}

export function checkProjectSettings(settings: Readonly<Record<string, unknown>>): readonly SettingProblem[] {
  return Object.entries(settings).flatMap(([key, value]): SettingProblem[] => {
    if (!Object.hasOwn(CHECKS, key)) return [];
    const what = CHECKS[key as keyof typeof CHECKS](value);
    return what === undefined ? [] : [{ key, what }];
  });
}

/** The settings that have the right type; the others count as not given. */
export function readProjectSettings(settings: Readonly<Record<string, unknown>>): ProjectSettings {
  const right = Object.entries(settings).filter(([key, value]) => {
    return Object.hasOwn(CHECKS, key) && CHECKS[key as keyof typeof CHECKS](value) === undefined;
  });
  return Object.fromEntries(right);
}
