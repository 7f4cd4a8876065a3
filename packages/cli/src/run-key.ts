import path from "node:path";
import type { Surroundings } from "./streams.ts";

/** How a command line was started: what decides its output besides the disk. */
export interface RunPlace {
  readonly key: string;
  /** Which pylayout is run by which Node. */
  readonly reader: string;
  /** The working directory and whatever argument may be a path. */
  readonly starts: readonly string[];
  /** What `--cache-location` names, absolute. */
  readonly location: string | undefined;
}

const LOCATION = "--cache-location";

/** Where a run of `lint` may have been kept; undefined where none is to be used. */
export function runPlace(args: readonly string[], surroundings: Surroundings): RunPlace | undefined {
  const { cwd, build, stdout } = surroundings;
  if (build === undefined || args.includes("--no-cache")) return undefined;
  const named = locationIn(args);
  const program = [build, process.version, process.platform];
  return {
    key: JSON.stringify([
      ...[...program, process.getuid?.() ?? null, cwd],
      ...[args, stdout.isTTY === true, stdout.hasColors?.() ?? false, stdout.columns ?? null],
    ]),
    reader: JSON.stringify(program),
    starts: [cwd, ...args.filter((argument) => !argument.startsWith("-")).map((name) => path.resolve(cwd, name))],
    location: named === undefined ? undefined : path.resolve(cwd, named),
  };
}

/** Read without the argument parser, which takes longer to load than the rest of a kept run. */
function locationIn(args: readonly string[]): string | undefined {
  const at = args.findLastIndex((argument) => argument === LOCATION || argument.startsWith(`${LOCATION}=`));
  const found = args[at];
  return found === LOCATION ? args[at + 1] : found?.slice(LOCATION.length + 1);
}
