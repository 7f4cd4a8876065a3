import { KNOWN_VERSIONS, NO_VERSIONS, versionBit, type VersionSet } from "./version-set.ts";

/** What a version specifier allows, seen as minor versions: one counts when any of its patch releases does. */
export interface AllowedPythons {
  readonly versions: VersionSet;
  /** Allowed minor versions older than those that pylayout knows, from 2.7 on. */
  readonly older: readonly string[];
  /** False: every later 3.x is allowed too. */
  readonly bounded: boolean;
}

interface Version {
  readonly release: readonly number[];
  /** A pre-release or development release stands before its release. */
  readonly early: boolean;
}

type Clause = (version: readonly [number, number, number]) => boolean;

/** More patch releases than any minor version has had. */
const PATCHES = 40;
const OLDER = ["2.7", "3.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"];

/** Reads a PEP 440 specifier set such as `>=3.8,<4,!=3.9.*`; undefined where it is none. */
export function parseSpecifier(text: string): AllowedPythons | undefined {
  return allowed(clausesOf(text, pep440Clause));
}

/** Reads Poetry's `python` constraint: PEP 440 clauses, `^3.8`, `~3.8`, `3.8.*`, `*`, and `||` between alternatives. */
export function parsePoetryConstraint(text: string): AllowedPythons | undefined {
  const alternatives = text.split("||").map((part) => clausesOf(part, poetryClause));
  if (alternatives.includes(undefined)) return undefined;
  return allowed([(version) => alternatives.some((clauses) => clauses?.every((clause) => clause(version)))]);
}

function clausesOf(text: string, read: (clause: string) => Clause | undefined): Clause[] | undefined {
  const clauses: Clause[] = [];
  const separate = text.trim().replace(/(?<=[\w*])\s+(?=[<>=!~^])/g, ",");
  for (const part of separate.split(",")) {
    if (part.trim() === "") continue;
    const clause = read(part.trim());
    if (!clause) return undefined;
    clauses.push(clause);
  }
  return clauses;
}

function allowed(clauses: readonly Clause[] | undefined): AllowedPythons | undefined {
  if (!clauses) return undefined;
  const accepts = (minor: string): boolean => {
    const [major = 0, second = 0] = minor.split(".").map(Number);
    for (let patch = 0; patch < PATCHES; patch++) {
      if (clauses.every((clause) => clause([major, second, patch]))) return true;
    }
    return false;
  };
  const versions = KNOWN_VERSIONS.reduce((set, v) => (accepts(v) ? set | versionBit(v) : set), NO_VERSIONS);
  return { versions, older: OLDER.filter(accepts), bounded: !accepts("3.99") };
}

function pep440Clause(clause: string): Clause | undefined {
  const match = /^(===|==|!=|<=|>=|~=|<|>)\s*v?(\S+)$/.exec(clause);
  const operator = match?.[1];
  const text = match?.[2] ?? "";
  const wildcard = text.endsWith(".*");
  const bound = parseVersion(wildcard ? text.slice(0, -2) : text);
  if (!bound || operator === undefined || (wildcard && operator !== "==" && operator !== "!=")) return undefined;
  const order = (version: readonly number[]) => compare(version, bound);
  const isWithin = (version: readonly number[]) => startsWith(version, bound.release);
  switch (operator) {
    case "==":
      return wildcard ? isWithin : (version) => order(version) === 0;
    case "!=":
      return wildcard ? (version) => !isWithin(version) : (version) => order(version) !== 0;
    case "<=":
      return (version) => order(version) <= 0;
    case ">=":
      return (version) => order(version) >= 0;
    case "<":
      return (version) => order(version) < 0;
    case ">":
      return (version) => order(version) > 0;
    case "~=":
      if (bound.release.length < 2) return undefined;
      return (version) => order(version) >= 0 && startsWith(version, bound.release.slice(0, -1));
    default:
      return (version) => order(version) === 0;
  }
}

function poetryClause(clause: string): Clause | undefined {
  if (clause === "*") return () => true;
  const match = /^(\^|~(?!=)|=(?!=))?\s*v?(\d[\w.]*?)(\.\*)?$/.exec(clause);
  if (!match) return pep440Clause(clause);
  const bound = parseVersion(match[2] ?? "");
  if (!bound) return undefined;
  const { release } = bound;
  if (match[3] !== undefined) return (version) => startsWith(version, release);
  const from: Clause = (version) => compare(version, bound) >= 0;
  if (match[1] === "^") return (version) => from(version) && startsWith(version, caretPrefix(release));
  if (match[1] === "~")
    return (version) => from(version) && startsWith(version, release.slice(0, release.length > 1 ? 2 : 1));
  return (version) => compare(version, bound) === 0;
}

/** `^` keeps everything up to the leftmost component that is not zero. */
function caretPrefix(release: readonly number[]): readonly number[] {
  const first = release.findIndex((part) => part !== 0);
  return first < 0 ? release : release.slice(0, first + 1);
}

function parseVersion(text: string): Version | undefined {
  const match =
    /^(\d+(?:\.\d+)*)([-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|dev)[-_.]?\d*)?(?:[-_.]?(?:post|dev)\d*)*$/i.exec(text);
  if (!match) return undefined;
  return { release: (match[1] ?? "").split(".").map(Number), early: match[2] !== undefined };
}

function compare(version: readonly number[], bound: Version): number {
  for (let i = 0; i < Math.max(version.length, bound.release.length); i++) {
    const difference = (version[i] ?? 0) - (bound.release[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return bound.early ? 1 : 0;
}

function startsWith(version: readonly number[], prefix: readonly number[]): boolean {
  return prefix.every((part, i) => (version[i] ?? 0) === part);
}
