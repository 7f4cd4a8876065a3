import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import module from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import { crc32 } from "node:zlib";

type Import = (specifier: string) => Promise<unknown>;
type Body = (require: NodeJS.Require, url: string, importModule: Import) => void;

/** Bytes of the checksum in front of the code: V8 trusts what it is given. */
const CHECKSUM = 4;

/**
 * Runs a script of one function whose parameters are `require`, its own URL and `import`, with the code that V8 made of it in an
 * earlier run where `cacheFile` holds that. The function that is returned writes the file where it was of no use; what the
 * script has called by then will not be compiled again. Neither ever fails because of the file. Without a file nothing is kept.
 */
export function runCachedScript(file: string, cacheFile: string | null): () => void {
  const cachedData = cacheFile === null ? undefined : readCode(cacheFile);
  const script = new vm.Script(readFileSync(file, "latin1"), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const body = script.runInThisContext() as Body;
  body(module.createRequire(file), pathToFileURL(file).href, (specifier) => import(specifier) as Promise<unknown>);
  return () => {
    const isUsed = cachedData !== undefined && script.cachedDataRejected !== true;
    if (cacheFile !== null && !isUsed) writeCode(cacheFile, script.createCachedData());
  };
}

function readCode(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(CHECKSUM);
    return bytes.length > CHECKSUM && bytes.readUInt32LE(0) === crc32(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** In one step, since several runs may end at once. */
function writeCode(file: string, code: Buffer): void {
  const checksum = Buffer.alloc(CHECKSUM);
  checksum.writeUInt32LE(crc32(code));
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, Buffer.concat([checksum, code]));
    renameSync(temporary, file);
  } catch {
    // An installation that cannot be written to starts a little slower.
  }
}
