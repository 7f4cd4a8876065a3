import { build } from "esbuild";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const ENTRY = `export { Ajv } from "ajv";
export { default as standaloneCode } from "ajv/dist/standalone";
export { AJV_OPTIONS } from "./src/config/option-checker.ts";
export { BUILTIN_RULES } from "../cli/src/builtin-rules.ts";`;

/** Source text for packages/cli/src/option-validators.ts: what Ajv makes of the rules' schemas, so that no run has to. */
export async function optionValidators(outdir) {
  const { Ajv, standaloneCode, AJV_OPTIONS, BUILTIN_RULES } = await loadSources(path.join(outdir, "rules.cjs"));
  const ajv = new Ajv({ ...AJV_OPTIONS, code: { source: true } });
  const names = Object.keys(BUILTIN_RULES).filter((name) => BUILTIN_RULES[name].meta.schema !== undefined);
  for (const name of names) ajv.addSchema(BUILTIN_RULES[name].meta.schema, name);
  const code = standaloneCode(ajv, Object.fromEntries(names.map((name) => [name, name])));
  return `const exports = {};\n${code}\nexport const OPTION_VALIDATORS = exports;\n`;
}

async function loadSources(outfile) {
  await build({
    stdin: { contents: ENTRY, resolveDir: path.join(root, "packages/core"), loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    conditions: ["source"],
    logLevel: "warning",
  });
  const sources = createRequire(outfile)(outfile);
  rmSync(outfile);
  return sources;
}
