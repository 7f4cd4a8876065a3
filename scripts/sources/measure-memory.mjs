/**
 * Measures what the import records of many sources keep in memory, without their texts: the files below a directory, read
 * again and again under other paths up to a number. Build first.
 *
 * Usage: node --expose-gc scripts/sources/measure-memory.mjs DIRECTORY [FILES]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSource, SourceStore } from "../../packages/python/dist/index.js";

const [directory = ".", wanted = "100000"] = process.argv.slice(2);

function pythonFiles(root) {
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    const path = join(root, entry.name);
    if (entry.isDirectory()) return pythonFiles(path);
    return entry.isFile() && entry.name.endsWith(".py") ? [path] : [];
  });
}

function heap() {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const files = pythonFiles(directory);
const host = {
  bytes: (path) => readFileSync(path, "latin1"),
  isThorough: () => false,
  store: new SourceStore(),
};
// The readings of the last sources are kept up to a fixed size, whatever their number: let them be there from the start.
const warm = files.slice(0, 400).map((path) => readSource(path, host));
for (const facts of warm) facts.events.length;
const before = heap();
const kept = [];
let events = 0;
for (let i = 0; kept.length < Number(wanted); i = (i + 1) % files.length) {
  const facts = readSource(files[i], host);
  events += facts.events.length;
  kept.push(facts);
}
const used = heap() - before;
console.log(
  `${kept.length} files (${files.length} distinct), ${(events / kept.length).toFixed(1)} events a file: ` +
    `${(used / 1e6).toFixed(0)} MB, ${(used / kept.length / 1000).toFixed(2)} KB a file`,
);
