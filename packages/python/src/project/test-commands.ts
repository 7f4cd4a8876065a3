import type { FileTree } from "@pylayout/core";
import { textFile } from "../config-file/index.ts";
import type { CiJob, TestCommand } from "./ci/ci-job.ts";
import { allRecipes } from "./ci/makefile.ts";
import { ScriptReader } from "./ci/script-reader.ts";
import { resolvePath } from "./ci/shell-path.ts";

/** The commands that start pytest for a project: those of CI first, then tox and nox, then its Makefile. */
export function testCommands(
  tree: FileTree,
  project: string,
  jobs: readonly CiJob[],
  projectOf: (path: string) => string,
): readonly TestCommand[] {
  const commands = [...jobs.flatMap((job) => job.pytest), ...makefileCommands(tree, project)];
  return commands.filter((command) => targetsOf(tree, command).some((path) => projectOf(path) === project));
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
