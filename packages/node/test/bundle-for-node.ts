import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { threadId } from "node:worker_threads";
import { buildSync } from "esbuild";

const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)));
let bundle: string | undefined;

/** The URL of this package as one file that plain Node runs: Vitest has a module loader of its own. */
function bundleUrl(): string {
  bundle ??= build();
  return pathToFileURL(bundle).href;
}

/** Lies where it finds jiti. Several test threads may build at once, so it appears in one step. */
function build(): string {
  const outfile = join(packageRoot, "node_modules", ".cache", "bundle-for-node.mjs");
  const temporary = `${outfile}.${process.pid}-${threadId}`;
  mkdirSync(dirname(outfile), { recursive: true });
  buildSync({
    entryPoints: [join(packageRoot, "src", "index.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["source"],
    external: ["jiti"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    outfile: temporary,
  });
  renameSync(temporary, outfile);
  return outfile;
}

export interface NodeRun {
  /** What `result` was set to, through JSON. */
  readonly result: unknown;
  readonly stderr: string;
}

/** Runs a script in a fresh Node process; it sees this package as `node` and hands back `result`. */
export function runInNode(script: string, interpreter = process.execPath): NodeRun {
  const source = `import * as node from ${JSON.stringify(bundleUrl())};
let result;
try { ${script} } catch (error) { result = { error: error.name, message: error.message, hint: error.hint }; }
process.stdout.write(JSON.stringify(result ?? null));`;
  const run = spawnSync(interpreter, ["--input-type=module", "--eval", source], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${interpreter} ended with ${run.status ?? "a signal"}:\n${run.stderr}`);
  return { result: JSON.parse(run.stdout) as unknown, stderr: run.stderr };
}
