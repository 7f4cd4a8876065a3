import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { temporaryProject } from "./temporary-project.ts";

const repository = path.join(import.meta.dirname, "..");

/** The blocks of a page of the documentation that have a language (any, or the one given) and a title, by title. */
export function blocksOf(page: string, language?: string): ReadonlyMap<string, string> {
  const text = readFileSync(path.join(repository, page), "utf8");
  const blocks = [...text.matchAll(/^```(\w+) (.+)\n([\s\S]*?)^```$/gm)];
  return new Map(
    blocks
      .filter(([, of]) => language === undefined || of === language)
      .map(([, , title = "", body = ""]) => [title, body]),
  );
}

/** Bundles modules as an author's package would hold them, with pylayout's own sources; gives the path of the first one. */
export async function bundleExample(modules: Readonly<Record<string, string>>): Promise<string> {
  const [first = ""] = Object.keys(modules);
  return (await bundle(modules, [first]))(first);
}

/** Bundles modules of which none needs another; gives the path of each by its name. */
export function bundleExamples(modules: Readonly<Record<string, string>>): Promise<(name: string) => string> {
  return bundle(modules, Object.keys(modules));
}

async function bundle(
  modules: Readonly<Record<string, string>>,
  entries: readonly string[],
): Promise<(name: string) => string> {
  const root = temporaryProject("");
  for (const [name, text] of Object.entries(modules)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const outdir = path.join(root, "bundled");
  await build({
    entryPoints: entries.map((name) => path.join(root, name)),
    outdir,
    outbase: root,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: entries.length > 1,
    platform: "node",
    format: "esm",
    conditions: ["source"],
    nodePaths: [path.join(repository, "node_modules")],
    external: ["vitest"],
    logLevel: "silent",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return (name) => path.join(outdir, name.replace(/\.ts$/, ".mjs"));
}

/** Tests that were declared since they were run last. */
const declared: [string, () => unknown][] = [];

/** What declares tests: the same functions for all examples, since those that share modules share what these hold. */
const framework = {
  describe: (_name: string, body: () => void) => {
    body();
  },
  it: (name: string, body: () => unknown) => declared.push([name, body]),
};

/** Runs the tests that a bundled module declares, as a test runner with globals would; gives what failed, by name. */
export async function runTests(
  file: string,
): Promise<{ readonly names: readonly string[]; readonly failures: readonly string[] }> {
  const globals = globalThis as { describe?: unknown; it?: unknown };
  const before = { describe: globals.describe, it: globals.it };
  Object.assign(globals, framework);
  try {
    await import(pathToFileURL(file).href);
  } finally {
    Object.assign(globals, before);
  }
  const tests = declared.splice(0);
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
