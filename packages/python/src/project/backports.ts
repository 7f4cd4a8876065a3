import type { FileTree } from "@pylayout/core";
import { textFile } from "../config-file/index.ts";
import { lazy } from "./lazy.ts";

/** Files in which a project names the distributions that its tests need. */
const REQUIREMENT_FILE =
  /^(?:pyproject\.toml|setup\.(?:py|cfg)|tox\.(?:ini|toml)|noxfile\.py|Pipfile(?:\.lock)?|(?:poetry|uv|pdm)\.lock|environment.*\.ya?ml|.*(?:requirements|constraints).*\.(?:txt|in))$/;
const REQUIREMENT_DIRECTORY = /^(?:requirements?|reqs?|constraints)$/;

/**
 * Whether a distribution that the project names may bring a module that only other Pythons have in their standard
 * library: `standard-imp`, `pyasyncore`, `legacy-cgi`, `zombie-imp`, `graphlib-backport`, `backports.zstd` and the like.
 */
export function backportFinder(tree: FileTree, project: string): (module: string) => boolean {
  const texts = lazy(() => requirementTexts(tree, project));
  return (module) => {
    const top = module.split(".")[0] ?? module;
    const name = top.replace(/[-_.]+/g, "[-_.]");
    const named = new RegExp(
      `(?:\\b(?:standard|legacy|zombie|backports?|python)[-_.])${name}\\b|\\bpy${name}\\b|\\b${name}[-_.]?backport`,
      "i",
    );
    return texts().some((text) => named.test(text));
  };
}

/** Whether the files in which a project names what it needs hold a name, as a word. */
export function requirementFinder(tree: FileTree, project: string): (name: string) => boolean {
  const texts = lazy(() => requirementTexts(tree, project));
  return (name) => {
    const named = new RegExp(`(?<![\\w.-])${name.replace(/[-_.]+/g, "[-_.]")}(?![\\w-])`, "i");
    return texts().some((text) => named.test(text));
  };
}

function requirementTexts(tree: FileTree, project: string): string[] {
  const directories = project === "" ? [""] : ["", project];
  return directories.flatMap((path) => {
    const directory = tree.follow(path);
    if (directory?.kind !== "directory") return [];
    return [...directory.children.values()].flatMap((child) => {
      if (child.kind === "directory") return REQUIREMENT_DIRECTORY.test(child.name) ? textsIn(tree, child.path) : [];
      return REQUIREMENT_FILE.test(child.name) ? [textFile(tree, child.path) ?? ""] : [];
    });
  });
}

function textsIn(tree: FileTree, path: string): string[] {
  const directory = tree.follow(path);
  if (directory?.kind !== "directory") return [];
  return [...directory.children.values()].flatMap((child) =>
    child.kind === "file" && /\.(?:txt|in)$/.test(child.name) ? [textFile(tree, child.path) ?? ""] : [],
  );
}
