import type { VersionSet } from "../versions/version-set.ts";

export interface StdlibModule {
  readonly versions: VersionSet;
  readonly package: boolean;
  /** Versions in which the module's names are not known. */
  readonly unknown: VersionSet;
  readonly platform: string | null;
  /** Versions in which each name exists; decoded when first asked for. */
  names(): ReadonlyMap<string, VersionSet>;
}

/** Reads a line of the table; its form is described in scripts/sources/write-stdlib-table.py. */
export function parseStdlibLine(line: string): StdlibModule {
  const [head = "", ...groups] = line.split(";");
  const [, versions = "0", ...marks] = head.split(" ");
  const mark = (first: string): string | undefined => marks.find((each) => each.startsWith(first))?.slice(1);
  let names: ReadonlyMap<string, VersionSet> | undefined;
  return {
    versions: parseInt(versions, 16),
    package: marks.includes("p"),
    unknown: parseInt(mark("?") ?? "0", 16),
    platform: mark("@") ?? null,
    names: () => (names ??= decodeNames(groups)),
  };
}

function decodeNames(groups: readonly string[]): Map<string, VersionSet> {
  const names = new Map<string, VersionSet>();
  for (const group of groups) {
    const [mask = "0", ...list] = group.split(" ");
    for (const name of list) names.set(name, (names.get(name) ?? 0) | parseInt(mask, 16));
  }
  return names;
}
