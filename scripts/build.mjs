// Bundles the command and the public entry points into packages/cli/bundle, with the licences of what is bundled.
// --readable: with white space and the names of the files, as scripts/bench/profile.mjs reads them; --outdir DIRECTORY.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { commandScript } from "./command-script.mjs";
import { optionValidators } from "./option-validators.mjs";

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({ options: { readable: { type: "boolean" }, outdir: { type: "string" } } });
const outdir = path.resolve(values.outdir ?? path.join(root, "packages/cli/bundle"));
const { version } = JSON.parse(readFileSync(path.join(root, "packages/cli/package.json"), "utf8"));

/** jiti loads its compiler by a path relative to itself: let it stand beside the bundle's chunks. */
function besideBundle(contents) {
  const mended = contents.replace("../dist/babel.cjs", "./jiti-babel.cjs");
  if (mended === contents) throw new Error("jiti no longer loads ../dist/babel.cjs");
  return mended;
}

const jitiCompiler = transform("jiti-compiler", /jiti[\\/]lib[\\/]jiti\.mjs$/, besideBundle);

/** In a script that is compiled from a cache, Node 20 does not serve `import()` of what is known at run time only. */
const givenImport = transform(
  "given-import",
  /(?:packages[\\/](?:node|cli)[\\/]src[\\/].*\.ts|jiti\.mjs)$/,
  (contents, file) =>
    (file.endsWith(".ts") ? contents : besideBundle(contents)).replace(/(?<![.\w])import\((?!["'])/g, "__import("),
);

function transform(name, filter, change) {
  const setup = ({ onLoad }) =>
    onLoad({ filter }, ({ path: file }) => ({
      contents: change(readFileSync(file, "utf8"), file),
      loader: file.endsWith(".ts") ? "ts" : "js",
    }));
  return { name, setup };
}

/** Stands for the name of the build until that is known. */
const BUILD_PLACE = "__pylayout_build__";

const style = {
  platform: "node",
  target: "node20.19",
  minifySyntax: !values.readable,
  minifyWhitespace: !values.readable,
  legalComments: values.readable ? "inline" : "none",
};

/** @type {import("esbuild").BuildOptions} */
const shared = {
  ...style,
  absWorkingDir: root,
  bundle: true,
  conditions: ["source"],
  logLevel: "warning",
  define: { PYLAYOUT_VERSION: JSON.stringify(version), PYLAYOUT_BUILD: JSON.stringify(BUILD_PLACE) },
};

// A command that runs meanwhile may put kept code there.
rmSync(outdir, { recursive: true, force: true, maxRetries: 3 });
mkdirSync(outdir, { recursive: true });
const validators = await optionValidators(outdir);
const compiledOptions = {
  name: "compiled-options",
  setup({ onLoad }) {
    const resolveDir = path.join(root, "packages/core/src/config");
    onLoad({ filter: /cli[\\/]src[\\/]option-validators\.ts$/ }, () => ({ contents: validators, resolveDir }));
  },
};
const script = path.join(outdir, "main.cjs");
const { outputFiles } = await build({
  ...shared,
  entryPoints: ["packages/cli/src/main.ts"],
  outdir,
  splitting: true,
  format: "esm",
  define: { ...shared.define, "import.meta.url": "__url" },
  plugins: [compiledOptions, givenImport],
  write: false,
});
writeFileSync(script, await commandScript(outputFiles, style));
// What starts it, or repeats a kept run: small, and CommonJS, which Node starts sooner.
await build({
  ...shared,
  entryPoints: ["packages/cli/src/start.ts"],
  outfile: path.join(outdir, "start.cjs"),
  format: "cjs",
});
const { metafile } = await build({
  ...shared,
  entryPoints: {
    index: "packages/cli/src/index.ts",
    config: "packages/cli/src/config.ts",
    "rule-tester": "packages/cli/src/rule-tester.ts",
  },
  external: ["vitest"],
  outdir,
  splitting: true,
  format: "esm",
  plugins: [compiledOptions, jitiCompiler],
  metafile: true,
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});

nameBuild();
copyFileSync(path.join(root, "node_modules/jiti/dist/babel.cjs"), path.join(outdir, "jiti-babel.cjs"));
writeFileSync(path.join(outdir, "THIRD-PARTY-LICENSES.txt"), thirdPartyLicences(Object.keys(metafile.inputs)));

/** Every part learns the name of the build, which is known only when the command is made. */
function nameBuild() {
  const id = `${version}-${createHash("sha256").update(readFileSync(script)).digest("hex").slice(0, 16)}`;
  for (const name of readdirSync(outdir).filter((file) => /\.c?js$/.test(file))) {
    const file = path.join(outdir, name);
    const text = readFileSync(file, "utf8");
    if (text.includes(BUILD_PLACE)) writeFileSync(file, text.replaceAll(BUILD_PLACE, id));
  }
}

function thirdPartyLicences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) folders.add(found[1]);
  }
  const texts = [...folders].sort().map((folder) => {
    const about = JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(path.join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
    const text =
      file && existsSync(path.join(root, folder, file)) ? readFileSync(path.join(root, folder, file), "utf8") : "";
    return `${about.name} ${about.version} (${about.license})\n\n${text.trim()}\n`;
  });
  return `The pylayout command contains these packages.\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`;
}
