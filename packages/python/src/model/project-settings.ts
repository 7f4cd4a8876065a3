import { nameHint, type SettingProblem } from "@pylayout/core";
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
  /** Modules of other distributions that are not installed where the tests run. */
  readonly assumeMissing?: readonly string[];
  /** Directories of nested projects that are checked although they lie under tests or examples. */
  readonly projects?: readonly string[];
}

const MODES = ["prepend", "append", "importlib"];

/** Settings of the framework itself, which reach a language too. */
type CoreSetting = "exclude" | "requiredVersion";

const CHECKS: Readonly<Record<keyof ProjectSettings | CoreSetting, (value: unknown) => string | undefined>> = {
  python(value) {
    const parsed = parsePythonSetting(value);
    return parsed.ok ? undefined : parsed.message;
  },
  namespacePackages: strings("dotted names"),
  installed: (value) => (typeof value === "boolean" ? undefined : "must be true or false"),
  importMode: (value) =>
    typeof value === "string" && MODES.includes(value) ? undefined : `must be one of ${MODES.join(", ")}`,
  assumeMissing: strings("module names"),
  projects: strings("directories"),
  exclude: strings("globs"),
  requiredVersion: (value) => (typeof value === "string" ? undefined : 'must be a version specifier such as ">=1"'),
};

function strings(what: string): (value: unknown) => string | undefined {
  return (value) =>
    Array.isArray(value) && value.every((item) => typeof item === "string") ? undefined : `must be a list of ${what}`;
}

export function checkProjectSettings(settings: Readonly<Record<string, unknown>>): readonly SettingProblem[] {
  return Object.entries(settings).flatMap(([key, value]): SettingProblem[] => {
    if (!Object.hasOwn(CHECKS, key)) {
      const hint = nameHint(key, Object.keys(CHECKS));
      return [{ key, what: "is no setting", ...(hint ? { hint } : {}) }];
    }
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
