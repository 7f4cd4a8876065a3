import type { PytestInvocation } from "../pytest/pytest-invocation.ts";
import { versionBit, versionsOf, type PythonVersion, type VersionSet } from "../versions/version-set.ts";
import type { CollectionRun, ImportMode, PytestVersion } from "./collection-run.ts";

/** What a person may ask of a collection; what is absent is as the project has it. */
export interface CollectRequest {
  readonly versions?: VersionSet;
  /** Absent: the newest pytest that supports each Python. */
  readonly pytest?: PytestVersion;
  readonly importMode?: ImportMode;
  readonly installed?: boolean;
  readonly assumeMissing?: readonly string[];
  readonly invocation?: Partial<PytestInvocation>;
  /** Whether each module is also simulated alone. */
  readonly alone?: boolean;
}

export type Collect = (request: CollectRequest) => readonly CollectionRun[];

/** The newest pytest with a release for a Python: 8.3 is the last for 3.8, 8.4 for 3.9 (their requires-python). */
export function newestPytest(python: PythonVersion): PytestVersion {
  if (python === "3.8") return "8.3";
  return python === "3.9" ? "8" : "9";
}

/** The newest pytest of each Python, with the Pythons that share it, oldest first. */
export function pytestsOf(versions: VersionSet): readonly (readonly [PytestVersion, VersionSet])[] {
  const found = new Map<PytestVersion, VersionSet>();
  for (const python of versionsOf(versions)) {
    const pytest = newestPytest(python);
    found.set(pytest, (found.get(pytest) ?? 0) | versionBit(python));
  }
  return [...found];
}
