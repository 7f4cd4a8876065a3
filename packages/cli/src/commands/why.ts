import { runLint, UsageError, type Entry, type FileTree, type Message } from "@pylayout/core";
import { findRoot } from "@pylayout/node";
import { python, type PythonModel } from "@pylayout/python";
import { colorsFor } from "../colors.ts";
import { chosenFormat, parseArguments, WORLD_OPTIONS, worldOptions } from "../arguments.ts";
import { placeOf } from "../format/place.ts";
import { labelledLines, type LabelLayout } from "../labelled-lines.ts";
import { terminalColumns, type Surroundings } from "../streams.ts";
import { printable } from "../text.ts";
import { directoryFacts } from "../why/directory-facts.ts";
import type { Fact } from "../why/fact.ts";
import { fileFacts } from "../why/file-facts.ts";
import { testFacts } from "../why/test-facts.ts";
import { openWorld } from "../world.ts";

/** `pylayout why <path>`: what pylayout makes of a path, and why it is or is not reported. */
export async function why(args: readonly string[], { cwd, stdout, environment }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("why", args, WORLD_OPTIONS);
  const [argument, ...more] = positionals;
  if (argument === undefined || more.length > 0) {
    throw new UsageError("why takes one path", { hint: "for example pylayout why tests/test_core.py" });
  }
  const found = findRoot(argument, cwd, { mayBeMissing: true });
  const world = await openWorld(found.root, worldOptions(values));
  const { tree, config } = world;
  const model = python.createModel(tree, config.settings, (path) => config.settingsAt(path));
  const { messages } = runLint({ tree, language: python, model, config });
  const own = messages.filter(({ path, affects }) => path === found.path || affects.includes(found.path));
  const facts = factsOf(tree, found.path, model);
  const format = chosenFormat(values, ["full", "json"]);
  const terminal = { colors: colorsFor(stdout, environment), columns: terminalColumns(stdout) };
  stdout.write(
    format === "json" ? toJson(found.path, facts, own) : toText(found.path, [...facts, ...reported(own)], terminal),
  );
  return 0;
}

function factsOf(tree: FileTree, path: string, model: PythonModel): Fact[] {
  const entry = tree.get(path);
  if (!entry) return [{ label: "is", text: absenceText(tree, path) }];
  const project = model.projectOf(path);
  if (project.tests.modules.some((module) => module.path === path)) {
    return [{ label: "is", text: "a test module" }, ...testFacts(path, project)];
  }
  if (entry.kind === "directory") return directoryFacts(entry, project);
  return entry.kind === "file" ? fileFacts(entry, project, model) : [{ label: "is", text: otherText(entry) }];
}

function absenceText(tree: FileTree, path: string): string {
  const absence = tree.absence(path);
  if (!absence) throw new UsageError(`${path} does not exist`, { where: tree.source });
  if (absence.reason !== "ignored") return `${absence.reason}: not part of the ${tree.source}`;
  return `ignored by git (${absence.patternFile}:${absence.line}: ${absence.pattern}), so no clone has it`;
}

function otherText(entry: Entry): string {
  return entry.kind === "symlink"
    ? `a symbolic link to ${entry.target}`
    : "a submodule: its content belongs to another repository";
}

function reported(messages: readonly Message[]): readonly Fact[] {
  if (messages.length === 0) return [{ label: "reported", text: "nothing" }];
  return messages.map((message) => ({
    label: "reported",
    text: `${placeOf(message)}: ${message.severity}: ${message.message} [${message.rule}]`,
  }));
}

function toText(path: string, facts: readonly Fact[], terminal: Omit<LabelLayout, "labelWidth">): string {
  const labelWidth = Math.max(...facts.map(({ label }) => label.length)) + 2;
  const lines = facts.flatMap((fact) => labelledLines(fact, { ...terminal, labelWidth }));
  return `${terminal.colors.strong(path === "" ? "." : printable(path))}\n${lines.join("\n")}\n`;
}

function toJson(path: string, facts: readonly Fact[], messages: readonly Message[]): string {
  return `${JSON.stringify({ schema: 1, path, facts, findings: messages.map(({ fingerprint }) => fingerprint) }, null, 2)}\n`;
}
