import type { StandardLibrary } from "../resolve/standard-library.ts";
import { NO_VERSIONS, versionBit, type VersionSet } from "../versions/version-set.ts";
import { STDLIB_TABLE } from "./generated/stdlib-table.ts";
import { parseStdlibLine, type StdlibModule } from "./stdlib-line.ts";

/** Names of 3.14 are known from its documentation only: what is not listed may still exist. */
const NOT_MEASURED = versionBit("3.14");

/** Modules of other platforms exist in no version here: predictions are for Linux. */
export interface MeasuredLibrary extends StandardLibrary {
  /** "win32" or "darwin" for a module that exists on that platform only; null for all others. */
  platform(module: string): string | null;
  /** Versions in which a module exists on the platform it is for. */
  anywhere(module: string): VersionSet;
}

/** The standard library of CPython 3.8 to 3.13 as measured on Linux, and of 3.14 as documented. */
export const standardLibrary: MeasuredLibrary = {
  modules(name) {
    const module = find(name);
    return module?.platform === null ? module.versions : NO_VERSIONS;
  },
  anywhere: (name) => find(name)?.versions ?? NO_VERSIONS,
  isPackage: (name) => find(name)?.package ?? false,
  platform: (name) => find(name)?.platform ?? null,
  names(name, asked) {
    const module = find(name);
    if (module === undefined) return { present: NO_VERSIONS, unknown: NO_VERSIONS };
    if (asked.startsWith("__") && asked.endsWith("__")) return { present: NO_VERSIONS, unknown: module.versions };
    const present = module.names().get(asked) ?? NO_VERSIONS;
    const unknown = (module.unknown | (module.versions & NOT_MEASURED)) & ~present;
    return { present, unknown };
  },
};

const modules = new Map<string, StdlibModule>();
let lines: Map<string, string> | undefined;

function find(name: string): StdlibModule | undefined {
  const known = modules.get(name);
  if (known) return known;
  lines ??= indexLines(STDLIB_TABLE);
  const line = lines.get(name);
  if (line === undefined) return undefined;
  const module = parseStdlibLine(line);
  modules.set(name, module);
  return module;
}

function indexLines(table: string): Map<string, string> {
  return new Map(table.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line]));
}
