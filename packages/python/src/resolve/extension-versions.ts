import { ALL_VERSIONS, type VersionSet, isKnownVersion, versionBit } from "../versions/version-set.ts";

/** Pythons on Linux that take a file for an extension module, by the tag in its name (importlib.machinery.EXTENSION_SUFFIXES). */
export function extensionVersions(fileName: string): VersionSet {
  const tag = fileName.slice(fileName.indexOf(".") + 1);
  if (tag === "so" || tag === "abi3.so") return ALL_VERSIONS;
  const match = /^cpython-3(\d+)-[\w-]*linux[\w-]*\.so$/.exec(tag);
  const version = `3.${match?.[1] ?? ""}`;
  return isKnownVersion(version) ? versionBit(version) : 0;
}

/** Rank of a suffix: tagged before abi3 before plain. */
export function extensionRank(fileName: string): number {
  const tag = fileName.slice(fileName.indexOf(".") + 1);
  if (tag === "so") return 2;
  return tag === "abi3.so" ? 1 : 0;
}
