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
  const autoload = !mayDisableAutoload(tree, project);
  return readEntryPoints(tree, project).flatMap(({ group, name, module }) =>
    group === GROUP && module !== null ? [{ name, module, autoload }] : [],
  );
}

const RUNNERS = [...FILES, "tox.ini", "tox.toml", "pytest.ini", "noxfile.py", "Makefile", ".gitlab-ci.yml"];
const WORKFLOWS = ".github/workflows";

/** A file that says how the tests are run mentions PYTEST_DISABLE_PLUGIN_AUTOLOAD. */
function mayDisableAutoload(tree: FileTree, project: string): boolean {
  const workflows = tree.follow(WORKFLOWS);
  const names = workflows?.kind === "directory" ? [...workflows.children.keys()] : [];
  const paths = ["", project === "" ? "" : `${project}/`].flatMap((base) => RUNNERS.map((name) => base + name));
  return [...paths, ...names.map((name) => `${WORKFLOWS}/${name}`)].some(
    (path) => textFile(tree, path)?.includes("PYTEST_DISABLE_PLUGIN_AUTOLOAD") === true,
  );
}
