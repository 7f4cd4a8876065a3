// What pylayout and other tools see of the same defects:
//   node scripts/packaging/compare-peers.mjs --python PYTHON
// PYTHON has setuptools and hatchling installed. Each project is put into git, built by its backend and shown to every tool
// that PATH has; a tool that is not there has no column.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { DEFECTS } from "./defects.mjs";

const { values } = parseArgs({ options: { python: { type: "string" } } });
if (values.python === undefined) {
  console.error("usage: node scripts/packaging/compare-peers.mjs --python PYTHON");
  process.exit(2);
}
const bin = path.join(import.meta.dirname, "../../packages/cli/bin/pylayout.js");
const BUILD = `import importlib, os, sys
sys.argv = ["setup.py"]
backend = importlib.import_module("hatchling.build" if "hatchling" in open("pyproject.toml").read() else "setuptools.build_meta")
os.makedirs("../dist", exist_ok=True)
backend.build_sdist("../dist")
backend.build_wheel("../dist")`;

/** Each gives what it says of a project and its archives; "" for nothing. */
const TOOLS = [
  { name: "pylayout, source", see: ({ project }) => pylayout([project], project) },
  {
    name: "pylayout, archives",
    of: "archives",
    see: ({ project, archives }) => pylayout([...archives, "--against", project], project),
  },
  { name: "check-wheel-contents", of: "archives", see: ({ wheel }) => complaint("check-wheel-contents", [wheel]) },
  { name: "check-manifest", see: ({ project }) => complaint("check-manifest", ["--no-build-isolation", project]) },
  {
    name: "twine check",
    of: "archives",
    see: ({ archives }) => complaint("twine", ["check", ...archives], /ERROR|WARNING|FAILED/),
  },
  {
    name: "validate-pyproject",
    see: ({ project }) => complaint("validate-pyproject", [path.join(project, "pyproject.toml")]),
  },
];
const present = TOOLS.filter(({ name }) => name.startsWith("pylayout") || has(name.split(" ")[0]));
console.log(`| defect | ${present.map(({ name }) => name).join(" | ")} |`);
console.log(`| --- | ${present.map(() => "---").join(" | ")} |`);
for (const defect of DEFECTS) console.log(row(defect));
const absent = TOOLS.filter((tool) => !present.includes(tool)).map(({ name }) => name);
if (absent.length > 0) console.log(`\nNot on this machine: ${absent.join(", ")}.`);

function row(defect) {
  const scratch = mkdtempSync(path.join(tmpdir(), "peers-"));
  try {
    const world = make(scratch, defect);
    const cells = present.map(({ see, of }) =>
      of === "archives" && world.archives.length === 0 ? "no build" : see(world) || "-",
    );
    return `| ${[defect.name, ...cells].join(" | ")} |`;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function make(scratch, { files, wheelName }) {
  const project = path.join(scratch, "app");
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
    writeFileSync(path.join(project, name), content);
  }
  const git = ["-c", "user.name=a", "-c", "user.email=a@b"];
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    ["commit", "-qm", "all"],
  ])
    spawnSync("git", [...git, ...args], { cwd: project });
  const built = spawnSync(values.python, ["-c", BUILD], { cwd: project, encoding: "utf8" });
  for (const name of readdirSync(project)) {
    if (name.endsWith(".egg-info")) rmSync(path.join(project, name), { recursive: true });
  }
  if (built.status !== 0) return { project, archives: [] };
  const dist = path.join(scratch, "dist");
  if (!("build/lib/old/__init__.py" in files)) rmSync(path.join(project, "build"), { recursive: true, force: true });
  const name = readdirSync(dist).find((file) => file.endsWith(".whl"));
  const wheel = path.join(dist, wheelName ?? name);
  if (wheelName !== undefined) renameSync(path.join(dist, name), wheel);
  return { project, wheel, archives: readdirSync(dist).map((file) => path.join(dist, file)) };
}

function pylayout(paths, project) {
  const args = [bin, "lint", "--no-cache", "--preset", "packaging,release", "--format", "json", ...paths];
  const { stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
  const found = JSON.parse(stdout).messages.map(({ severity, rule }) => `${severity} ${rule}`);
  return [...new Set(found)].join(", ");
}

function complaint(command, args, pattern) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", timeout: 120_000 });
  const output = `${stdout}\n${stderr}`;
  if (status === 0 && !(pattern?.test(output) ?? false)) return "";
  const said = output
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const line =
    said.find((text) => pattern?.test(text)) ??
    said.find((text) => /must|error|missing|invalid/i.test(text)) ??
    said[0] ??
    "";
  return `says: ${line
    .replaceAll("|", "/")
    .replace(/\S*\/(?=[^/\s]+)/g, "")
    .slice(0, 90)}`;
}

function has(command) {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;
}
