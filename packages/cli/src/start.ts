import path from "node:path";
import { runCachedScript } from "./cached-script.ts";
import { replay } from "./replay.ts";

/** Named after what it was made of, by whom and in which command: another one's code is never looked at. */
declare const PYLAYOUT_BUILD: string;

/** Repeats the output of an equal run, if one was kept, else runs the command, whose script lies in the directory `bundle`. */
export function start(bundle: string): void {
  if (replay()) return;
  setFlags();
  const name = `${PYLAYOUT_BUILD}-${process.version}-${process.arch}-${commandOf(process.argv[2])}`;
  const cacheFile = process.env.NODE_DISABLE_COMPILE_CACHE ? null : path.join(bundle, ".cache", name);
  const save = runCachedScript(path.join(bundle, "main.cjs"), cacheFile);
  process.on("exit", () => {
    // V8 takes code only under the flags that it was kept under; a run may have changed them.
    setFlags();
    save();
  });
}

/**
 * A run is over before much of what V8 optimises has paid for its compilation. V8's defaults: 920 bytes of bytecode inlined;
 * Node 22 and newer optimise after 400 and 3000 calls, older ones after a budget of 67584.
 */
function setFlags(): void {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  const isCountingCalls = Number.parseInt(process.versions.node, 10) >= 22;
  for (const flag of [
    // Old space may grow by two fifths between collections, not fourfold: a fifth less memory, and no more CPU time.
    "--heap-growing-percent=40",
    // A long run would forget what it compiled at its start, which is what the code that is kept is for.
    "--no-flush-bytecode",
    // A run never waits: a collection for idle time would come at its very end.
    "--no-minor-gc-task",
    // V8's default, which a run on a large tree changes.
    "--semi-space-growth-factor=2",
    "--max-inlined-bytecode-size-cumulative=150",
    ...(isCountingCalls
      ? ["--invocation-count-for-maglev=1200", "--invocation-count-for-turbofan=9000"]
      : ["--interrupt-budget=300000"]),
  ]) {
    setFlagsFromString(flag);
  }
}

function commandOf(argument = ""): string {
  return /^[a-z]{1,20}$/.test(argument) ? argument : "other";
}
