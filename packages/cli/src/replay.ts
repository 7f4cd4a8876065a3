import { processSurroundings } from "./process-surroundings.ts";
import { quickOutput } from "./quick-output.ts";
import { replayRun } from "./replay-run.ts";

/** Repeats the output of an equal run, if one was kept; else returns false, and `start.ts` does the work. */
export function replay(): boolean {
  const surroundings = processSurroundings();
  if (surroundings === undefined) return false;
  const { cwd, environment, stdin, build } = surroundings;
  const stdout = quickOutput(1, () => surroundings.stdout);
  const stderr = quickOutput(2, () => surroundings.stderr);
  const code = replayRun(process.argv.slice(2), { cwd, environment, stdin, build, stdout, stderr });
  if (code === undefined) return false;
  process.exitCode = code;
  return true;
}
