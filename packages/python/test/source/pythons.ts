import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isKnownVersion, versionBit, type PythonVersion, type VersionSet } from "@pylayout/python";

export interface Interpreter {
  readonly path: string;
  readonly version: PythonVersion;
  readonly bit: VersionSet;
  /** Directory of its standard library. */
  readonly library: string;
}

/** Interpreters that PYLAYOUT_PYTHONS names (paths separated by colons), else python3 from PATH. */
export function interpreters(): Interpreter[] {
  const named = (process.env.PYLAYOUT_PYTHONS ?? "").split(":").filter((path) => path !== "");
  return (named.length > 0 ? named : ["python3"]).flatMap(describeInterpreter);
}

const DESCRIBE = "import sys, sysconfig; print('%d.%d' % sys.version_info[:2]); print(sysconfig.get_paths()['stdlib'])";

function describeInterpreter(path: string): Interpreter[] {
  try {
    const [version = "", library = ""] = execFileSync(path, ["-c", DESCRIBE], { encoding: "utf8" }).split("\n");
    return isKnownVersion(version) ? [{ path, version, bit: versionBit(version), library }] : [];
  } catch {
    return [];
  }
}

/**
 * Python files to compare: below the interpreter's library and the directories of PYLAYOUT_SOURCES, all of them with
 * PYLAYOUT_FULL, else a fixed sample.
 */
export function filesToCompare(library: string, sample: number): string[] {
  const roots = [library, ...(process.env.PYLAYOUT_SOURCES ?? "").split(":").filter((path) => path !== "")];
  const files = roots.flatMap((root) => pythonFiles(root)).sort();
  if (process.env.PYLAYOUT_FULL) return files;
  const step = Math.max(1, Math.floor(files.length / sample));
  return files.filter((_, i) => i % step === 0);
}

function pythonFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return pythonFiles(path);
    return entry.name.endsWith(".py") && statSync(path).isFile() ? [path] : [];
  });
}

/** Runs a reference script of scripts/sources over files; its JSON lines. */
export function reference<Line>(interpreter: Interpreter, script: string, files: readonly string[]): Line[] {
  const path = new URL(`../../../../scripts/sources/${script}`, import.meta.url).pathname;
  const output = execFileSync(interpreter.path, [path], {
    input: files.join("\n"),
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["pipe", "pipe", "ignore"],
  });
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

export function readLatin1(path: string): string {
  return readFileSync(path, "latin1");
}
