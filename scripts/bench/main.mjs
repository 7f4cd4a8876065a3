// Times `pylayout lint` beside ruff's INP001 and others, whole processes in paired rounds: npm run bench -- --help
import { appendFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { contenders } from "./contenders.mjs";
import { doublingTable } from "./doubling.mjs";
import { describeCommit, describeMachine, describeNode } from "./machine.mjs";
import { pairedRounds, pairedTable } from "./paired-rounds.mjs";
import { errorsOf, noMeter } from "./run.mjs";
import { syntheticTree } from "./synthetic-tree.mjs";

const HELP = `Usage: npm run bench -- [options] [directory...]

Times pylayout on the directories and on synthetic trees, beside ruff, ls-lint, find + cat and a bare start of Node.

  --short           one small tree, three rounds, no history: a report for CI, which never fails on timing
  --rounds N        paired rounds (default: 9); fewer are run, and said, where the time is up
  --sizes N,N       files of the synthetic trees (default: 1000,10000,100000; "" for none)
  --node PATH       another Node to stand beside this one; may be repeated
  --trees DIR       where synthetic trees are kept (default: in the temporary directory)
  --minutes N       time for everything but making trees (default: 9)
  --no-history      do not append the result to docs/bench-history.md`;

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
  if (!existsSync(path.join(root, "packages/cli/bundle/main.js"))) throw new Error("not built yet: npm run build");
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
    trees.push({ name: `synthetic, ${size} files`, directory: await syntheticTree(values.trees, size) });
  }
  const start = Date.now();
  const time = Number(values.minutes) * 60_000;
  const cold = all.find(({ isCold }) => isCold);
  for (const { name, directory } of trees) {
    const samples = pairedRounds(all, directory, { rounds, deadline: start + 0.7 * time });
    say(`### ${name} (${samples[0].length} rounds)`);
    say(pairedTable(all, samples));
    say(
      `Phases of a cold run:\n\n\`\`\`text\n${errorsOf({ ...cold, command: [...cold.command, "--stats"] }, directory).trimEnd()}\n\`\`\``,
    );
  }
  if (!values.short && sizes.length > 0) {
    say("### Growth: cold runs on trees that double");
    say(await doublingTable(cold, { folder: values.trees, most: Math.max(...sizes), deadline: start + time }));
  }
  rmSync(scratch, { recursive: true });
  if (!values.short && !values["no-history"]) appendFileSync(HISTORY, `\n${said.join("\n\n")}\n`);
}
