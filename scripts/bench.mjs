// Times `pylayout lint` beside `node -e 0` and ruff's INP001, in paired rounds: npm run bench -- [--rounds N] [directory...]
import { execFileSync, spawnSync } from "node:child_process";
import { cpus, release } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const root = path.dirname(import.meta.dirname);
const { values, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "9" } },
  allowPositionals: true,
});
const trees = positionals.length > 0 ? positionals : [path.join(root, "test/samples/incident"), root];
// Node 20 reads the certificates that this variable names at every start: 65 to 80 ms that have nothing to do with us.
const { NODE_EXTRA_CA_CERTS: _unset, ...environment } = process.env;
const hasRuff = spawnSync("ruff", ["--version"]).status === 0;
const commands = {
  "node -e 0": [process.execPath, "-e", "0"],
  ...(hasRuff && {
    "ruff INP001": ["ruff", "check", "--isolated", "--no-cache", "--select", "INP001", "--quiet", "."],
  }),
  "pylayout lint": [process.execPath, path.join(root, "packages/cli/bin/pylayout.js"), "lint"],
};

console.log(`${new Date().toISOString()}, ${describeMachine()}, commit ${commit()}`);
console.log(`whole processes, ${values.rounds} rounds, commands in turn; medians; NODE_EXTRA_CA_CERTS unset; no cache`);
if (!hasRuff) console.log("skipped: ruff is not on PATH");
for (const tree of trees) {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = -1; round < Number(values.rounds); round++) {
    for (const [name, [program, ...args]] of Object.entries(commands)) {
      const start = process.hrtime.bigint();
      const { error } = spawnSync(program, args, { cwd: tree, stdio: "ignore", env: environment });
      if (error) throw error;
      // The first round only warms the page cache.
      if (round >= 0) times[name].push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  const medians = Object.entries(times).map(([name, all]) => [name, median(all)]);
  const ruff = hasRuff ? median(times["ruff INP001"]) : undefined;
  const cells = medians.map(
    ([name, value]) => `${name} ${value.toFixed(0)} ms${ruff ? ` (${(value / ruff).toFixed(2)} x ruff)` : ""}`,
  );
  console.log(`${path.basename(path.resolve(tree))}: ${cells.join(", ")}`);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function describeMachine() {
  const [cpu] = cpus();
  return `Node ${process.versions.node}, ${cpus().length} x ${cpu?.model ?? "unknown"}, ${process.platform} ${release()}`;
}

function commit() {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}
