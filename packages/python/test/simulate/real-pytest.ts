import { environmentWith, findPythons } from "@pylayout/reality";
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { PytestVersion } from "../../src/simulate/collection-run.ts";
import { isKnownVersion, type PythonVersion } from "../../src/versions/version-set.ts";
import type { TrueResult } from "./import-cases.ts";

export interface Interpreter {
  readonly command: string;
  readonly python: PythonVersion;
  readonly pytest: PytestVersion;
}

const PROBE = "import sys, pytest; print('%d.%d' % sys.version_info[:2], pytest.__version__)";

/** Interpreters that have a pytest to compare with; where there is none, the newest Python with one installed for it. */
export function findInterpreters(): Interpreter[] {
  const offered = findPythons().flatMap(({ executable }) => probe(executable) ?? []);
  const made = offered.length > 0 ? undefined : environmentWith(["pytest>=9.1"]);
  const found = made === undefined ? offered : [probe(made) ?? []].flat();
  return found.filter(
    ({ python, pytest }, i) => found.findIndex((other) => other.python === python && other.pytest === pytest) === i,
  );
}

/** What an executable is; undefined where it has no pytest to compare with. */
export function probe(command: string): Interpreter | undefined {
  try {
    const [python = "", version = ""] = execFileSync(command, ["-c", PROBE], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    })
      .trim()
      .split(" ");
    const pytest = pytestVersion(version);
    return isKnownVersion(python) && pytest !== undefined ? { command, python, pytest } : undefined;
  } catch {
    return undefined;
  }
}

function pytestVersion(version: string): PytestVersion | undefined {
  const [major, minor] = version.split(".");
  if (major === "8") return Number(minor) >= 4 ? "8" : "8.3";
  if (major === "9" && Number(minor) < 1) return undefined;
  return major === "7" || major === "9" ? major : undefined;
}

export interface CollectionRequest {
  readonly root: string;
  readonly cwd: string;
  readonly args: readonly string[];
  readonly module: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Directories below the root that an install in place puts on sys.path. */
  readonly installed?: readonly string[];
  /** Top-level modules that are not to be found in site-packages. */
  readonly hidden?: readonly string[];
  /** Modules that are made up. */
  readonly stubs?: readonly string[];
  readonly seconds?: number;
}

/** A Python process that collects one project after another. */
export class RealPytest {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #waiting: ((line: string) => void)[] = [];

  constructor({ command }: Interpreter) {
    const script = fileURLToPath(new URL("./record-collection.py", import.meta.url));
    this.#child = spawn(command, [script]);
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#lines.on("line", (line) => this.#waiting.shift()?.(line));
    this.#child.on("exit", () => {
      for (const resolve of this.#waiting) resolve('{"exit":-1,"startup":"the interpreter ended"}');
    });
  }

  async collect(request: CollectionRequest): Promise<TrueResult> {
    return (await this.#ask(request)) as TrueResult;
  }

  /** Those of some top-level modules that the interpreter does not have. */
  async absent(names: readonly string[]): Promise<readonly string[]> {
    return ((await this.#ask({ absent: names })) as { absent: string[] }).absent;
  }

  async #ask(request: object): Promise<unknown> {
    const line = new Promise<string>((resolve) => this.#waiting.push(resolve));
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    return JSON.parse(await line);
  }

  close(): void {
    this.#child.stdin.end();
    this.#lines.close();
  }
}
