/**
 * Compares `pylayout collect` with the real pytest on generated projects.
 *
 * Usage: node scripts/run-typescript.mjs scripts/collection/compare-generated.ts [options] EXECUTABLE...
 *
 *   EXECUTABLE    Pythons with pytest 7, 8 or 9.1
 *   --seed S      seed of the first project; every executable goes on where the one before ended (default 1)
 *   --count N     projects of each executable (default 100)
 *   --write       replace the table of docs/accuracy.md
 */
import { parseArgs } from "node:util";
import { standardLibrary } from "../../packages/python/src/stdlib/standard-library.ts";
import {
  compareProject,
  isComparable,
  noScores,
  type Scores,
} from "../../packages/python/test/simulate/differential.ts";
import { generateProject } from "../../packages/python/test/simulate/generate-project.ts";
import { type Interpreter, probe, RealPytest } from "../../packages/python/test/simulate/real-pytest.ts";
import { commit, markdownTable, writeSection } from "./write-section.ts";

const { values, positionals } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "100" },
    write: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const count = Number(values.count);
const rows: (string | number)[][] = [];
const total = { ...noScores(), different: 0 };
for (const [i, command] of positionals.entries()) {
  const interpreter = probe(command);
  if (interpreter === undefined) throw new Error(`${command} has no pytest 7, 8 or 9.1`);
  await compare(interpreter, Number(values.seed) + i * count);
}
const sum = ["all", "", "", ...cells(total, total.different)];
console.log(sum.join(" "));
if (values.write) {
  const head = [
    "Python",
    "pytest",
    "seeds",
    "projects",
    "modules",
    "errors",
    "claimed",
    "confirmed",
    "unknown",
    "different",
  ];
  const when = `Measured on ${new Date().toISOString().slice(0, 10)} at commit ${commit()}.`;
  writeSection("generated", `${when}\n\n${markdownTable(head, [...rows, sum])}\n\n${ratios(total)}.`);
}

async function compare(interpreter: Interpreter, seed: number): Promise<void> {
  const pytest = new RealPytest(interpreter);
  const scores = noScores();
  let different = 0;
  for (let at = seed; at < seed + count; at++) {
    const project = generateProject(at);
    if (!isComparable(project, interpreter)) continue;
    const difference = await compareProject(project, interpreter, pytest, standardLibrary, scores);
    if (difference === undefined) continue;
    different++;
    console.log(`Python ${interpreter.python}, pytest ${interpreter.pytest}, seed ${at}`);
    for (const { path, expected, actual } of difference.disagreements) {
      console.log(`    ${path}: pytest ${expected}; pylayout ${actual}`);
    }
  }
  pytest.close();
  const row = [interpreter.python, interpreter.pytest, `${seed} to ${seed + count - 1}`, ...cells(scores, different)];
  rows.push(row);
  console.log(`${row.join(" ")}: ${ratios(scores)}`);
  for (const key of ["projects", "records", "unknown", "claimed", "confirmed", "real"] as const)
    total[key] += scores[key];
  total.different += different;
}

function cells({ projects, records, unknown, claimed, confirmed, real }: Scores, different: number): number[] {
  return [projects, records, real, claimed, confirmed, unknown, different];
}

function ratios({ records, unknown, claimed, confirmed, real }: Scores): string {
  const share = (part: number, whole: number): string => (whole === 0 ? "-" : (part / whole).toFixed(4));
  return `precision ${share(confirmed, claimed)}, recall ${share(confirmed, real)}, unknown ${share(unknown, records)}`;
}
