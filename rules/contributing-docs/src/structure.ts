import type { PackageNode, Project } from "@pylayout/python";

export const OPEN_MARKER = "<!-- pylayout:structure -->";
export const CLOSE_MARKER = "<!-- /pylayout:structure -->";

/** How deep the drawn tree goes below a top-level package. */
const DEPTH = 2;

/** What stands between the markers: the packages as a tree, and the requirement on `__init__.py`. */
export function structureText(project: Project): string {
  return [OPEN_MARKER, "", "```text", ...drawTree(project), "```", "", requirement(project), "", CLOSE_MARKER].join(
    "\n",
  );
}

/** The top-level packages that ship, or all of them where that cannot be known. */
export function topLevelPackages(project: Project): PackageNode[] {
  const regular = project.packages.filter(
    (node) => node.packageKind === "regular" && node.moduleName !== null && !node.moduleName.includes("."),
  );
  const shipped = regular.filter((node) => project.ships(`${node.path}/__init__.py`) === "yes");
  return shipped.length > 0 ? shipped : regular;
}

function drawTree(project: Project): string[] {
  const prefix = project.path === "" ? "" : `${project.path}/`;
  return topLevelPackages(project).flatMap((top) => [
    `${top.path.slice(prefix.length)}/`,
    ...project.packages
      .filter((node) => node.moduleName !== null && node.path.startsWith(`${top.path}/`))
      .map((node) => node.path.slice(top.path.length + 1).split("/"))
      .filter((names) => names.length <= DEPTH)
      .map((names) => `${"  ".repeat(names.length)}${names.at(-1) ?? ""}/`),
  ]);
}

function requirement(project: Project): string {
  const declared = [...project.namespacePackages.keys()];
  const except = declared.length === 0 ? "" : ` (${declared.map((name) => `\`${name}\``).join(", ")})`;
  return (
    "Every directory below a package that holds Python files needs an `__init__.py`, " +
    `unless it is declared a namespace package${except}.`
  );
}
