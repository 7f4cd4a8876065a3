import type { FileTree } from "@pylayout/core";
import { textFile } from "../config-file/index.ts";
import type { CiJob, TestCommand } from "./ci/ci-job.ts";
import { allRecipes } from "./ci/makefile.ts";
import { ScriptReader } from "./ci/script-reader.ts";
import { resolvePath } from "./ci/shell-path.ts";

export interface CommandSigns {
  readonly tree: FileTree;
  /** Directory of the project. */
  readonly project: string;
  readonly ci: readonly CiJob[];
  /** Environments of tox and sessions of nox. */
  readonly environments: readonly CiJob[];
  /** The directory of the project that a path belongs to. */
  readonly projectOf: (path: string) => string;
}

/**
 * The commands that start pytest for a project, in groups of falling authority: what CI runs, the environments of tox and
 * nox, its Makefile. Where CI calls tox or nox, their environments stand beside its own commands.
 */
export function testCommands(signs: CommandSigns): readonly (readonly TestCommand[])[] {
  const { tree, project, ci, environments, projectOf } = signs;
  const own = (commands: readonly TestCommand[]) =>
    commands.filter((command) => targetsOf(tree, command).some((path) => projectOf(path) === project));
  const direct = own(ci.flatMap((job) => job.pytest));
  const tooled = own(environments.flatMap((job) => job.pytest));
  const callsTool = ci.some((job) => job.installs.some(({ evidence }) => /\b(?:tox|nox)\b/.test(evidence.text)));
  const groups = callsTool ? [[...direct, ...tooled]] : [direct, tooled];
  return [...groups, own(makefileCommands(tree, project))];
}

/** What a command works on: the paths among its arguments, else its working directory. */
function targetsOf(tree: FileTree, { args, cwd }: TestCommand): readonly string[] {
  const paths = args.flatMap((arg) => {
    const path = arg.startsWith("-") ? null : resolvePath(cwd, arg.split("::")[0] ?? "");
    return path !== null && tree.follow(path) ? [path] : [];
  });
  return paths.length > 0 ? paths : [cwd];
}

function makefileCommands(tree: FileTree, project: string): readonly TestCommand[] {
  const path = project === "" ? "Makefile" : `${project}/Makefile`;
  const text = textFile(tree, path);
  if (text === undefined || !/py\.?test/.test(text)) return [];
  const reader = new ScriptReader(tree);
  for (const recipe of allRecipes(path, text)) {
    reader.read(recipe.text, { path, line: recipe.line, cwd: project, environment: new Map<string, string>() });
  }
  return reader.facts.pytest;
}
