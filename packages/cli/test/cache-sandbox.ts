import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { replayRun } from "../src/replay-run.ts";
import { runCommand } from "../src/run-command.ts";

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const noInput = () => Promise.resolve("");

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether a kept run answered. */
  readonly isReplayed: boolean;
}

/** A project on disk with a user of its own, who may have kept runs. */
export class CacheSandbox {
  readonly root: string;
  /** Where the user's vouchers lie. */
  readonly home = temporaryFolder();
  environment: NodeJS.ProcessEnv;
  /** Which pylayout runs. */
  build = "test build";

  constructor(files: Readonly<Record<string, string>>) {
    this.root = temporaryFolder();
    this.environment = { ...process.env, XDG_CACHE_HOME: this.home };
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  at(...names: readonly string[]): string {
    return path.join(this.root, ...names);
  }

  /** The time is in whole milliseconds, so that it can be set again. */
  write(name: string, text: string, time = new Date()): void {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), text);
    utimesSync(this.at(name), time, time);
  }

  git(...args: readonly string[]): void {
    const identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
    execFileSync("git", [...identity, ...args], { cwd: this.root, stdio: "ignore" });
  }

  /** As the command does it: a kept run first. */
  lint(...args: readonly string[]): Promise<Outcome> {
    return this.#run(["lint", ...args], this.build);
  }

  /** As if nothing had ever been kept, nor could be. */
  lintAnew(...args: readonly string[]): Promise<Outcome> {
    return this.#run(["lint", ...args], undefined);
  }

  /** Whether a kept run would answer now. */
  hasKept(...args: readonly string[]): boolean {
    return this.kept(...args) !== undefined;
  }

  /** What a kept run would print now. */
  kept(...args: readonly string[]): string | undefined {
    let printed = "";
    const stream = { write: (text: string | Uint8Array) => (printed += Buffer.from(text).toString()) };
    const outputs = { stdin: noInput, stdout: stream, stderr: stream };
    const surroundings = { cwd: this.root, environment: this.environment, build: this.build, ...outputs };
    return replayRun(["lint", ...args], surroundings) === undefined ? undefined : printed;
  }

  async #run(command: readonly string[], build: string | undefined): Promise<Outcome> {
    let stdout = "";
    let stderr = "";
    const surroundings = {
      cwd: this.root,
      environment: this.environment,
      stdin: noInput,
      stdout: { write: (text: string | Uint8Array) => (stdout += Buffer.from(text).toString()) },
      stderr: { write: (text: string | Uint8Array) => (stderr += Buffer.from(text).toString()) },
      build,
    };
    const replayed = replayRun(command, surroundings);
    const code = replayed ?? (await runCommand(command, surroundings));
    return { code, stdout, stderr, isReplayed: replayed !== undefined };
  }
}

/** Longer than a tick of the clock that stamps files, with the margin that the cache takes: only then is a run kept. */
export function waitForClock(): Promise<void> {
  return new Promise((done) => setTimeout(done, 35));
}

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "pylayout-cache-")));
  made.push(folder);
  return folder;
}
