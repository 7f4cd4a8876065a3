import type { FileTree } from "@pylayout/core";
import { tomlFile } from "../config-file/index.ts";
import { isOwnDirectory } from "./find-projects.ts";
import { pythonIndex } from "./python-index.ts";

/** A pyproject.toml that no tool can read. */
export interface BrokenFile {
  readonly path: string;
  /** 1-based; 0 where the parser gives none. */
  readonly line: number;
  /** The parser's message, one line. */
  readonly message: string;
}

/** The files called pyproject.toml that are no TOML, the root's first; those that are test data or examples left out. */
export function brokenProjectFiles(tree: FileTree): readonly BrokenFile[] {
  return pythonIndex(tree).candidates.flatMap(({ path }) => {
    const file = path === "" ? "pyproject.toml" : `${path}/pyproject.toml`;
    const read = isOwnDirectory(path) ? tomlFile(tree, file) : undefined;
    return read && !read.ok ? [{ path: file, line: read.line, message: read.message }] : [];
  });
}
