// Times `pylayout lint` beside ruff's INP001 and others, whole processes in paired rounds: npm run bench -- --help
import { appendFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { contenders } from "./contenders.mjs";
import { doublingTable } from "./doubling.mjs";
import { describeCommit, describeMachine, describeNode } from "./machine.mjs";
import { memoryBar, pairedRounds, pairedTable } from "./paired-rounds.mjs";
import { errorsOf, noMeter } from "./run.mjs";
import { syntheticTree } from "./synthetic-tree.mjs";

const HELP = `Usage: npm run bench -- [options] [directory...]

Times pylayout on the directories and on synthetic trees, beside ruff, ls-lint, find + cat and a bare start of Node.

  --short           one small tree, three rounds, no history: a report for CI, which never fails on timing
  --rounds N        paired rounds (default: 9); fewer are run, and said, where the time is up
  --sizes N,N       files of the synthetic trees (default: 1000,10000,100000; "" for none)
  --node VERSION    another Node to stand beside this one: 24, as npm gives it, or a path; may be repeated
  --trees DIR       where synthetic trees are kept (default: in the temporary directory)
  --minutes N       time for everything but making trees (default: 9); what it does not suffice for is left out, and said
  --no-history      do not append the result to docs/bench-history.md`;

/** The size for which there is a bar on memory. */
const MANY = 100_000;
const root = path.resolve(import.meta.dirname, "../..");
const HISTORY = path.join(root, "docs/bench-history.md");
const { values, positionals } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    rounds: { type: "string" },
    sizes: { type: "string" },
    node: { type: "string", multiple: true, default: [] },
    trees: { type: "string", default: path.join(tmpdir(), "pylayout-bench") },
    minutes: { type: "string", default: "9" },
    "no-history": { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
  allowPositionals: true,
});

if (values.help) console.log(HELP);
else await bench();

async function bench() {
  if (!existsSync(path.join(root, "packages/cli/bundle/main.cjs"))) throw new Error("not built yet: npm run build");
  const scratch = mkdtempSync(path.join(tmpdir(), "pylayout-bench-run-"));
  const nodes = [process.execPath, ...values.node].map(describeNode);
  const { contenders: all, skipped } = contenders(nodes, scratch);
  const rounds = Number(values.rounds ?? (values.short ? 3 : 9));
  const sizes = (values.sizes ?? (values.short ? "1000" : "1000,10000,100000")).split(",").filter(Boolean).map(Number);
  const said = [
    `## ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, ${describeCommit(root)}`,
    `${describeMachine()}.`,
    `Whole processes, commands in turn, medians of paired rounds; page cache warm; NODE_EXTRA_CA_CERTS unset.`,
    ...[...skipped, ...(noMeter === undefined ? [] : [noMeter])].map((why) => `Skipped: ${why}.`),
  ];
  console.log(said.join("\n\n"));
  const say = (text) => {
    said.push(text);
    console.log(`\n${text}`);
  };

  const trees = positionals.map((directory) => ({ name: path.basename(path.resolve(directory)), directory }));
  for (const size of sizes) {
    trees.push({ name: `synthetic, ${size} files`, directory: await syntheticTree(values.trees, size), size });
  }
  const start = Date.now();
  const time = Number(values.minutes) * 60_000;
  const cold = all.find(({ isCold }) => isCold);
  const measured = new Map();
  for (const [place, { name, directory, size }] of trees.entries()) {
    // Three fifths are for rounds, shared out evenly; what small trees leave is for the large ones.
    const deadline = start + (0.6 * time * (place + 1)) / trees.length;
    const samples = pairedRounds(all, directory, { rounds, deadline });
    const ofCold = samples[all.indexOf(cold)];
    if (size !== undefined) measured.set(size, ofCold);
    say(`### ${name} (${samples[0].length} rounds)`);
    say(pairedTable(all, samples));
    if (size === MANY) say(memoryBar(all, samples));
    const fits = Date.now() + ofCold[0].wall < start + 0.7 * time;
    say(fits ? phasesOf(cold, directory) : "Phases of a cold run: no time was left for them.");
  }
  if (!values.short && sizes.length > 0) {
    say("### Growth: cold runs on trees that double");
    const most = Math.max(...sizes);
    say(await doublingTable(cold, { folder: values.trees, most, measured, deadline: start + time }));
  }
  rmSync(scratch, { recursive: true });
  if (!values.short && !values["no-history"]) appendFileSync(HISTORY, `\n${said.join("\n\n")}\n`);
}

function phasesOf(cold, directory) {
  const stats = errorsOf({ ...cold, command: [...cold.command, "--stats"] }, directory).trimEnd();
  return `Phases of a cold run:\n\n\`\`\`text\n${stats}\n\`\`\``;
}
