import type { FileTree } from "@pylayout/core";
import { layoutHooks, workflowActions } from "@pylayout/python";

/** pylayout's action as the project already names it: in another workflow, or as the repository of its pre-commit hook. */
export function actionOf(tree: FileTree): string | undefined {
  const used = workflowActions(tree).find((action) => /^[\w.-]+\/(?:[\w.-]+\/)*pylayout@[\w./-]+$/.test(action));
  return (
    used ??
    layoutHooks(tree)
      .map(hostedAction)
      .find((action) => action !== undefined)
  );
}

function hostedAction({ repository, revision }: { repository: string; revision: string }): string | undefined {
  const [, name] =
    /^(?:https:\/\/github\.com\/|git@github\.com:)([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(repository) ?? [];
  return name === undefined || !/^[\w./-]+$/.test(revision) ? undefined : `${name}@${revision}`;
}
