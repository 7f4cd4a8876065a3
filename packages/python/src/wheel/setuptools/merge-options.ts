import { cannotKnow } from "../plan-stop.ts";
import type { WheelReason } from "../wheel-plan.ts";
import {
  isRead,
  type MaybeOption,
  type Option,
  type OptionPlace,
  type SetuptoolsOptions,
} from "./setuptools-options.ts";

/** The three places that configure setuptools. */
export interface OptionSources {
  readonly pyproject: SetuptoolsOptions | undefined;
  readonly setupPy: SetuptoolsOptions;
  readonly setupCfg: SetuptoolsOptions;
}

/**
 * One view of all three: pyproject.toml overrides, then setup.py's arguments, then setup.cfg. An argument of setup.py that
 * is empty gives way to setup.cfg. `package-dir` is merged, and there setup.py wins.
 */
export function mergeOptions({ pyproject = {}, setupPy, setupCfg }: OptionSources): SetuptoolsOptions {
  const pick = <K extends keyof SetuptoolsOptions>(key: K): SetuptoolsOptions[K] =>
    pyproject[key] ?? unlessEmpty(setupPy[key], setupCfg[key]);
  return {
    packages: pick("packages"),
    pyModules: pick("pyModules"),
    packageDir: mergeDirectories(pyproject.packageDir, unlessEmpty(setupPy.packageDir, setupCfg.packageDir)),
    packageData: pick("packageData"),
    excludePackageData: pick("excludePackageData"),
    includePackageData: pick("includePackageData"),
    extModules: pyproject.extModules ?? setupPy.extModules,
    rustModules: pyproject.rustModules,
    dataFiles: pick("dataFiles"),
    scripts: pick("scripts"),
    licenseFiles: pick("licenseFiles"),
    name: pick("name"),
    version: pick("version"),
    referencedFiles: [...(pyproject.referencedFiles ?? []), ...(setupCfg.referencedFiles ?? [])],
    setupRequires: [...(setupPy.setupRequires ?? []), ...(setupCfg.setupRequires ?? [])],
  };
}

/** ConfigHandler.__setitem__ leaves a value alone that setup.py has set, unless it is empty. */
function unlessEmpty<T>(first: T, second: T): T {
  return first === undefined || (second !== undefined && isEmpty(first)) ? second : first;
}

function isEmpty(option: unknown): boolean {
  if (typeof option !== "object" || option === null || !("value" in option)) return false;
  const value = option.value;
  if (Array.isArray(value)) return value.length === 0;
  return value instanceof Map ? value.size === 0 : value === "" || value === false;
}

type DirectoryOption = MaybeOption<ReadonlyMap<string, string>>;

function mergeDirectories(pyproject: DirectoryOption, other: DirectoryOption): DirectoryOption {
  if (!isRead(pyproject) || !isRead(other)) return other ?? pyproject;
  return { value: new Map([...pyproject.value, ...other.value]), place: pyproject.place };
}

/** The option's value; an expression that cannot be read makes the whole plan unknown. */
export function readOption<T>(option: MaybeOption<T>): Option<T> | undefined {
  if (option === undefined || isRead(option)) return option;
  return cannotKnow(reasonAt(option.place, option.unread));
}

export function reasonAt(place: OptionPlace, text: string, intended = false): WheelReason {
  return { ...place, text, intended };
}
