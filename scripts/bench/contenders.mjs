import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const pylayout = path.join(root, "packages/cli/bin/pylayout.js");
const layoutRules = path.join(import.meta.dirname, "layout-rules.toml");

/**
 * What runs in turn: `name`, `command`, what to `prepare` before each run, and its `bar`, given the medians of ruff and of
 * `node -e 0`. `skipped` says what is missing on this machine.
 */
export function contenders(nodes, scratch) {
  const skipped = [];
  const found = (name, why, contender) => {
    if (spawnSync(name, ["--version"]).status === 0) return [contender];
    skipped.push(why);
    return [];
  };
  const lsLint = path.join(scratch, "ls-lint.yml");
  writeFileSync(lsLint, "ls:\n  .py: snake_case\nignore:\n  - .git\n");
  const others = [
    ...found("ruff", "ruff is not on PATH", { name: RUFF, command: RUFF_COMMAND }),
    ...found("ls-lint", "ls-lint is not on PATH", { name: "ls-lint", command: ["ls-lint", "--config", lsLint] }),
    { name: "find + cat", command: ["sh", "-c", FIND_AND_CAT] },
  ];
  return { skipped, contenders: [...others, ...nodes.flatMap((node) => pylayoutModes(node, scratch))] };
}

export const RUFF = "ruff INP001";
const RUFF_COMMAND = ["ruff", "check", "--isolated", "--no-cache", "--select", "INP001", "--quiet", "."];
const FIND_AND_CAT = "find . -name .git -prune -o -type f -name '*.py' -print0 | xargs -0 cat";

/** A start of Node that does nothing, and pylayout on the same Node. */
function pylayoutModes({ program, version: node }, scratch) {
  const lint = (place, ...options) => [
    program,
    pylayout,
    "lint",
    "--cache-location",
    path.join(scratch, place),
    ...options,
  ];
  const cold = path.join(scratch, "cold");
  const wipe = () => rmSync(cold, { recursive: true, force: true });
  const edited = path.join(scratch, "edited");
  return [
    { name: `node ${node} -e 0`, node, isFloor: true, command: [program, "-e", "0"] },
    {
      name: `cold, node ${node}`,
      node,
      isCold: true,
      prepare: wipe,
      command: lint("cold"),
      bar: (ruff, floor) => Math.max(ruff, floor + 60),
    },
    {
      name: `warm, node ${node}`,
      node,
      command: lint("warm"),
      bar: (ruff, floor) => Math.max(0.5 * ruff, floor + 35),
    },
    {
      // The trees are not ours to edit: what is gone is the kept run, and what is known of the sources is there.
      name: `as after an edit, node ${node}`,
      node,
      prepare: () => forgetRuns(edited),
      command: lint("edited"),
    },
    {
      name: `layout rules, node ${node}`,
      node,
      prepare: wipe,
      command: lint("cold", "--config", layoutRules),
      bar: (ruff, floor) => Math.max(0.6 * ruff, floor + 40),
    },
  ];
}

function forgetRuns(cache) {
  const names = existsSync(cache) ? readdirSync(cache) : [];
  for (const name of names) if (name.endsWith(".run")) rmSync(path.join(cache, name));
}
