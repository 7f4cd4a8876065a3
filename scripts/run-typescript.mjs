/**
 * Runs a TypeScript program of the repository on any supported Node, its sources as they stand (no build needed).
 *
 * Usage: node scripts/run-typescript.mjs PROGRAM.ts [ARGUMENT...]
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** A bundle has one address; each of its modules keeps its own. */
const ownAddresses = {
  name: "own-addresses",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      loader: "ts",
      contents: readFileSync(file, "utf8")
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href))
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file))),
    }));
  },
};

const [program = "", ...args] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), "pylayout-run-"));
process.on("exit", () => {
  rmSync(folder, { recursive: true, force: true });
});
const outfile = path.join(folder, "program.mjs");
await build({
  entryPoints: [program],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  conditions: ["source"],
  sourcemap: "inline",
  logLevel: "warning",
  plugins: [ownAddresses],
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
process.argv = [process.argv[0] ?? "", program, ...args];
await import(pathToFileURL(outfile).href);
