/**
 * Shows how the reading of hostile sources grows when they double: CPU time of every fact of a source, and the ratio to half
 * the size. Linear work comes out at about 2. Build first.
 *
 * Usage: node scripts/sources/measure-growth.mjs
 */
import { readdirSync, readFileSync } from "node:fs";
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
  imports: (size) => "import a.b as c\nfrom .d import (e, f as g)\n".repeat(size / 42),
  "guarded imports": (size) => "try:\n  import a\nexcept ImportError:\n  a = None\n".repeat(size / 48),
  "one import of many names": (size) => `from a import ${"b, ".repeat(size / 3)}c\n`,
  "one try with many names": (size) => `try:\n${numbered(size / 16, (i) => `  a${i} = f()\n`)}except E: pass\n`,
  "one call of many arguments": (size) => `f(${numbered(size / 12, (i) => `a${i}=1, *b, `)})\n`,
  "one test of many parts": (size) => `x = ${"a() and ".repeat(size / 8)}exit()\n`,
  "f-strings": (size) => `x = f"{a['b']!r:>{w}}" f'{f"{c}"}'\n`.repeat(size / 36),
  "f-strings in f-strings": (size) => `x = ${`f"{f'{`.repeat(size / 8)}`,
  lambdas: (size) => `x = [${"i for i in a if lambda: i, ".repeat(size / 27)}]\n`,
  "names in comments": (size) => `import np\n# ${"np ".repeat(size / 3)}\nx = 1\n`,
  bytes: (size) => "\xe9\x28\xff\n".repeat(size / 4),
  "arbitrary bytes": (size) => arbitrary(size),
  "closed brackets": (size) => `x = ${"(".repeat(size / 2)}${")".repeat(size / 2)}\nimport y\n`,
  "real files, joined": (size) => real(size),
  "real files, cut off": (size) =>
    real(size)
      .slice(0, size)
      .replace(/\n\n\n/g, (gap, at) => (at % 2 ? "(" : '"""')),
};
function numbered(count, text) {
  return Array.from({ length: count }, (_, i) => text(i)).join("");
}

function arbitrary(size) {
  let state = 7;
  const codes = Array.from({ length: size }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24);
  return codes.map((code) => String.fromCharCode(code)).join("");
}

/** The Python scripts beside this one, again and again. */
function real(size) {
  const folder = new URL(".", import.meta.url);
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".py"));
  const text = scripts.map((name) => readFileSync(new URL(name, folder), "latin1")).join("\n\n\n");
  return text.repeat(Math.max(1, Math.round(size / text.length)));
}

const sizes = [31_250, 62_500, 125_000, 250_000];

function cpuOf(source) {
  const before = process.cpuUsage();
  const facts = readSource("m.py", source);
  facts.events.length;
  facts.syntax();
  facts.syntax(true);
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
