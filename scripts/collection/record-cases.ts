/**
 * Records what the real pytest does with small projects, one for each circumstance and shape, as cases of the conformance
 * suite: packages/python/test/data/recorded-cases.json.
 *
 * Usage: node scripts/run-typescript.mjs scripts/collection/record-cases.ts [--each N] EXECUTABLE...
 *
 *   EXECUTABLE    Pythons with pytest 7, 8 or 9.1
 *   --each N      projects of each circumstance (default 5)
 *   --add         keep what is recorded, and record only what the file does not hold yet
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { isComparable } from "../../packages/python/test/simulate/differential.ts";
import { generateScenarios, type Scenario } from "../../packages/python/test/simulate/generate-scenario.ts";
import { namedScenarios } from "../../packages/python/test/simulate/named-scenarios.ts";
import type { ImportCase, TrueModule, TrueResult } from "../../packages/python/test/simulate/import-cases.ts";
import { probe, RealPytest, type Interpreter } from "../../packages/python/test/simulate/real-pytest.ts";

const TARGET = path.join(import.meta.dirname, "../../packages/python/test/data/recorded-cases.json");
const { values, positionals } = parseArgs({
  options: { each: { type: "string", default: "5" }, add: { type: "boolean", default: false } },
  allowPositionals: true,
});

const interpreters = positionals.map((command) => {
  const found = probe(command);
  if (found === undefined) throw new Error(`${command} has no pytest 7, 8 or 9.1`);
  return found;
});
const running = interpreters.map((interpreter) => ({ interpreter, pytest: new RealPytest(interpreter) }));
const cases: ImportCase[] = [];
const kept = values.add
  ? (JSON.parse(readFileSync(TARGET, "utf8")) as { format: string; cases: ImportCase[] })
  : undefined;
for (const scenario of [...namedScenarios, ...generateScenarios(Number(values.each))])
  cases.push(kept?.cases.find(({ id }) => id === scenario.id) ?? (await record(scenario)));
for (const { pytest } of running) pytest.close();
writeFileSync(TARGET, `${JSON.stringify({ format: kept?.format ?? describeFormat(), cases })}\n`);
execFileSync("npx", ["prettier", "--write", TARGET], { stdio: "ignore", cwd: import.meta.dirname });
console.log(`${cases.length} cases in ${interpreters.length} environments`);

async function record({ id, title, project }: Scenario): Promise<ImportCase> {
  const parent = mkdtempSync(path.join(tmpdir(), "pylayout-record-"));
  const root = path.join(parent, "project");
  const outcomes = new Map<string, { envs: string[]; result: TrueResult }>();
  try {
    for (const [file, text] of Object.entries(project.files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    for (const { interpreter, pytest } of running) {
      if (!isComparable(project, interpreter)) continue;
      const { cwd, args, module } = project;
      const result = withoutMessages(await pytest.collect({ root, cwd, args, module, seconds: 60 }));
      const key = JSON.stringify(result);
      const same = outcomes.get(key) ?? { envs: [], result };
      same.envs.push(`py${interpreter.python}-pt${interpreter.pytest.charAt(0)}`);
      outcomes.set(key, same);
    }
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
  const run = [project.module ? "mpytest" : "pytest", ...project.args].join(" ");
  const cwd = project.cwd === "" ? {} : { cwd: project.cwd };
  return { id, title, run, ...cwd, files: project.files, outcomes: [...outcomes.values()] };
}

function withoutMessages(result: TrueResult): TrueResult {
  const strip = (records: readonly TrueModule[]): object[] =>
    records.map((record) => ({ ...record, msg: undefined, foreign: undefined }));
  return {
    ...result,
    ...(result.modules && { modules: strip(result.modules) }),
    ...(result.conftest && { conftest: strip(result.conftest) }),
  } as TrueResult;
}

function describeFormat(): string {
  const versions = interpreters.map((interpreter) => `${nameOf(interpreter)} = pytest ${exactVersion(interpreter)}`);
  return `As import-cases.json, without messages; recorded on ${new Date().toISOString().slice(0, 10)} by scripts/collection/record-cases.ts: ${versions.join(", ")}.`;
}

function nameOf({ python, pytest }: Interpreter): string {
  return `py${python}-pt${pytest.charAt(0)}`;
}

function exactVersion({ command }: Interpreter): string {
  return execFileSync(command, ["-c", "import pytest; print(pytest.__version__)"], { encoding: "utf8" }).trim();
}
