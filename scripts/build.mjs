// Bundles the command and the public entry points into packages/cli/bundle, with the licences of what is bundled.
import { build } from "esbuild";
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const outdir = path.join(root, "packages/cli/bundle");
const { version } = JSON.parse(readFileSync(path.join(root, "packages/cli/package.json"), "utf8"));

/** jiti loads its compiler by a path relative to itself: let it stand beside the bundle's chunks. */
const jitiCompiler = {
  name: "jiti-compiler",
  setup({ onLoad }) {
    onLoad({ filter: /jiti[\\/]lib[\\/]jiti\.mjs$/ }, ({ path: file }) => {
      const contents = readFileSync(file, "utf8");
      const mended = contents.replace("../dist/babel.cjs", "./jiti-babel.cjs");
      if (mended === contents) throw new Error("jiti no longer loads ../dist/babel.cjs");
      return { contents: mended, loader: "js" };
    });
  },
};

rmSync(outdir, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    main: "packages/cli/src/main.ts",
    index: "packages/cli/src/index.ts",
    config: "packages/cli/src/config.ts",
  },
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  conditions: ["source"],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: true,
  plugins: [jitiCompiler],
  define: { PYLAYOUT_VERSION: JSON.stringify(version) },
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  logLevel: "warning",
});

copyFileSync(path.join(root, "node_modules/jiti/dist/babel.cjs"), path.join(outdir, "jiti-babel.cjs"));
writeFileSync(path.join(outdir, "THIRD-PARTY-LICENSES.txt"), thirdPartyLicences(Object.keys(metafile.inputs)));

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
