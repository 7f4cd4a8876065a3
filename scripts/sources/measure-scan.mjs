/**
 * Measures the reading of Python sources, cold, in one process: the loop that only reads, then reading and scanning for
 * imports, then syntax, as CPU time and as wall time. Build first.
 *
 * Usage: node scripts/sources/measure-scan.mjs DIRECTORY [events|syntax|thorough|bindings]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSource } from "../../packages/python/dist/index.js";

const [directory = ".", what = "events"] = process.argv.slice(2);
const steps = {
  events: (facts) => facts.events.length,
  syntax: (facts) => facts.syntax().length,
  thorough: (facts) => facts.syntax(true).length,
  bindings: (facts) => facts.bindings().definite.size,
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
const kept = [];
const scanning = measure(() => {
  files.forEach((path, i) => {
    const facts = readSource(path, texts[i]);
    found += steps[what](facts);
    kept.push(facts);
  });
});
const megabytes = bytes / 1e6;
console.log(`${files.length} files, ${megabytes.toFixed(1)} MB, ${what}: ${found} found`);
console.log(`read: ${reading.wall.toFixed(0)} ms wall, ${reading.cpu.toFixed(0)} ms CPU`);
console.log(
  `scan: ${scanning.wall.toFixed(0)} ms wall, ${scanning.cpu.toFixed(0)} ms CPU, ${((megabytes / scanning.wall) * 1000).toFixed(1)} MB/s`,
);
console.log(`ratio of read and scan to read: ${((reading.wall + scanning.wall) / reading.wall).toFixed(2)}`);
