import { readFileSync } from "node:fs";
import module from "node:module";
import { pathToFileURL } from "node:url";
import { canKeepCode, keepCode, readKeptCode, type KeptCode } from "./kept-code.ts";

type Import = (specifier: string) => Promise<unknown>;

/** Gives what it has loaded so far of its parts, by name. */
type Body = (require: NodeJS.Require, url: string, importModule: Import) => Readonly<Record<string, unknown>>;

/** A run that works so many times as much as the one before has called what that one had not. */
const MORE = 1.25;

const NOTHING_KEPT: Omit<KeptCode, "code"> = { parts: [], work: 0 };

/** What node:module offers beyond the types of Node 20. */
const caching = module as unknown as { enableCompileCache?(): unknown };

/**
 * Runs a script that gives one function, whose parameters are `require`, its own URL and `import`, with the code that V8 made
 * of it in an earlier run where `cacheFile` holds that. The function that is returned writes the file where it was of no use,
 * or where this run has called more: that will not be compiled again. Neither ever fails because of the file. Where none
 * can be written the script is a module, whose code Node keeps from 22.1 on in a place of its own. Without a file nothing is kept.
 */
export function runCachedScript(file: string, cacheFile: string | null): () => void {
  const require = module.createRequire(file);
  const start = (body: Body) =>
    body(require, pathToFileURL(file).href, (specifier) => import(specifier) as Promise<unknown>);
  const kept = cacheFile === null ? undefined : readKeptCode(cacheFile);
  if (cacheFile === null || (kept === undefined && !canKeepCode(cacheFile))) {
    caching.enableCompileCache?.();
    start(require(file) as Body);
    return () => undefined;
  }
  const { Script } = process.getBuiltinModule("node:vm");
  const script = new Script(readFileSync(file, "latin1"), {
    filename: file,
    ...(kept && { cachedData: kept.code }),
  });
  // Of the kept code itself V8 has taken what it needs: nothing may hold on to its bytes during the run.
  const { parts: knownParts, work: knownWork } = kept && script.cachedDataRejected !== true ? kept : NOTHING_KEPT;
  const loaded = start(script.runInThisContext() as Body);
  return () => {
    const parts = new Set([...knownParts, ...Object.keys(loaded)]);
    const { user, system } = process.cpuUsage();
    const work = user + system;
    const isNew = parts.size > knownParts.length;
    if ((!isNew && work <= MORE * knownWork) || !canKeepCode(cacheFile)) return;
    // A run that had to compile a part says nothing of the work of one that has not.
    keepCode(cacheFile, { code: script.createCachedData(), parts: [...parts], work: isNew ? 0 : work });
  };
}
