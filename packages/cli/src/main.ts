import { runCommand } from "./run-command.ts";

// A reader that closes the pipe (`| head`) has what it wants; a full disk has not.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`pylayout: error: cannot write the output: ${error.message}\n`);
  process.exit(2);
});

void runCommand(process.argv.slice(2), {
  cwd: workingDirectory(),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: standardInput,
}).then((code) => {
  process.exitCode = code;
});

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) return "";
  return (await process.stdin.setEncoding("utf8").toArray()).join("");
}

/** The working directory; where it was deleted, the root, which no relative path argument means. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write("pylayout: error: the working directory no longer exists\n");
    process.exit(2);
  }
}
