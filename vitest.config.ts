import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["{packages,rules,configs}/*/test/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/*.reality.test.ts"],
    isolate: false,
    pool: "threads",
    testTimeout: 120_000,
    // What test/doc-examples.ts bundles is plain JavaScript: Vitest need not transform it.
    server: { deps: { external: [/\/bundled\/.*\.mjs$/] } },
  },
});
