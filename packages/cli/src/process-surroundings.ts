import type { Surroundings } from "./streams.ts";
import { BUILD } from "./version.ts";

/** What this process writes to and asks; undefined where its working directory was deleted. */
export function processSurroundings(): Surroundings | undefined {
  const cwd = workingDirectory();
  if (cwd === undefined) return undefined;
  let stdout: NodeJS.WriteStream | undefined;
  return {
    cwd,
    environment: process.env,
    get stdout() {
      return (stdout ??= standardOutput());
    },
    get stderr() {
      return process.stderr;
    },
    stdin: standardInput,
    build: BUILD,
  };
}

function standardOutput(): NodeJS.WriteStream {
  // A reader that closes the pipe (`| head`) has what it wants; a full disk has not.
  return process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    process.stderr.write(`pylayout: error: cannot write the output: ${error.message}\n`);
    process.exit(2);
  });
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) return "";
  return (await process.stdin.setEncoding("utf8").toArray()).join("");
}

function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
