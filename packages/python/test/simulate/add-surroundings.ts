import type { Draft, Surrounding } from "./surroundings/draft.ts";
import {
  annotations,
  encodings,
  executedDefaults,
  handlers,
  leavingEarly,
  skips,
  versionChecks,
} from "./surroundings/what-modules-need.ts";
import { circle, exportLists, lazyAttributes, stubbedModules } from "./surroundings/what-modules-offer.ts";
import {
  doctests,
  earlyPlugin,
  ignoringConftest,
  pluginList,
  selection,
  workingDirectory,
} from "./surroundings/what-pytest-is-told.ts";
import {
  amplifier,
  extendedPath,
  installedRoot,
  pathEdits,
  rootInit,
  sameNames,
  shadowedLibrary,
} from "./surroundings/where-modules-lie.ts";

/** Circumstances that decide what is collected, each of random shape. */
export const SURROUNDINGS: Readonly<Record<string, Surrounding>> = {
  "a conftest that ignores": ignoringConftest,
  pytest_plugins: pluginList,
  "a plugin given with -p": earlyPlugin,
  "doctests of modules": doctests,
  "edits of sys.path": pathEdits,
  "a module's __getattr__": lazyAttributes,
  "checks of the version": versionChecks,
  "a namespace below a package that fails": amplifier,
  "equal names of test modules": sameNames,
  "an __init__.py at the root": rootInit,
  "an install in place": installedRoot,
  "modules named as in the standard library": shadowedLibrary,
  "a circular import": circle,
  "star imports and __all__": exportLists,
  "entries made in sys.modules": stubbedModules,
  "handlers of failing imports": handlers,
  "another working directory": workingDirectory,
  "what is selected": selection,
  encodings: encodings,
  skips: skips,
  "what older Pythons cannot evaluate": annotations,
  "an extended __path__": extendedPath,
  "modules that end early": leavingEarly,
  "imports in expressions and blocks": executedDefaults,
};

/** Adds one to three circumstances that decide what is collected, each in random shape. */
export function addSurroundings(draft: Draft): void {
  const count = 1 + draft.random.below(3);
  for (let i = 0; i < count; i++) draft.random.pick(Object.values(SURROUNDINGS))(draft);
}
