import { accessSync, constants, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import module from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

type Import = (specifier: string) => Promise<unknown>;
type Body = (require: NodeJS.Require, url: string, importModule: Import) => void;

/** Bytes of the checksum in front of the code: V8 trusts what it is given. */
const CHECKSUM = 4;

/** What node:module offers beyond the types of Node 20. */
const caching = module as unknown as { enableCompileCache?(): unknown };

/**
 * Runs a script that gives one function, whose parameters are `require`, its own URL and `import`, with the code that V8 made
 * of it in an earlier run where `cacheFile` holds that. The function that is returned writes the file where it was of no use;
 * what the script has called by then will not be compiled again. Neither ever fails because of the file. Where none can be
 * written the script is a module, whose code Node keeps from 22.1 on in a place of its own. Without a file nothing is kept.
 */
export function runCachedScript(file: string, cacheFile: string | null): () => void {
  const require = module.createRequire(file);
  const start = (body: Body) => {
    body(require, pathToFileURL(file).href, (specifier) => import(specifier) as Promise<unknown>);
  };
  const cachedData = cacheFile === null ? undefined : readCode(cacheFile);
  if (cacheFile === null || (cachedData === undefined && !isWritable(path.dirname(cacheFile)))) {
    caching.enableCompileCache?.();
    start(require(file) as Body);
    return () => undefined;
  }
  const { Script } = process.getBuiltinModule("node:vm");
  const script = new Script(readFileSync(file, "latin1"), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  start(script.runInThisContext() as Body);
  return () => {
    if (cachedData === undefined || script.cachedDataRejected === true) writeCode(cacheFile, script.createCachedData());
  };
}

/** A directory, made where it is missing. */
function isWritable(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readCode(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(CHECKSUM);
    return bytes.length > CHECKSUM && bytes.readUInt32LE(0) === checksumOf(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function checksumOf(code: Buffer): number {
  return process.getBuiltinModule("node:zlib").crc32(code);
}

/** In one step, since several runs may end at once. */
function writeCode(file: string, code: Buffer): void {
  const checksum = Buffer.alloc(CHECKSUM);
  checksum.writeUInt32LE(checksumOf(code));
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, Buffer.concat([checksum, code]));
    renameSync(temporary, file);
  } catch {
    // A full disk costs the next run a little time.
  }
}
