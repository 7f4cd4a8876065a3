/**
 * Times `pylayout collect` on whole repositories beside ruff's INP001 and pytest's own collection: whole processes in turn,
 * round after round, in copies of the tracked files; caches of bytecode are warm.
 *
 * Usage: npm run build && node scripts/run-typescript.mjs scripts/collection/time-collect.mjs --python EXECUTABLE [options] REPOSITORY...
 *
 *   --python EXECUTABLE   a Python with pytest and with as many of the repositories' dependencies as there are
 *   --rounds N            rounds after the one that warms caches (default 3)
 *   --write               replace the table of docs/accuracy.md
 */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { copyRepository } from "../../packages/python/test/repositories/repository-copy.ts";
import { probe } from "../../packages/python/test/simulate/real-pytest.ts";
import { RUFF } from "../bench/contenders.mjs";
import { describeMachine } from "../bench/machine.mjs";
import { run } from "../bench/run.mjs";
import { median } from "../bench/table.mjs";
import { markdownTable, writeSection } from "./write-section.ts";

const { values, positionals } = parseArgs({
  options: {
    python: { type: "string", default: "python3" },
    rounds: { type: "string", default: "3" },
    write: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const interpreter = probe(values.python);
if (interpreter === undefined) throw new Error(`--python ${values.python} has no pytest 7, 8 or 9.1`);
const PYLAYOUT = path.resolve("packages/cli/bin/pylayout.js");
const COLUMNS = ["repository", "test modules", RUFF, "collect, all Pythons", "collect, one", "pytest", "one / pytest"];

const machine = `${describeMachine()}, Node ${process.versions.node}, Python ${interpreter.python}, pytest ${interpreter.pytest}`;
console.log(machine);
const rows = positionals.map(time);
const when = `Measured on ${new Date().toISOString().slice(0, 10)}; ${machine}. Medians of ${values.rounds} paired rounds, ms of CPU time (in brackets wall-clock).`;
const table = `${when}\n\n${markdownTable(COLUMNS, rows)}`;
console.log(table);
if (values.write) writeSection("time", table);

function time(source) {
  const copy = copyRepository(path.resolve(source));
  try {
    const contenders = contendersFor(copy);
    const samples = contenders.map(() => []);
    for (let round = -1; round < Number(values.rounds); round++) {
      for (const [place, contender] of contenders.entries()) {
        const sample = run(contender, copy.root);
        if (round >= 0) samples[place].push(sample);
      }
    }
    const cpu = samples.map((all) => median(all.map((sample) => sample.cpu)));
    const wall = samples.map((all) => median(all.map((sample) => sample.wall)));
    const cells = cpu.map((ms, place) => `${ms.toFixed(0)} (${wall[place].toFixed(0)})`);
    const row = [copy.name, countModules(copy), ...cells, (cpu[2] / cpu[3]).toFixed(2)];
    console.log(row.join(", "));
    return row;
  } finally {
    copy.remove();
  }
}

function contendersFor({ roots, root, args }) {
  const all = ["collect", "--installed"];
  const one = [...all, "--pytest", interpreter.pytest, "--python", interpreter.python];
  const pytest = [interpreter.command, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", ...args];
  const quoted = pytest.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const settings = `PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 PYTHONWARNINGS=ignore PYTHONPATH='${roots.map((folder) => path.join(root, folder)).join(":")}'`;
  return [
    { name: RUFF, command: ["ruff", "check", "--isolated", "--no-cache", "--select", "INP001", "--quiet", "."] },
    { name: "collect, all Pythons", command: [process.execPath, PYLAYOUT, ...all, "--", ...args] },
    { name: "collect, one", command: [process.execPath, PYLAYOUT, ...one, "--", ...args] },
    // What fails to be collected ends with 2.
    { name: "pytest", command: ["sh", "-c", `${settings} ${quoted} || true`] },
  ];
}

function countModules({ root, args }) {
  const options = ["--installed", "--pytest", interpreter.pytest, "--python", interpreter.python, "--format", "json"];
  const text = execFileSync(process.execPath, [PYLAYOUT, "collect", ...options, "--", ...args], {
    cwd: root,
    maxBuffer: 1 << 28,
  });
  return JSON.parse(text.toString("utf8")).modules.filter(({ conftest }) => !conftest).length;
}
