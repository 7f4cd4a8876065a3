/**
 * Compares `pylayout collect` with the real pytest on real repositories, unchanged and mutated.
 *
 * Usage: node scripts/run-typescript.mjs scripts/collection/compare-repositories.ts --python EXECUTABLE [options] REPOSITORY...
 *
 *   --python EXECUTABLE   a Python with pytest and with as many of the repositories' dependencies as there are
 *   --mutants N           mutants of each repository (default 0)
 *   --seed S              seed of the first repository's mutants; the next has S + 1
 *   --most N              a mutant collects at most so many test modules: the changed one and others at random (default 40)
 *   --write               replace the tables of docs/accuracy.md
 */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  addOutcomes,
  compareMutants,
  countOutcomes,
  describeOutcomes,
  noOutcomes,
  type OutcomeScores,
} from "../../packages/python/test/repositories/compare-mutants.ts";
import { predictRepository } from "../../packages/python/test/repositories/predict-repository.ts";
import { copyRepository } from "../../packages/python/test/repositories/repository-copy.ts";
import { enterRepository, type RepositoryWorld } from "../../packages/python/test/repositories/repository-world.ts";
import { probe, RealPytest } from "../../packages/python/test/simulate/real-pytest.ts";
import { repositoryRow, REPOSITORY_COLUMNS } from "./repository-row.ts";
import { commit, markdownTable, writeSection } from "./write-section.ts";

const { values, positionals } = parseArgs({
  options: {
    python: { type: "string" },
    mutants: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    most: { type: "string", default: "40" },
    write: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const interpreter = probe(values.python ?? "python3");
if (interpreter === undefined) throw new Error(`--python ${values.python ?? "python3"} has no pytest 7, 8 or 9.1`);
const versions = `Python ${interpreter.python}, pytest ${execFileSync(interpreter.command, ["-c", "import pytest; print(pytest.__version__)"], { encoding: "utf8" }).trim()}`;
console.log(`${new Date().toISOString().slice(0, 10)}, ${versions}, mutants ${values.mutants}, seed ${values.seed}`);

const rows: (string | number)[][] = [];
const mutantRows: (string | number)[][] = [];
const total = noOutcomes();
for (const [i, source] of positionals.entries()) await compareRepository(source, Number(values.seed) + i);
if (mutantRows.length > 0) console.log(`all mutants: ${describeOutcomes(total)}`);
if (values.write) writeTables();

async function compareRepository(source: string, seed: number): Promise<void> {
  if (interpreter === undefined) return;
  const copy = copyRepository(path.resolve(source));
  const pytest = new RealPytest(interpreter);
  try {
    const world = await enterRepository(copy, interpreter, pytest);
    const { args, root } = copy;
    const run = predictRepository({ root, args, missing: world.missing, interpreter });
    const scores = noOutcomes();
    countOutcomes(world.truth, run, copy.name, scores);
    const row = repositoryRow(world, run);
    if (!rows.some(([name]) => name === row[0])) rows.push(row);
    console.log(`row: ${JSON.stringify(row)}`);
    say(`${copy.name} ${copy.commit}, made up: ${world.stubs.join(", ") || "nothing"}`, scores);
    if (Number(values.mutants) > 0 && world.truth.modules !== undefined) await compareItsMutants(world, seed);
  } finally {
    pytest.close();
    copy.remove();
  }
}

async function compareItsMutants(world: RepositoryWorld, seed: number): Promise<void> {
  const scores = await compareMutants(world, { seed, count: Number(values.mutants), most: Number(values.most) });
  say(`  mutants of ${world.copy.name}, seed ${seed}`, scores);
  addOutcomes(total, scores);
  mutantRows.push([world.copy.name, seed, ...mutantCells(scores)]);
  console.log(`row: ${JSON.stringify(mutantRows.at(-1))}`);
}

function say(what: string, scores: OutcomeScores): void {
  console.log(`${what}: ${describeOutcomes(scores)}`);
  for (const wrong of scores.wrong) console.log(`    ${wrong}`);
}

function mutantCells(scores: OutcomeScores): (string | number)[] {
  const { runs, lost, modules, foreign, real, claimed, confirmed, exact, unknown } = scores;
  return [runs - lost, modules, foreign, real, claimed, confirmed, exact, unknown];
}

function writeTables(): void {
  const when = `Measured on ${new Date().toISOString().slice(0, 10)} at commit ${commit()} with ${versions}`;
  writeSection("repositories", `${when}.\n\n${markdownTable(REPOSITORY_COLUMNS, rows)}`);
  if (mutantRows.length === 0) return;
  const head = [
    "repository",
    "seed",
    "runs",
    "modules",
    "foreign",
    "errors",
    "claimed",
    "confirmed",
    "exact",
    "unknown",
  ];
  const sum = ["all", "", ...mutantCells(total)];
  const how = `${when}: ${values.mutants} mutants of each repository and seed, at most ${values.most} test modules a run.`;
  writeSection("mutants", `${how}\n\n${markdownTable(head, [...mutantRows, sum])}\n\n${describeOutcomes(total)}.`);
}
