// Compares the wheels that pylayout predicts with those that the real backends build:
//   node scripts/packaging/compare-wheels.mjs --python PYTHON REPOSITORY...
// PYTHON has the backends installed. Each repository is cloned into a scratch directory and built there, without isolation.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({ options: { python: { type: "string" } }, allowPositionals: true });
if (values.python === undefined || positionals.length === 0) {
  console.error("usage: node scripts/packaging/compare-wheels.mjs --python PYTHON REPOSITORY...");
  process.exit(2);
}
const bin = path.join(import.meta.dirname, "../../packages/cli/bin/pylayout.js");
const script = path.join(import.meta.dirname, "build_wheel.py");
const environment = { ...process.env, SETUPTOOLS_SCM_PRETEND_VERSION: "1.0", PYTHONDONTWRITEBYTECODE: "1" };

console.log("| repository | commit | backend | .py files built | predicted | missing claimed | verdict |");
console.log("| --- | --- | --- | ---: | ---: | ---: | --- |");
for (const repository of positionals) {
  try {
    console.log(row(path.resolve(repository)));
  } catch (error) {
    console.error(`${repository}: ${error.message.split("\n")[0]}`);
  }
}

function row(repository) {
  const scratch = mkdtempSync(path.join(tmpdir(), "wheels-"));
  try {
    const clone = path.join(scratch, path.basename(repository));
    run("git", ["clone", "-q", "--local", repository, clone], scratch);
    const commit = run("git", ["rev-parse", "--short", "HEAD"], clone).trim();
    const predicted = JSON.parse(run(process.execPath, [bin, "wheel", "--format", "json"], clone));
    const built = build(clone);
    const cells = [path.basename(repository), commit, predicted.backend ?? "?"];
    const found = Array.isArray(built) ? sources(built) : [];
    const files = sources(predicted.files);
    const numbers = [
      Array.isArray(built) ? found.length : "-",
      predicted.outcome === "ok" ? files.length : predicted.outcome,
      predicted.missing.length,
    ];
    return `| ${[...cells, ...numbers, verdict(predicted, files, built, found)].join(" | ")} |`;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function verdict(predicted, files, built, found) {
  if (predicted.outcome === "unknown") return `unknown: ${predicted.reason}`;
  if (!Array.isArray(built)) return predicted.outcome === "error" ? "both fail" : `not built: ${built.error}`;
  if (predicted.outcome === "error") return `WRONG: predicted to fail: ${predicted.reason}`;
  const extra = files.filter((file) => !found.includes(file));
  const lacking = found.filter((file) => !files.includes(file));
  if (extra.length + lacking.length === 0) return "equal";
  return `DIFFERENT: only predicted ${shorten(extra)}; only built ${shorten(lacking)}`;
}

function shorten(names) {
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ") || "none";
}

function sources(files) {
  return files.filter((file) => file.endsWith(".py") && !/^[^/]+\.data\/(?:scripts|data)\//.test(file)).sort();
}

function build(directory) {
  const { stdout } = spawnSync(values.python, [script], {
    cwd: directory,
    encoding: "utf8",
    env: environment,
    timeout: 240_000,
    maxBuffer: 1 << 28,
  });
  const isBuildable = ["pyproject.toml", "setup.py", "setup.cfg"].some((name) =>
    existsSync(path.join(directory, name)),
  );
  if (!isBuildable) return { error: "nothing to build" };
  try {
    return JSON.parse(stdout);
  } catch {
    return { error: "the build gave no answer" };
  }
}

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr.slice(0, 500)}`);
  return stdout;
}
