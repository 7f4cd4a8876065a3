import { findKeptRun } from "@pylayout/node/kept-run";
import { runPlace } from "./run-key.ts";
import type { Surroundings } from "./streams.ts";

/** Prints what an equal run printed, where nothing that it saw has changed; returns its exit code, else undefined. */
export function replayRun(command: readonly string[], surroundings: Surroundings): number | undefined {
  const [name, ...args] = command;
  const place = name === "lint" ? runPlace(args, surroundings) : undefined;
  const kept = place && findKeptRun({ ...place, environment: surroundings.environment });
  if (kept === undefined) return undefined;
  surroundings.stderr.write(kept.stderr);
  surroundings.stdout.write(kept.stdout);
  return kept.code;
}
