import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** An interpreter to compare with. */
export interface Python {
  /** Minor version, such as "3.11". */
  readonly version: string;
  readonly executable: string;
}

const MINORS = [8, 9, 10, 11, 12, 13, 14];

/**
 * The interpreters named in the environment variable PYLAYOUT_PYTHONS (separated as in PATH), else `python3.8` to
 * `python3.14`, `python3` and `python` on PATH; the first of each minor version, oldest first.
 */
export function findPythons(): readonly Python[] {
  const named = (process.env.PYLAYOUT_PYTHONS ?? "").split(path.delimiter).filter((entry) => entry !== "");
  const candidates = named.length > 0 ? named : onPath();
  const byVersion = new Map<string, Python>();
  for (const executable of candidates) {
    const version = versionOf(executable);
    if (version !== undefined && !byVersion.has(version)) byVersion.set(version, { version, executable });
  }
  return [...byVersion.values()].sort((a, b) => minor(a) - minor(b));
}

/** Those of `findPythons` that can import a module. */
export function pythonsWith(module: string): readonly Python[] {
  return findPythons().filter(({ executable }) => succeeds(executable, ["-c", `import ${module}`]));
}

function onPath(): string[] {
  const names = [...MINORS.map((number) => `python3.${number}`), "python3", "python"];
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)).filter((file) => existsSync(file)));
}

function versionOf(executable: string): string | undefined {
  try {
    const program = "import sys; print('%d.%d' % sys.version_info[:2])";
    const version = execFileSync(executable, ["-c", program], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return MINORS.some((number) => version.trim() === `3.${number}`) ? version.trim() : undefined;
  } catch {
    return undefined;
  }
}

function succeeds(executable: string, args: readonly string[]): boolean {
  try {
    execFileSync(executable, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function minor({ version }: Python): number {
  return Number(version.slice(2));
}
