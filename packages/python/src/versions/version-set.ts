/** Minor versions of CPython that pylayout knows, oldest first. */
export const KNOWN_VERSIONS = ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"] as const;

export type PythonVersion = (typeof KNOWN_VERSIONS)[number];

/** A set of known versions: bit i stands for KNOWN_VERSIONS[i]. */
export type VersionSet = number;

export const ALL_VERSIONS: VersionSet = (1 << KNOWN_VERSIONS.length) - 1;
export const NO_VERSIONS: VersionSet = 0;

export function versionBit(version: PythonVersion): VersionSet {
  return 1 << KNOWN_VERSIONS.indexOf(version);
}

export function versionSet(versions: Iterable<PythonVersion>): VersionSet {
  let set = NO_VERSIONS;
  for (const version of versions) set |= versionBit(version);
  return set;
}

export function versionsOf(set: VersionSet): PythonVersion[] {
  return KNOWN_VERSIONS.filter((_, i) => (set & (1 << i)) !== 0);
}

/** Versions from `first` on, or (`first`, `last`) inclusive. */
export function versionRange(first: PythonVersion, last: PythonVersion = "3.14"): VersionSet {
  const from = KNOWN_VERSIONS.indexOf(first);
  const to = KNOWN_VERSIONS.indexOf(last);
  return KNOWN_VERSIONS.reduce((set, _, i) => (i >= from && i <= to ? set | (1 << i) : set), NO_VERSIONS);
}

export function isKnownVersion(text: string): text is PythonVersion {
  return (KNOWN_VERSIONS as readonly string[]).includes(text);
}

/** "3.8 to 3.11", "3.8, 3.10 and 3.12", "3.13"; "no version" for the empty set. */
export function formatVersions(set: VersionSet): string {
  const versions = versionsOf(set);
  const runs: PythonVersion[][] = [];
  for (const version of versions) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last && KNOWN_VERSIONS.indexOf(version) === KNOWN_VERSIONS.indexOf(last) + 1;
    if (run && follows) run.push(version);
    else runs.push([version]);
  }
  const parts = runs.flatMap((run) => (run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run));
  if (parts.length === 0) return "no version";
  return parts.length === 1 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
