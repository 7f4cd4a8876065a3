import { joinPath, nameOf, parentOf, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import type { WheelReason } from "../wheel-plan.ts";
import { isIdentifier } from "../../source/text/identifier.ts";
import { reasonAt } from "./merge-options.ts";
import type { PackageSearch, SetuptoolsOptions } from "./setuptools-options.ts";
import { excludingPattern, isIncluded, type SetuptoolsLayout } from "./setuptools-layout.ts";

export interface ExplainInput {
  readonly files: ProjectFiles;
  readonly layout: SetuptoolsLayout;
  readonly options: SetuptoolsOptions;
}

/** Why a file of the project is in no package that setuptools builds. `path` is relative to the tree. */
export function explainAbsence({ files, layout }: ExplainInput, path: string): WheelReason {
  const own = files.projectPathOf(path);
  if (own === undefined) return reasonAt(layout.place, "it lies outside the project");
  if (!path.endsWith(".py")) return reasonAt(layout.place, "no option of setuptools selects this data file");
  if (layout.discovery) return explainDiscovery(layout, own);
  const [search] = (layout.terms ?? []).filter((term) => term.kind === "search");
  return search ? explainSearch(files, layout, search, own) : explainList(layout, own);
}

function explainDiscovery(layout: SetuptoolsLayout, path: string): WheelReason {
  const { place, discovery } = layout;
  if (discovery !== "flat") {
    const [root] = layout.packageDirectories.values();
    return reasonAt(place, `automatic discovery looks only below ${root ?? "src"}/`);
  }
  if (!path.includes("/")) {
    if (layout.packages.length === 0) return reasonAt(place, "its name is reserved: automatic discovery leaves it out");
    return reasonAt(place, "automatic discovery found a package and therefore takes no module beside it");
  }
  const [top = ""] = path.split("/");
  const text = isIdentifier(top)
    ? `automatic discovery leaves out directories called ${top}`
    : `${top} is no name of a package`;
  return reasonAt(place, text);
}

function explainSearch(
  files: ProjectFiles,
  layout: SetuptoolsLayout,
  search: PackageSearch,
  path: string,
): WheelReason {
  const where = search.where.map((root) => root.replace(/^\.\/?|\/$/g, ""));
  const roots = where.length > 0 ? where : [""];
  const below = roots.map((root) => pathBelow(path, root)).find((rest) => rest !== undefined);
  if (below === undefined) return reasonAt(search.place, `only ${roots.join(", ")}/ is searched for packages`);
  const root = path.slice(0, path.length - below.length).replace(/\/$/, "");
  const parts = parentOf(below) === "" ? [] : parentOf(below).split("/");
  if (parts.length === 0) return reasonAt(layout.place, "single modules ship only where py-modules names them");
  for (let length = 1; length <= parts.length; length++) {
    const directory = joinPath(root, ...parts.slice(0, length));
    if (search.namespaces || files.isFile(`${directory}/__init__.py`)) continue;
    return reasonAt(search.place, `the search for packages stops at ${directory}/, which has no __init__.py`);
  }
  return explainName(search, parts.join("."));
}

function explainName(search: PackageSearch, name: string): WheelReason {
  const pattern = excludingPattern(search, name);
  if (pattern !== undefined) return reasonAt(search.excludePlace, `the pattern "${pattern}" excludes ${name}`, true);
  if (!isIncluded(search, name)) {
    const patterns = search.include.map((text) => `"${text}"`).join(", ");
    return reasonAt(search.includePlace, `no pattern of ${patterns} includes ${name}`);
  }
  return reasonAt(search.place, `the search for packages does not find ${name}`);
}

function explainList(layout: SetuptoolsLayout, path: string): WheelReason {
  const directory = parentOf(path);
  // An empty list is a distribution that only has dependencies.
  const intended = layout.packages.length === 0 && layout.modules.length === 0;
  if (directory === "") {
    return reasonAt(layout.place, `the module ${nameOf(path)} is not listed in py-modules`, intended);
  }
  return reasonAt(layout.place, `the package ${directory.replaceAll("/", ".")} is not listed`, intended);
}
