import type * as nodeV8 from "node:v8";
import { watchEntries } from "@pylayout/node";

/**
 * Bytes of both halves of V8's young generation. Most of what is made for a large tree lives on: a larger one took twice as
 * much memory again and no less time.
 */
const ENOUGH = 16 * 2 ** 20;

type V8 = Pick<typeof nodeV8, "getHeapSpaceStatistics" | "setFlagsFromString">;

/** Lets the young generation of this process grow no more once it is large enough: only large trees make it so. */
export function limitYoungGeneration(v8: V8 = process.getBuiltinModule("node:v8")): void {
  watchEntries(() => {
    const young = v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    if (young === undefined || young.space_size < ENOUGH) return;
    v8.setFlagsFromString("--semi-space-growth-factor=1");
    watchEntries(undefined);
  });
}
