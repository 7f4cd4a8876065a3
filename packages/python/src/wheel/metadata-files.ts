import { globFiles } from "./files/python-glob.ts";
import type { ProjectFiles } from "./files/project-files.ts";
import { buildFails, cannotKnow } from "./plan-stop.ts";
import { isTable, type TomlConfig } from "./project-config.ts";

/** Files that [project] names and without which a build stops, with the key path of each: readme and license. */
export function metadataFiles(pyproject: TomlConfig): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const key of ["readme", "license"]) {
    const value = pyproject.value("project", key);
    if (key === "readme" && typeof value === "string") found.set(value, ["project", key]);
    else if (isTable(value) && typeof value.file === "string") found.set(value.file, ["project", key, "file"]);
  }
  return found;
}

/** Stops the plan where a file that the metadata reads is missing; one that git ignores may be made before the build. */
export function requireFiles(
  files: ProjectFiles,
  pyproject: TomlConfig,
  wanted: ReadonlyMap<string, readonly string[]>,
  backend: string,
): void {
  for (const [path, keys] of wanted) {
    if (files.isFile(path)) continue;
    const outside = files.treePath(path) === undefined;
    const reason = pyproject.reason(keys, `${path}, which ${backend} reads for the metadata, does not exist`);
    if (outside || files.isIgnored(path)) cannotKnow(reason);
    buildFails(reason);
  }
}

const LICENSES = ["LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*"];

/** The files that `project.license-files` selects, or those that every backend takes by name (PEP 639). */
export function licenseFiles(files: ProjectFiles, pyproject: TomlConfig): string[] {
  const patterns = pyproject.value("project", "license-files");
  const globs = Array.isArray(patterns) ? patterns.filter((item) => typeof item === "string") : LICENSES;
  return globs.flatMap((pattern) => globFiles(files, pattern));
}
