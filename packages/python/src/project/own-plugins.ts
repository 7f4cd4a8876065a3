import type { FileTree } from "@pylayout/core";
import { textFile } from "../config-file/index.ts";
import type { OwnPlugin } from "../simulate/collection-world.ts";
import { readEntryPoints } from "../wheel/entry-points/read-entry-points.ts";

const GROUP = "pytest11";
const FILES = ["pyproject.toml", "setup.cfg", "setup.py"];

/** The plugins of pytest that a project declares (docs.pytest.org, "Writing plugins"). */
export function ownPlugins(tree: FileTree, project: string): readonly OwnPlugin[] {
  const paths = FILES.map((name) => (project === "" ? name : `${project}/${name}`));
  if (!paths.some((path) => textFile(tree, path)?.includes(GROUP))) return [];
  return readEntryPoints(tree, project).flatMap(({ group, name, module }) =>
    group === GROUP && module !== null ? [{ name, module }] : [],
  );
}
