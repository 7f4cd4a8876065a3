import path from "node:path";
import { findRoot, removeCache } from "@pylayout/node";
import { parseArguments } from "../arguments.ts";
import type { Surroundings } from "../streams.ts";
import { printable } from "../text.ts";

/** `pylayout clean`: removes the caches of the roots of some paths. */
export function clean(args: readonly string[], { cwd, stdout }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("clean", args, { "cache-location": { type: "string" } });
  const named = values["cache-location"];
  const location = named === undefined ? undefined : path.resolve(cwd, named);
  for (const argument of positionals.length === 0 ? ["."] : positionals) {
    const { root } = findRoot(argument, cwd);
    const isRemoved = removeCache({ root, location });
    stdout.write(`${isRemoved ? "removed the cache of" : "no cache:"} ${printable(location ?? root)}\n`);
  }
  return Promise.resolve(0);
}
