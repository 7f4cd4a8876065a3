/**
 * Compiles the scanner of Python sources (packages/python/assembly, AssemblyScript) into
 * packages/python/src/source/scan/generated/scanner-module.ts.
 *
 * Usage: node scripts/sources/build-scanner.mjs [--check]
 *
 * --check: writes nothing; exits with 1 where the generated file is not what the sources give.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import asc from "assemblyscript/asc";

const root = path.dirname(path.dirname(import.meta.dirname));
const target = path.join(root, "packages/python/src/source/scan/generated/scanner-module.ts");

let wasm;
const { error, stderr } = await asc.main(
  ["scan.ts", "--optimizeLevel", "3", "--runtime", "stub", "--noAssert", "--use", "abort=", "--outFile", "scan.wasm"],
  {
    readFile: (name) => read(path.join(root, "packages/python/assembly", name)),
    writeFile: (name, contents) => {
      if (name === "scan.wasm") wasm = Buffer.from(contents);
    },
  },
);
if (error || !wasm) {
  console.error(stderr.toString() || error?.message);
  process.exit(1);
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

const text = `/** The compiled scanner in base64; made by scripts/sources/build-scanner.mjs from packages/python/assembly. */
export const SCANNER_MODULE =
  "${wasm.toString("base64")}";
`;
if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  console.error(
    `${path.relative(root, target)} is not what its sources give: run node scripts/sources/build-scanner.mjs`,
  );
  process.exit(1);
}
