import { isKnownVersion, KNOWN_VERSIONS, NO_VERSIONS, versionBit, type VersionSet } from "./version-set.ts";

export type PythonSetting =
  | { readonly ok: true; readonly versions: VersionSet; readonly unchecked: readonly string[] }
  /** A sentence without a full stop. */
  | { readonly ok: false; readonly message: string };

const FORMS = "expected a version, a range or a list of both, such as 3.8, 3.8-3.13 or 3.9,3.12";

/** Reads the setting `python` and the option `--python`: "3.8", "3.8-3.13", "3.9,3.12". */
export function parsePythonSetting(value: unknown): PythonSetting {
  const text = Array.isArray(value) && value.every((item) => typeof item === "string") ? value.join(",") : value;
  if (typeof text !== "string")
    return { ok: false, message: `${JSON.stringify(text)} names no Python version; ${FORMS}` };
  const named: string[] = [];
  for (const part of text.split(",")) {
    const range = /^\s*3\.(\d{1,2})\s*(?:-\s*3\.(\d{1,2})\s*)?$/.exec(part);
    if (!range) return { ok: false, message: `"${part.trim()}" names no Python version; ${FORMS}` };
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (last < first)
      return { ok: false, message: `the range "${part.trim()}" is empty: its end lies before its start` };
    for (let minor = first; minor <= last; minor++) named.push(`3.${minor}`);
  }
  const versions = named.reduce((set, v) => (isKnownVersion(v) ? set | versionBit(v) : set), NO_VERSIONS);
  if (versions === NO_VERSIONS) {
    const known = `${KNOWN_VERSIONS[0]} to ${KNOWN_VERSIONS[KNOWN_VERSIONS.length - 1] ?? ""}`;
    return { ok: false, message: `"${text}" holds no Python version that pylayout knows (${known})` };
  }
  return { ok: true, versions, unchecked: [...new Set(named.filter((version) => !isKnownVersion(version)))] };
}
