/**
 * Compares `pylayout collect` with the real pytest on the incident's repository at the tags before and after its two fixes,
 * run as `python -m pytest`: with all third-party modules present, and with psutil missing.
 *
 * Usage: node scripts/run-typescript.mjs scripts/collection/compare-incident.ts --repository DIRECTORY [options] EXECUTABLE...
 *
 *   --repository DIRECTORY   a clone of joediggidyyy/CodeSentinel with its tags
 *   EXECUTABLE               Pythons with pytest 7, 8 or 9.1
 *   --list                   print every module's outcome, in pytest's order
 *   --write                  replace the table of docs/accuracy.md
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { importedNames, predictRepository } from "../../packages/python/test/repositories/predict-repository.ts";
import { compareRun } from "../../packages/python/test/simulate/compare-run.ts";
import type { TrueResult } from "../../packages/python/test/simulate/import-cases.ts";
import { type Interpreter, probe, RealPytest } from "../../packages/python/test/simulate/real-pytest.ts";
import { markdownTable, writeSection } from "./write-section.ts";

const TAGS = ["v1.1.3.b1", "v1.1.3.b1-hotfix1", "v1.1.3.b1-hotfix2"];
const COLUMNS = [
  "tag",
  "missing",
  "Python",
  "pytest",
  "modules",
  "errors",
  "in pytest's order",
  "unknown",
  "different",
];
const { values, positionals } = parseArgs({
  options: {
    repository: { type: "string", default: "." },
    list: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const interpreters = positionals.map((command) => {
  const found = probe(command);
  if (found === undefined) throw new Error(`${command} has no pytest 7, 8 or 9.1`);
  return found;
});
const rows: (string | number)[][] = [];
for (const tag of TAGS) await compareTag(tag);
if (values.write) {
  const when = `Measured on ${new Date().toISOString().slice(0, 10)} at commit ${git("rev-parse", "--short=10", TAGS[0] ?? "").trim()} and its two fixes.`;
  writeSection("incident", `${when}\n\n${markdownTable(COLUMNS, rows)}`);
}

async function compareTag(tag: string): Promise<void> {
  const root = path.join(mkdtempSync(path.join(tmpdir(), "pylayout-incident-")), "CodeSentinel");
  try {
    execFileSync("git", ["clone", "--quiet", "--branch", tag, values.repository, root], { stdio: "ignore" });
    for (const missing of [[], ["psutil"]])
      for (const interpreter of interpreters) rows.push(await compare(tag, root, missing, interpreter));
  } finally {
    rmSync(path.dirname(root), { recursive: true, force: true });
  }
}

function git(...args: string[]): string {
  return execFileSync("git", ["-C", values.repository, ...args], { encoding: "utf8" });
}

async function compare(tag: string, root: string, missing: string[], interpreter: Interpreter) {
  const pytest = new RealPytest(interpreter);
  try {
    const absent = await pytest.absent(importedNames(root).filter((name) => !name.includes(".")));
    const stubs = absent.filter((name) => !missing.includes(name) && !/^(?:codesentinel|tests|tools)$/.test(name));
    const truth = await pytest.collect({ root, cwd: "", args: [], module: true, stubs, seconds: 120 });
    const run = predictRepository({ root, args: [], missing, interpreter, module: true });
    const { disagreements, unknown } = compareRun(truth, run);
    const [errors, order] = outcomes(truth);
    const { python, pytest: version } = interpreter;
    const row = [tag, missing.join(" ") || "nothing", python, version, truth.modules?.length ?? 0, errors, order];
    console.log(row.join(", "), `unknown ${unknown.length}, different ${disagreements.length}`);
    for (const { path, expected, actual } of disagreements) console.log(`    ${path}: ${expected}; ${actual}`);
    if (values.list) for (const module of run.modules) console.log(describe(module));
    return [...row, unknown.length, disagreements.length];
  } finally {
    pytest.close();
  }
}

/** How many modules fail with which exception, and the first letters of all outcomes in order. */
function outcomes({ modules = [] }: TrueResult): [string, string] {
  const counts = new Map<string, number>();
  for (const { type, outcome } of modules) {
    if (outcome === "error") counts.set(type ?? "", (counts.get(type ?? "") ?? 0) + 1);
  }
  const errors = [...counts].map(([type, count]) => `${count} ${type}`).join(", ") || "none";
  return [errors, modules.map(({ outcome, type }) => (outcome === "error" ? (type ?? "").charAt(0) : ".")).join("")];
}

function describe({
  path,
  outcome,
  exception,
  message,
  cause,
}: ReturnType<typeof predictRepository>["modules"][number]) {
  const why = exception === null ? "" : `: ${exception}: ${message ?? ""}`;
  return `        ${outcome} ${path}${why}${cause === null ? "" : ` at ${cause.path}:${cause.line}`}`;
}
