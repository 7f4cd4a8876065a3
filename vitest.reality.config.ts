import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** The second tier: what needs Python, packing or other Nodes. Each suite says what it skipped and why. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: ["**/node_modules/**"] } },
  defineConfig({
    test: {
      include: ["{packages,rules}/*/test/**/*.reality.test.ts", "test/**/*.reality.test.ts"],
      isolate: true,
      testTimeout: 900_000,
      hookTimeout: 900_000,
      fileParallelism: false,
    },
  }),
);
