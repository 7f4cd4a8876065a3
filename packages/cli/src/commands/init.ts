import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { formatPatch, runLint, UsageError, type PlannedFile } from "@pylayout/core";
import { findRoot, loadConfigFile, parseToml, writeEdits } from "@pylayout/node";
import { python } from "@pylayout/python";
import { parseArguments } from "../arguments.ts";
import { colorsFor } from "../colors.ts";
import { moduleText, smallestConfig, tomlText } from "../init/config-text.ts";
import { initFacts } from "../init/init-facts.ts";
import { OWN_MODULES } from "../own-modules.ts";
import { labelledLines } from "../labelled-lines.ts";
import { terminalColumns, type Surroundings } from "../streams.ts";
import { count, printable } from "../text.ts";
import { openWorld } from "../world.ts";

const PYPROJECT = "pyproject.toml";
const MODULE = "pylayout.config.mjs";
const LABEL_WIDTH = 9;

/** `pylayout init [dir]`: says what it found and writes the smallest configuration that fits; asks nothing. */
export async function init(args: readonly string[], { cwd, stdout, environment }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("init", args, {
    "dry-run": { type: "boolean" },
    diff: { type: "boolean" },
  });
  if (positionals.length > 1) throw new UsageError("init takes one directory");
  const { root } = findRoot(positionals[0] ?? ".", cwd);
  await refuseConfigured(root);
  const world = await openWorld(root, RECOMMENDED);
  const { tree, config } = world;
  const model = python.createModel(tree, config.settings, (place) => config.settingsAt(place));
  const [project, ...nested] = model.projects;
  if (!project) throw new UsageError("holds no project", { where: root });
  const { messages } = runLint({ tree, language: python, model, config });
  const settings = smallestConfig(project, messages);
  const plan = planFor(root, existsSync(path.join(root, PYPROJECT)) ? tomlText(settings) : null, moduleText(settings));
  if (values.diff) {
    stdout.write(await formatPatch([plan]));
    return 0;
  }
  if (!values["dry-run"]) writeEdits(root, [plan]);
  const layout = { colors: colorsFor(stdout, environment), columns: terminalColumns(stdout), labelWidth: LABEL_WIDTH };
  const facts = initFacts(project, nested.length, tree).flatMap(([label, text]) =>
    labelledLines({ label, text }, layout),
  );
  const added = Buffer.from(plan.after ?? [])
    .toString("utf8", plan.before?.length ?? 0)
    .trim();
  const lines = [
    `Found in ${printable(path.relative(cwd, root) || ".")}:`,
    ...facts,
    "",
    values["dry-run"]
      ? `${plan.path} would get:`
      : `${plan.path} ${plan.before === null ? "was made" : "now ends with"}:`,
    "",
    ...added.split(/\r?\n/).map((line) => `  ${line}`.trimEnd()),
    "",
    messages.length === 0
      ? "pylayout lint finds nothing."
      : `pylayout lint finds ${count(messages.length, "problem")}; pylayout baseline accepts what is there today.`,
  ];
  stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

const RECOMMENDED = { source: "worktree", isolated: true, config: undefined, python: undefined, rules: [] };

async function refuseConfigured(root: string): Promise<void> {
  const found = await loadConfigFile(root, { ownModules: OWN_MODULES });
  if (found === undefined) return;
  throw new UsageError("pylayout is configured here already", {
    where: found.label,
    hint: "init writes no configuration over another; edit that one",
  });
}

/** pyproject.toml with a table at its end, every other byte as it was; else a module of our own. */
function planFor(root: string, table: string | null, module: string): PlannedFile {
  if (table === null) {
    return { path: MODULE, movedFrom: null, before: null, after: Buffer.from(module), executable: false };
  }
  const before = readFileSync(path.join(root, PYPROJECT));
  const text = before.toString("utf8");
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" ? "" : text.endsWith("\n") ? newline : newline + newline;
  const after = Buffer.concat([before, Buffer.from(gap + table.replaceAll("\n", newline))]);
  try {
    parseToml(after, PYPROJECT);
  } catch {
    throw new UsageError("takes no table at its end: [tool] is written as an inline table", {
      where: PYPROJECT,
      hint: "add [tool.pylayout] to it by hand",
    });
  }
  return { path: PYPROJECT, movedFrom: null, before, after, executable: false };
}
