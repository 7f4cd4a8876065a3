import type { DirectoryEntry, FileTree } from "@pylayout/core";
import { readCoreMetadata } from "../../config-file/core-metadata.ts";

/** The .dist-info directory of a built wheel (PEP 427), opened as an archive or unpacked. */
export interface DistInfo {
  readonly directory: DirectoryEntry;
  /** Every .dist-info directory with a WHEEL file: more than one in a wheel that holds the remains of another. */
  readonly all: readonly DirectoryEntry[];
}

/** A tree with a WHEEL file in a .dist-info directory at its top, and no project beside it. */
export function distInfo(tree: FileTree, projectPath = ""): DistInfo | undefined {
  if (projectPath !== "") return undefined;
  const { children } = tree.root;
  if (children.has("pyproject.toml") || children.has("setup.py")) return undefined;
  const all = [...children.values()].filter((entry): entry is DirectoryEntry => {
    return entry.kind === "directory" && entry.name.endsWith(".dist-info") && entry.children.has("WHEEL");
  });
  const named = all.find(({ name }) => isOf(tree.archive?.fileName ?? "", name));
  // Without a name to go by, several are an environment's site-packages and no wheel.
  const directory = named ?? (all.length === 1 || tree.archive ? all[0] : undefined);
  return directory && { directory, all };
}

function isOf(fileName: string, name: string): boolean {
  return fileName.toLowerCase().startsWith(`${name.slice(0, -".dist-info".length).toLowerCase()}-`);
}

/** Headers of a metadata file of the wheel; empty where it is absent. */
export function distInfoHeaders(tree: FileTree, { directory }: DistInfo, name: string) {
  return readCoreMetadata(distInfoText(tree, directory, name) ?? "");
}

/** A file of a .dist-info directory. */
export function distInfoText(tree: FileTree, directory: DirectoryEntry, name: string): string | undefined {
  const file = tree.child(directory, name);
  return file?.kind === "file" ? tree.readText(file) : undefined;
}
