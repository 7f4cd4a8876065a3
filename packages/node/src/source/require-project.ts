import { UsageError } from "@pylayout/core";
import { GitProject } from "../git/git-project.ts";

/** What git knows of a root. Throws UsageError outside git. */
export function requireProject(root: string, source: string): GitProject {
  const git = GitProject.at(root);
  if (git) return git;
  throw new UsageError(`${root} is not in a git repository`, {
    where: `--source ${source}`,
    hint: "Use --source worktree or --source disk.",
  });
}
