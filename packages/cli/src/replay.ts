import { processSurroundings } from "./process-surroundings.ts";
import { replayRun } from "./replay-run.ts";

/** Repeats the output of an equal run, if one was kept; else returns false, and `start.ts` does the work. */
export function replay(): boolean {
  const surroundings = processSurroundings();
  const code = surroundings && replayRun(process.argv.slice(2), surroundings);
  if (code === undefined) return false;
  process.exitCode = code;
  return true;
}
