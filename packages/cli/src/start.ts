import module from "node:module";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runCachedScript } from "./cached-script.ts";

/** Named after what it was made of, by whom and in which command: another one's code is never looked at. */
declare const PYLAYOUT_BUILD: string;

/** What node:module offers beyond the types of Node 20. */
const caching = module as unknown as { enableCompileCache?(): unknown };

// A run is over before much of what V8 optimises has paid for its compilation. V8's defaults: 920 bytes of bytecode inlined;
// Node 22 and newer optimise after 400 and 3000 calls, older ones after a budget of 67584.
const isCountingCalls = caching.enableCompileCache !== undefined;
for (const flag of [
  // Old space may grow by two fifths between collections, not fourfold: a fifth less memory, and no more CPU time.
  "--heap-growing-percent=40",
  "--max-inlined-bytecode-size-cumulative=150",
  ...(isCountingCalls
    ? ["--invocation-count-for-maglev=1200", "--invocation-count-for-turbofan=9000"]
    : ["--interrupt-budget=300000"]),
]) {
  setFlagsFromString(flag);
}

// Node 22.1 and newer keep compiled modules themselves. For older ones the whole command is one script.
if (caching.enableCompileCache) {
  caching.enableCompileCache();
  await import("./main.ts");
} else {
  const name = `${PYLAYOUT_BUILD}-${process.version}-${process.arch}-${commandOf(process.argv[2])}`;
  const save = runCachedScript(
    fileURLToPath(new URL("./main.cjs", import.meta.url)),
    process.env.NODE_DISABLE_COMPILE_CACHE ? null : fileURLToPath(new URL(`./.cache/${name}`, import.meta.url)),
  );
  process.on("exit", save);
}

function commandOf(argument = ""): string {
  return /^[a-z]{1,20}$/.test(argument) ? argument : "other";
}
