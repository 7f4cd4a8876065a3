import { spawnSync } from "node:child_process";
import path from "node:path";
import { runCommand } from "../packages/cli/src/run-command.ts";

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in this process, as a person without a terminal would see it. */
export function runPylayout(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return runPylayoutWith({ cwd }, ...args);
}

interface Given {
  readonly cwd: string;
  readonly stdin?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Standard output is a terminal of this width. */
  readonly columns?: number;
}

/** The same with something on standard input, in the environment, or a terminal. */
export async function runPylayoutWith(
  { cwd, stdin = "", environment = {}, columns }: Given,
  ...args: readonly string[]
): Promise<Outcome> {
  const out: (string | Uint8Array)[] = [];
  const err: (string | Uint8Array)[] = [];
  const code = await runCommand(args, {
    cwd,
    environment,
    stdout: { write: (text) => out.push(text), ...(columns === undefined ? {} : { isTTY: true, columns }) },
    stderr: { write: (text) => err.push(text) },
    stdin: () => Promise.resolve(stdin),
  });
  return { code, stdout: join(out), stderr: join(err) };
}

function join(parts: readonly (string | Uint8Array)[]): string {
  return parts.map((part) => (typeof part === "string" ? part : Buffer.from(part).toString("utf8"))).join("");
}

const bin = path.join(import.meta.dirname, "../packages/cli/bin/pylayout.js");

/** The same as a process of its own, from the bundle that `npm run build` makes: for what loads modules. */
export function runBundle(cwd: string, ...args: readonly string[]): Outcome {
  const env = { ...process.env };
  delete env.GITHUB_ACTIONS;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, env, encoding: "utf8" });
  return { code: status ?? -1, stdout, stderr };
}
