/**
 * Where the time of a cold run goes, room by room.
 *
 * Usage: npm run profile -- DIRECTORY [--rounds 5] [-- ARGUMENTS OF pylayout lint]
 *
 * Runs the command, built readable into a temporary directory, under V8's sampling profiler: once to keep its compiled code,
 * then as often as asked. Medians of the rounds; the profiler itself makes a run 10 to 40 % slower.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { describeCommit, describeMachine } from "./machine.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" } },
});
const [directory, ...more] = positionals;
const rounds = Number(values.rounds);
if (directory === undefined || !(rounds >= 1)) {
  console.error("usage: npm run profile -- DIRECTORY [--rounds 5] [-- ARGUMENTS OF pylayout lint]");
  process.exit(2);
}

/** What each room is to a reader, the first that fits: a pattern of the file's path and its words. */
const ROOMS = [
  [/^packages\/node\/src\/(?:disk\/list-names|disk\/byte-name|source)/, "walk: list directories"],
  [/^packages\/node\/src\/ignore|node_modules\/ignore\//, "walk: .gitignore"],
  [/^packages\/core\/src\/tree/, "tree: entries, look-ups, kept texts"],
  [/^packages\/node\/src\/disk/, "read: open, read, decode"],
  [/^packages\/node\/src\/git/, "git: index, what has changed"],
  [/^packages\/node\/src\/cache/, "cache"],
  [
    /^packages\/python\/src\/source\/(?:scan|decode|text|read-source|source-readings)/,
    "scan: events from scanned lines",
  ],
  [/^packages\/python\/src\/source\/(?:tokens|parse|tree)/, "parse: tokens, syntax trees"],
  [/^packages\/python\/src\/source\/(?:events|comments)/, "events from syntax trees"],
  [/^packages\/python\/src\/source\/(?:bindings|outline)/, "bindings of names"],
  [/^packages\/python\/src\/source/, "syntax by version"],
  [/^packages\/python\/src\/(?:simulate|pytest)/, "simulate: pytest's collection, imports"],
  [/^packages\/python\/src\/(?:resolve|stdlib|versions)/, "resolve: sys.path, standard library"],
  [/^packages\/python\/src\/wheel/, "wheel: what ships"],
  [/^packages\/python\/src\/(?:project|model|tools|config-file|language)/, "model: projects, CI, importers"],
  [/^rules\//, "rules"],
  [/^packages\/core/, "engine, configuration"],
  [/^(?:packages\/cli|configs)/, "command, report"],
  [/node_modules\//, "libraries"],
];

const temporary = mkdtempSync(path.join(tmpdir(), "pylayout-profile-"));
try {
  const program = buildReadable();
  run(program, []);
  const profiles = Array.from({ length: rounds }, (_, i) => profiled(program, `round-${i}`));
  print(profiles);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function buildReadable() {
  const bin = path.join(temporary, "bin");
  const source = path.join(root, "packages/cli/bin");
  mkdirSync(bin);
  for (const name of readdirSync(source)) cpSync(path.join(source, name), path.join(bin, name));
  const bundle = path.join(temporary, "bundle");
  execFileSync(process.execPath, [path.join(root, "scripts/build.mjs"), "--readable", "--outdir", bundle]);
  return path.join(bin, "pylayout.js");
}

function run(program, flags) {
  const { NODE_EXTRA_CA_CERTS: _unset, ...env } = process.env;
  const command = [...flags, program, "lint", "--no-cache", ...more];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: directory, env, encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(`pylayout ended with ${status}: ${stderr}`);
}

/** Milliseconds by room of one run. */
function profiled(program, name) {
  const to = path.join(temporary, name);
  run(program, ["--cpu-prof", "--cpu-prof-interval", "200", "--cpu-prof-dir", to]);
  const [file] = readdirSync(to);
  return timeByRoom(JSON.parse(readFileSync(path.join(to, file), "utf8")));
}

function timeByRoom({ nodes, samples, timeDeltas }) {
  const files = fileByLine();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const times = new Map();
  samples.forEach((id, i) => {
    const room = roomOf(id, byId, parents, files);
    times.set(room, (times.get(room) ?? 0) + timeDeltas[i] / 1000);
  });
  return times;
}

/** The file that each line of the command's script was made of. */
function fileByLine() {
  let file = "";
  const lines = readFileSync(path.join(temporary, "bundle/main.cjs"), "utf8").split("\n");
  return lines.map((line) => (file = /\/\/! ((?:packages|rules|configs|node_modules)\/\S+)/.exec(line)?.[1] ?? file));
}

/** Time in Node's own functions and in patterns counts for whoever calls them. */
function roomOf(id, byId, parents, files) {
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { functionName, url, lineNumber } = byId.get(at).callFrame;
    if (functionName === "(garbage collector)") return "garbage collector";
    if (url.startsWith("wasm:")) return "scan: compiled scanner";
    if (url === "node:vm" && functionName === "Script") return "start: compiled code from its cache";
    if (url.endsWith("main.cjs"))
      return ROOMS.find(([pattern]) => pattern.test(files[lineNumber]))?.[1] ?? "command, report";
  }
  return "start: Node itself";
}

function print(profiles) {
  const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
  const rooms = [...new Set(profiles.flatMap((times) => [...times.keys()]))];
  const rows = rooms.map((room) => [room, median(profiles.map((times) => times.get(room) ?? 0))]);
  rows.sort(([, a], [, b]) => b - a);
  const total = rows.reduce((sum, [, time]) => sum + time, 0);
  const name = path.basename(path.resolve(directory));
  console.log(`${name}, ${describeCommit(root)}, Node ${process.versions.node}, medians of ${rounds} rounds`);
  console.log(`${describeMachine()}\n`);
  const width = Math.max(...rows.map(([room]) => room.length));
  console.log(`| ${"room".padEnd(width)} |   ms |    % |\n| ${"-".repeat(width)} | ---: | ---: |`);
  for (const [room, time] of [...rows, ["all", total]]) {
    const share = ((100 * time) / total).toFixed(1);
    console.log(`| ${room.padEnd(width)} | ${time.toFixed(0).padStart(4)} | ${share.padStart(4)} |`);
  }
}
