import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { temporaryProject } from "./temporary-project.ts";

const repository = path.join(import.meta.dirname, "..");

/** The blocks of a page of the documentation that have a language and a title, by title. */
export function blocksOf(page: string): ReadonlyMap<string, string> {
  const text = readFileSync(path.join(repository, page), "utf8");
  return new Map(
    [...text.matchAll(/^```\w+ (.+)\n([\s\S]*?)^```$/gm)].map(([, title = "", body = ""]) => [title, body]),
  );
}

/** Bundles modules as an author's package would hold them, with pylayout's own sources; gives the path of the first one. */
export async function bundleExample(modules: Readonly<Record<string, string>>): Promise<string> {
  const root = temporaryProject("");
  const [first = ""] = Object.keys(modules);
  for (const [name, text] of Object.entries(modules)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const outfile = path.join(root, "bundled.mjs");
  await build({
    entryPoints: [path.join(root, first)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["source"],
    nodePaths: [path.join(repository, "node_modules")],
    external: ["vitest"],
    logLevel: "silent",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return outfile;
}

/** Runs the tests that a bundled module declares, as a test runner with globals would; gives what failed, by name. */
export async function runTests(
  file: string,
): Promise<{ readonly names: readonly string[]; readonly failures: readonly string[] }> {
  const tests: [string, () => unknown][] = [];
  const globals = globalThis as { describe?: unknown; it?: unknown };
  const before = { describe: globals.describe, it: globals.it };
  globals.describe = (_name: string, body: () => void) => {
    body();
  };
  globals.it = (name: string, body: () => unknown) => tests.push([name, body]);
  try {
    await import(pathToFileURL(file).href);
  } finally {
    Object.assign(globals, before);
  }
  const failures: string[] = [];
  for (const [name, body] of tests) {
    try {
      await body();
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { names: tests.map(([name]) => name), failures };
}
