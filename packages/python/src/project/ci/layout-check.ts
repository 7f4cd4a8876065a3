import type { FileTree } from "@pylayout/core";
import { textFile, yamlAt, yamlFile, type YamlNode } from "../../config-file/index.ts";

const HOOKS = ".pre-commit-config.yaml";

/** Whether a command is `pylayout lint`, by whatever starts it, or pre-commit with pylayout's hook. */
export function isLayoutCheck(tree: FileTree, words: readonly string[]): boolean {
  const at = words.findIndex((word) => /(?:^|\/)pylayout(?:@[\w.^~-]+)?$/.test(word));
  if (at >= 0 && words[at + 1] === "lint") return true;
  const hook = words.findIndex((word) => /(?:^|\/)pre-commit$/.test(word));
  if (hook < 0 || words[hook + 1] !== "run") return false;
  const named = words.slice(hook + 2).filter((word) => /^[a-z]/.test(word));
  return (named.length === 0 || named.some((word) => word.startsWith("pylayout"))) && hasLayoutHook(tree);
}

/** Whether an action is pylayout's own, runs pre-commit with pylayout's hook, or is one of this repository that names it. */
export function isLayoutAction(tree: FileTree, action: string): boolean {
  if (/(?:^|\/)pylayout(?:@|$)/.test(action)) return true;
  if (action.startsWith("pre-commit/action@")) return hasLayoutHook(tree);
  if (!action.startsWith("./")) return false;
  const directory = action.slice(2).replace(/\/$/, "");
  return ["action.yml", "action.yaml"].some((name) =>
    /\bpylayout\b/.test(textFile(tree, directory === "" ? name : `${directory}/${name}`) ?? ""),
  );
}

function hasLayoutHook(tree: FileTree): boolean {
  return layoutHooks(tree).length > 0;
}

/** The repositories of `.pre-commit-config.yaml` whose hooks run pylayout. */
export function layoutHooks(tree: FileTree): readonly { readonly repository: string; readonly revision: string }[] {
  const file = yamlFile(tree, HOOKS);
  const repositories = file?.ok ? yamlAt(file.root, "repos") : undefined;
  if (repositories?.kind !== "sequence") return [];
  return repositories.items.flatMap((item) => {
    const hooks = yamlAt(item, "hooks");
    const runs = hooks?.kind === "sequence" && hooks.items.some((hook) => textAt(hook, "id").startsWith("pylayout"));
    return runs ? [{ repository: textAt(item, "repo"), revision: textAt(item, "rev") }] : [];
  });
}

function textAt(node: YamlNode, key: string): string {
  const value = yamlAt(node, key);
  return value?.kind === "scalar" ? value.text : "";
}
