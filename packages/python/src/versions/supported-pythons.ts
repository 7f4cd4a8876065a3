import type { Evidence, SupportedPythons } from "../model/python-model.ts";
import type { AllowedPythons } from "./python-specifier.ts";
import { ALL_VERSIONS, isKnownVersion, KNOWN_VERSIONS, NO_VERSIONS, versionBit, versionRange } from "./version-set.ts";
import type { PythonVersion, VersionSet } from "./version-set.ts";

/** Minor versions that a place names, such as classifiers. */
export interface NamedPythons {
  readonly names: readonly string[];
  readonly evidence: Evidence;
}

/** What a project says about its Pythons; everything is asked for only where it is needed. */
export interface PythonDeclarations {
  /** The user's own setting, which overrides all others. */
  setting(): {
    readonly versions: VersionSet;
    readonly unchecked: readonly string[];
    readonly evidence: Evidence;
  } | null;
  requires(): { readonly allowed: AllowedPythons; readonly evidence: Evidence } | null;
  classifiers(): NamedPythons | null;
  ci(): NamedPythons | null;
  tox(): NamedPythons | null;
}

/** The Pythons that a project supports: its setting, else requires-python (up to the highest named version where it has no upper bound), else the first of classifiers, CI and tox that names versions. */
export function supportedPythons(declarations: PythonDeclarations): SupportedPythons {
  const setting = declarations.setting();
  if (setting)
    return { versions: setting.versions, declared: true, reason: setting.evidence, unchecked: setting.unchecked };
  const requires = declarations.requires();
  if (requires) return fromRequires(requires, declarations);
  for (const place of ["classifiers", "ci", "tox"] as const) {
    const named = declarations[place]();
    if (!named?.names.some(isKnownVersion)) continue;
    return {
      versions: setOf(named.names),
      declared: true,
      reason: named.evidence,
      unchecked: named.names.filter((name) => !isKnownVersion(name)),
    };
  }
  return { versions: ALL_VERSIONS, declared: false, reason: null, unchecked: [] };
}

function fromRequires(
  { allowed, evidence }: { allowed: AllowedPythons; evidence: Evidence },
  declarations: PythonDeclarations,
): SupportedPythons {
  if (allowed.bounded)
    return { versions: allowed.versions, declared: true, reason: evidence, unchecked: allowed.older };
  const named = [declarations.classifiers(), declarations.ci(), declarations.tox()].flatMap(
    (place) => place?.names ?? [],
  );
  const newer = named.filter((name) => !isKnownVersion(name) && minorOf(name) > minorOf(newest()));
  const top = newer.length > 0 ? undefined : highest(setOf(named) & allowed.versions);
  const versions = top === undefined ? allowed.versions : allowed.versions & versionRange(KNOWN_VERSIONS[0], top);
  return { versions, declared: true, reason: evidence, unchecked: [...allowed.older, ...new Set(newer)] };
}

function newest(): PythonVersion {
  return KNOWN_VERSIONS[KNOWN_VERSIONS.length - 1] ?? KNOWN_VERSIONS[0];
}

function highest(set: VersionSet): PythonVersion | undefined {
  return KNOWN_VERSIONS.findLast((version) => (set & versionBit(version)) !== 0);
}

function setOf(names: readonly string[]): VersionSet {
  return names.reduce((set, name) => (isKnownVersion(name) ? set | versionBit(name) : set), NO_VERSIONS);
}

function minorOf(name: string): number {
  const [major = 0, minor = 0] = name.split(".").map(Number);
  return major * 100 + minor;
}
