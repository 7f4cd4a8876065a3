import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
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

/** A fixed sample of the files below an interpreter's library. */
export function sampleOf(library: string, size: number): string[] {
  const files = pythonFiles(library).sort();
  const step = Math.max(1, Math.floor(files.length / size));
  return files.filter((_, i) => i % step === 0);
}

/** Every Python file below some directories whose content none of `seen` has; adds to `seen`. */
export function distinctFiles(directories: readonly string[], seen: Set<string>): string[] {
  return directories
    .flatMap((directory) => pythonFiles(directory).sort())
    .filter((path) => {
      const content = createHash("sha256").update(readFileSync(path)).digest("hex");
      return seen.size !== seen.add(content).size;
    });
}

function pythonFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return pythonFiles(path);
    return entry.name.endsWith(".py") && statSync(path).isFile() ? [path] : [];
  });
}

/** What a reference script of scripts/sources prints of files: its JSON lines, in order. */
export function reference<Line>(interpreter: Interpreter, script: string, files: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at === 0 || at < files.length; at += AT_ONCE) {
    lines.push(...run<Line>(interpreter, script, files.slice(at, at + AT_ONCE)));
  }
  return lines;
}

const AT_ONCE = 1000;

function run<Line>(interpreter: Interpreter, script: string, files: readonly string[]): Line[] {
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
