import { isIdentifier } from "../../source/text/identifier.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails } from "../plan-stop.ts";
import type { WheelReason } from "../wheel-plan.ts";
import { everyDirectory, findModules, findPackages } from "./find-packages.ts";
import { topLevelNames, type PackageDirectories } from "./package-directories.ts";
import { RESERVED_MODULE_PATTERNS, RESERVED_PACKAGE_PATTERNS } from "./reserved-names.ts";

export interface DiscoveredLayout {
  readonly layout: "explicit" | "src" | "flat";
  readonly packages: readonly string[];
  readonly modules: readonly string[];
  readonly packageDirectories: PackageDirectories;
}

/** setuptools.discovery.ConfigDiscovery, for a project that names neither packages nor modules. */
export function discoverLayout(
  files: ProjectFiles,
  directories: PackageDirectories,
  reason: (text: string) => WheelReason,
): DiscoveredLayout {
  const named = [...directories].filter(([name]) => name !== "");
  if (named.length > 0) {
    const packages = named.flatMap(([name, path]) => [
      name,
      ...findPackages(files, path, { looksLikePackage: everyDirectory }).map((below) => `${name}.${below}`),
    ]);
    return { layout: "explicit", packages, modules: [], packageDirectories: directories };
  }
  const src = directories.get("") ?? "src";
  if (files.isDirectory(src)) {
    const packages = findPackages(files, src, { looksLikePackage: everyDirectory });
    const modules = findModules(files, src);
    return { layout: "src", packages, modules, packageDirectories: new Map([["", src]]) };
  }
  return { layout: "flat", ...discoverFlat(files, reason), packageDirectories: directories };
}

function discoverFlat(
  files: ProjectFiles,
  reason: (text: string) => WheelReason,
): { packages: string[]; modules: string[] } {
  const exclude = RESERVED_PACKAGE_PATTERNS;
  const packages = findPackages(files, "", { exclude, looksLikePackage: isFlatPackage });
  const topLevel = topLevelNames(packages.filter((name) => !(name.split(".")[0] ?? "").endsWith("-stubs")));
  refuseSeveral(topLevel, "packages", reason);
  if (topLevel.length > 0) return { packages, modules: [] };
  const modules = findModules(files, "", RESERVED_MODULE_PATTERNS);
  refuseSeveral(modules, "modules", reason);
  return { packages, modules };
}

/** PEP 561 allows one hyphen: in the name of a stub-only package. */
function isFlatPackage(_path: string, name: string): boolean {
  const [root = "", ...rest] = name.split(".");
  return (isIdentifier(root) || root.endsWith("-stubs")) && rest.every(isIdentifier);
}

function refuseSeveral(found: readonly string[], kind: string, reason: (text: string) => WheelReason): void {
  if (found.length < 2) return;
  buildFails(reason(`setuptools finds several top-level ${kind} (${found.join(", ")}) and builds none of them`));
}
