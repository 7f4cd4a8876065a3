import { runLint, UsageError } from "@pylayout/core";
import { findRoot } from "@pylayout/node";
import { python } from "@pylayout/python";
import { chosenFormat, parseArguments, wholeNumber, WORLD_OPTIONS } from "../arguments.ts";
import { colorsFor } from "../colors.ts";
import { terminalColumns, type Surroundings } from "../streams.ts";
import { count } from "../text.ts";
import { drawProject } from "../tree/draw-tree.ts";
import { projectViews } from "../tree/project-view.ts";
import { treeJson } from "../tree/tree-json.ts";
import { openWorld } from "../world.ts";

/** `pylayout tree [dir]`: the projects as pylayout sees them, with packages, tests, module names and findings. */
export async function tree(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("tree", args, { ...WORLD_OPTIONS, depth: { type: "string" } });
  const [argument = ".", ...more] = positionals;
  if (more.length > 0) throw new UsageError("tree takes one directory");
  const format = chosenFormat(values, ["full", "json"]);
  const depth = wholeNumber("--depth", values.depth);
  const found = findRoot(argument, surroundings.cwd);
  const world = await openWorld(found.root, {
    source: values.source ?? "worktree",
    isolated: values.isolated ?? false,
    config: values.config,
    python: values.python,
    rules: [],
  });
  const { config } = world;
  const model = python.createModel(world.tree, config.settings, (path) => config.settingsAt(path));
  const { messages } = runLint({ tree: world.tree, language: python, model, config });
  const views = projectViews(model.projects, messages);
  if (format === "json") {
    surroundings.stdout.write(`${JSON.stringify(treeJson(found.root, views, messages), null, 2)}\n`);
    return 0;
  }
  const { stdout, environment } = surroundings;
  const terminal = { colors: colorsFor(stdout, environment), columns: terminalColumns(stdout) };
  const drawn = views.map((view) => drawProject(view, depth, terminal));
  const said =
    messages.length === 0 ? "No findings." : `${count(messages.length, "finding")}; pylayout lint says more.`;
  surroundings.stdout.write(`${drawn.join("\n")}\n${said}\n`);
  return 0;
}
