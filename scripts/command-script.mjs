import { transform } from "esbuild";
import path from "node:path";

/**
 * The chunks of a build made one function of `require`, its own URL and `import`, which runs the chunk `./main.js` and gives all
 * that were loaded. Each chunk is a function in it: V8 compiles, and packages/cli/src/cached-script.ts keeps, those only that a
 * run has called.
 */
export async function commandScript(outputFiles, options) {
  const chunks = await Promise.all(
    outputFiles.map(async ({ path: file, text }) => {
      // What esbuild says of the files stays, where comments stay at all.
      const noted = text.replaceAll(/^ *\/\/ (?=(?:packages|rules|configs|node_modules)\/)/gm, "//! ");
      const { code } = await transform(noted, { ...options, format: "cjs", supported: { "dynamic-import": false } });
      return `${JSON.stringify(`./${path.basename(file)}`)}(require, module) {${code}}`;
    }),
  );
  return `((body) => (typeof module === "undefined" ? body : (module.exports = body)))(function (nodeRequire, __url, __import) {
const loaded = Object.create(null);
function load(name) {
  const chunk = chunks[name];
  if (chunk === undefined) return nodeRequire(name);
  if (loaded[name] === undefined) chunk(load, (loaded[name] = { exports: {} }));
  return loaded[name].exports;
}
const chunks = { __proto__: null, ${chunks.join(",\n")} };
load("./main.js");
return loaded;
})
`;
}
