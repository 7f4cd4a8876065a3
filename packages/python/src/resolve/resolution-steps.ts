import type { DirectoryStep, ResolutionStep } from "./resolution-step.ts";
import { builtInModule } from "./steps/built-in-module.ts";
import { bytecodeModule } from "./steps/bytecode-module.ts";
import { extensionModule } from "./steps/extension-module.ts";
import { frozenModule } from "./steps/frozen-module.ts";
import { namespacePackage } from "./steps/namespace-package.ts";
import { namespacePortion } from "./steps/namespace-portion.ts";
import { regularPackage } from "./steps/regular-package.ts";
import { sourceModule } from "./steps/source-module.ts";

/** How CPython finds a module that is not loaded yet; docs/resolution-order.md lists the same steps. */
export const RESOLUTION_STEPS: readonly ResolutionStep[] = [
  builtInModule,
  frozenModule,
  regularPackage,
  extensionModule,
  sourceModule,
  bytecodeModule,
  namespacePortion,
  namespacePackage,
];

export const DIRECTORY_STEPS: readonly DirectoryStep[] = RESOLUTION_STEPS.filter((step) => step.scope === "entry");
