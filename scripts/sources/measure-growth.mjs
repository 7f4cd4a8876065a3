/**
 * Shows how the reading of hostile sources grows when they double: CPU time of every fact of a source, and the ratio to half
 * the size. Linear work comes out at about 2. Build first.
 *
 * Usage: node scripts/sources/measure-growth.mjs
 */
import { readSource } from "../../packages/python/dist/index.js";

const shapes = {
  "one line of letters": (size) => `x = '${"a".repeat(size)}'\n`,
  "one line of strings": (size) => `x = ${"'a' ".repeat(size / 4)}\n`,
  "one line of brackets": (size) => `x = [${"(a, b), ".repeat(size / 8)}]\n`,
  "one line of words": (size) => `x = ${"a + ".repeat(size / 4)}a\n`,
  "open brackets": (size) => "(".repeat(size),
  "open lines": (size) => "x = (\n".repeat(size / 6),
  "open quotes": (size) => "x = '\n".repeat(size / 6),
  "open triple quotes": (size) => "x = f'''{\n".repeat(size / 10),
  "nested blocks": (size) => Array.from({ length: Math.sqrt(size) }, (_, i) => `${" ".repeat(i)}if x:\n`).join(""),
  functions: (size) => "def f(a, b=1):\n    import c\n    return a\n".repeat(size / 40),
  stars: (size) => "f(*a, **b)\n".repeat(size / 11),
  bytes: (size) => "\xe9\x28\xff\n".repeat(size / 4),
};
const sizes = [125_000, 250_000, 500_000, 1_000_000];

function cpuOf(source) {
  const before = process.cpuUsage();
  const facts = readSource("m.py", source);
  facts.events.length;
  facts.syntax();
  facts.bindings();
  facts.uses();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

for (const shape of Object.values(shapes)) cpuOf(shape(sizes[0]));
for (const [name, shape] of Object.entries(shapes)) {
  const times = sizes.map((size) => Math.min(cpuOf(shape(size)), cpuOf(shape(size))));
  const ratios = times.slice(1).map((time, i) => (time / times[i]).toFixed(1));
  console.log(`${name}: ${times.map((time) => time.toFixed(0)).join(", ")} ms; ratios ${ratios.join(", ")}`);
}
