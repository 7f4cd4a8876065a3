/**
 * Measures the reading of Python sources, cold, in one process, as CPU time and as wall time: the loop that only reads the
 * files, the line scanner alone, then one fact of every file. Build first.
 *
 * Usage: node scripts/sources/measure-scan.mjs DIRECTORY [scan|events|syntax|thorough|bindings|uses]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSource } from "../../packages/python/dist/index.js";
import { scanSource } from "../../packages/python/dist/source/scan/source-scanner.js";

const [directory = ".", what = "scan"] = process.argv.slice(2);
const steps = {
  scan: (path, text) => scanSource(text).imports.length / 3,
  events: (path, text) => readSource(path, text).events.length,
  syntax: (path, text) => readSource(path, text).syntax().length,
  thorough: (path, text) => readSource(path, text).syntax(true).length,
  bindings: (path, text) => readSource(path, text).bindings().definite.size,
  uses: (path, text) => readSource(path, text).uses().length,
};

function pythonFiles(root) {
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    const path = join(root, entry.name);
    if (entry.isDirectory()) return pythonFiles(path);
    return entry.isFile() && entry.name.endsWith(".py") ? [path] : [];
  });
}

function measure(run) {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  run();
  const used = process.cpuUsage(cpu);
  return { wall: performance.now() - wall, cpu: (used.user + used.system) / 1000 };
}

const files = pythonFiles(directory);
let bytes = 0;
const texts = [];
const reading = measure(() => {
  for (const path of files) {
    const text = readFileSync(path, "latin1");
    bytes += text.length;
    texts.push(text);
  }
});
let found = 0;
const take = () => files.forEach((path, i) => (found += steps[what](path, texts[i])));
const cold = measure(take);
const warm = measure(take);
const megabytes = bytes / 1e6;

function line(name, { wall, cpu }) {
  const speeds = [wall, cpu].map((time) => ((megabytes / time) * 1000).toFixed(1));
  console.log(
    `${name}: ${wall.toFixed(0)} ms wall (${speeds[0]} MB/s), ${cpu.toFixed(0)} ms CPU (${speeds[1]} MB/s, ` +
      `${((files.length / cpu) * 1000).toFixed(0)} files/s)`,
  );
}

console.log(`${files.length} files, ${megabytes.toFixed(1)} MB, ${what}: ${found / 2} found`);
line("read only", reading);
line(`${what}, cold`, cold);
line(`read and ${what}, cold`, { wall: reading.wall + cold.wall, cpu: reading.cpu + cold.cpu });
line(`${what}, again`, warm);
console.log(
  `read and ${what} take ${((reading.cpu + cold.cpu) / reading.cpu).toFixed(2)} times the CPU of reading only`,
);
