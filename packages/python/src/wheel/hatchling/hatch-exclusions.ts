import { joinPath, parentOf } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { GitignoreSpec, gitignoreLines, type PatternLine } from "../files/gitignore-spec.ts";
import type { HatchConfig } from "./hatch-config.ts";

/** The one .gitignore that hatchling reads: the first one upwards from the project. Path relative to the tree. */
export function hatchGitignore(files: ProjectFiles): { readonly path: string; readonly text: string } | undefined {
  for (let directory = files.projectPath; ; directory = parentOf(directory)) {
    const path = joinPath(directory, ".gitignore");
    const entry = files.tree.follow(path);
    const text = entry?.kind === "file" ? files.tree.readText(entry) : undefined;
    if (text !== undefined) return { path, text };
    if (directory === "") return undefined;
  }
}

/** Everything that a target leaves out, in order; hatchling makes one gitignore of it, and the last match wins. */
export function exclusionSpec(files: ProjectFiles, config: HatchConfig): GitignoreSpec {
  const builtin = ["*.py[cdo]", "/dist"].map((pattern) => ({ pattern, path: config.path, line: 0, key: "hatchling" }));
  return new GitignoreSpec([...builtin, ...versionControlLines(files, config), ...optionLines(config, "exclude")]);
}

function versionControlLines(files: ProjectFiles, config: HatchConfig): PatternLine[] {
  if (config.boolean("ignore-vcs")) return [];
  const gitignore = hatchGitignore(files);
  if (!gitignore) return [];
  const lines = gitignoreLines(gitignore.text, gitignore.path);
  return ignoresProject(files, lines) ? [] : lines;
}

/** hatchling drops all patterns where they match the project's own directory, as a lone `*` does. */
function ignoresProject(files: ProjectFiles, lines: readonly PatternLine[]): boolean {
  return new GitignoreSpec(lines).matches(joinPath(files.tree.rootName, files.projectPath));
}

/** Patterns of a list option, each with its line. */
export function optionLines(config: HatchConfig, key: string): PatternLine[] {
  const keys = config.keys(key);
  return (config.strings(key) ?? []).map((pattern) => ({
    pattern,
    path: config.path,
    line: config.line(keys, pattern),
    key: keys.join("."),
  }));
}
