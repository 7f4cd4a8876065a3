import { joinPath } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails, cannotKnow } from "../plan-stop.ts";
import { isTable, type TomlConfig } from "../project-config.ts";
import { metadataFiles, requireFiles } from "../metadata-files.ts";
import { dataDirectory } from "../wheel-data.ts";
import type { WheelReason } from "../wheel-plan.ts";
import type { BackendReader } from "./backend-reader.ts";
import { PoetryFiles, poetryIncludes, type PoetryFormat, type PoetryInclude } from "./poetry-files.ts";

export const readPoetry: BackendReader = ({ files, pyproject }) => {
  checkPoetryProject(files, pyproject);
  const selection = new PoetryFiles(files, pyproject, "wheel", poetryPackages(files, pyproject, "wheel"));
  selection.check();
  return {
    backend: "poetry",
    projectPath: files.projectPath,
    evidence: "measured",
    undecided: [],
    collect: (add) => {
      for (const { target, source } of selection.files()) add(target, source);
      for (const path of fileScripts(files, pyproject)) {
        const data = dataDirectory(poetryName(pyproject), poetryVersion(pyproject));
        add(joinPath(data, "scripts", path.slice(path.lastIndexOf("/") + 1)), files.treePath(path) ?? null);
      }
    },
    explain: (path) => selection.explain(path),
    editable: () => {
      const reason = pyproject.reason(["tool", "poetry", "packages"], "editable installation by poetry");
      const bases = new Set(selection.packages.map((include) => include.base));
      return [...bases].map((base) => ({ kind: "path", path: files.treePath(base) ?? base, reason }));
    },
  };
};

export function checkPoetryProject(files: ProjectFiles, pyproject: TomlConfig): void {
  const poetry = ["tool", "poetry"];
  if (pyproject.boolean(...poetry, "package-mode") === false) {
    buildFails(pyproject.reason([...poetry, "package-mode"], "poetry builds nothing where package-mode is false"));
  }
  if (pyproject.has(...poetry, "build")) {
    cannotKnow(pyproject.reason([...poetry, "build"], "a build script may add or remove files"));
  }
  if (poetryName(pyproject) === "") buildFails(pyproject.reason(["project"], "poetry finds no name of the project"));
  const dynamic = pyproject.strings("project", "dynamic") ?? [];
  if (poetryVersion(pyproject) === undefined && !dynamic.includes("version")) {
    buildFails(pyproject.reason(["project"], "poetry finds no version of the project"));
  }
  requireFiles(files, pyproject, poetryMetadataFiles(pyproject), "poetry");
}

export function poetryMetadataFiles(pyproject: TomlConfig): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map(metadataFiles(pyproject));
  const readme = pyproject.value("tool", "poetry", "readme");
  for (const path of Array.isArray(readme) ? readme : [readme]) {
    if (typeof path === "string") wanted.set(path, ["tool", "poetry", "readme"]);
  }
  return wanted;
}

export function poetryName(pyproject: TomlConfig): string {
  return pyproject.string("project", "name") ?? pyproject.string("tool", "poetry", "name") ?? "";
}

function poetryVersion(pyproject: TomlConfig): string | undefined {
  return pyproject.string("project", "version") ?? pyproject.string("tool", "poetry", "version");
}

/** The `packages` of a format, or the one found by the project's name (poetry.core.masonry.utils.module). */
export function poetryPackages(files: ProjectFiles, pyproject: TomlConfig, format: PoetryFormat): PoetryInclude[] {
  const given = poetryIncludes(pyproject, "packages", ["sdist", "wheel"]);
  const wanted = given.filter((include) => include.formats.includes(format));
  if (wanted.length > 0) return wanted;
  const name = poetryName(pyproject)
    .toLowerCase()
    .replace(/[-_.]+/g, "_");
  const keys = pyproject.has("project", "name") ? ["project", "name"] : ["tool", "poetry", "name"];
  const reason = (text: string): WheelReason => pyproject.reason(keys, text);
  for (const base of ["", "src"]) {
    const isDirectory = files.isDirectory(joinPath(base, name));
    const isModule = files.isFile(joinPath(base, `${name}.py`));
    if (isDirectory && isModule) buildFails(reason(`both ${name}/ and ${name}.py exist`));
    if (!isDirectory && !isModule) continue;
    const pattern = isDirectory ? name : `${name}.py`;
    return [{ pattern, base, target: null, formats: ["sdist", "wheel"], keys }];
  }
  return buildFails(reason(`poetry finds no file or folder called ${name}`));
}

/** Scripts of `type = "file"`. */
export function fileScripts(files: ProjectFiles, pyproject: TomlConfig): string[] {
  const scripts = Object.entries(pyproject.table("tool", "poetry", "scripts"));
  return scripts.flatMap(([name, script]) => {
    if (!isTable(script) || script.type !== "file" || typeof script.reference !== "string") return [];
    const path = script.reference;
    if (files.isFile(path)) return [path];
    return buildFails(pyproject.reason(["tool", "poetry", "scripts", name], `the script ${path} does not exist`));
  });
}
