import { translateGlob } from "../files/fnmatch.ts";
import { joinPath, normalizePath, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails } from "../plan-stop.ts";
import type { TomlConfig } from "../project-config.ts";
import { metadataFiles, requireFiles } from "../metadata-files.ts";
import { dataDirectory } from "../wheel-data.ts";
import type { BackendReader } from "./backend-reader.ts";

const TOOL = ["tool", "uv", "build-backend"];
const DEFAULT_EXCLUDES = ["__pycache__", "*.pyc", "*.pyo"];

/** uv_build, by docs.astral.sh/uv/concepts/build-backend. */
export const readUvBuild: BackendReader = ({ files, pyproject }) => {
  requireFiles(files, pyproject, metadataFiles(pyproject), "uv_build");
  const { root, names } = uvModules(files, pyproject);
  const modules = names.map((name) => joinPath(root, name));
  const exclude = uvExcludes(pyproject, ["source-exclude", "wheel-exclude"]);
  return {
    backend: "uv_build",
    projectPath: files.projectPath,
    evidence: "documented",
    undecided: [],
    collect: (add) => {
      for (const path of modules.flatMap((module) => [...files.filesBelow(module)])) {
        if (exclude.some(({ regExp }) => regExp.test(path))) continue;
        add(pathBelow(path, root) ?? path, files.treePath(path) ?? null);
      }
      const data = dataDirectory(pyproject.string("project", "name") ?? "", pyproject.string("project", "version"));
      for (const [kind, directory] of pyproject.stringTable(...TOOL, "data")) {
        for (const path of files.filesBelow(directory)) {
          add(joinPath(data, kind, pathBelow(path, normalizePath(directory)) ?? path), files.treePath(path) ?? null);
        }
      }
    },
    explain: (path) => {
      const own = files.projectPathOf(path) ?? path;
      const excluded = exclude.find(({ regExp }) => regExp.test(own));
      const keys = [...TOOL, excluded?.key ?? "module-name"];
      if (!excluded) return pyproject.reason(keys, `only ${modules.map((module) => `${module}/`).join(", ")} ships`);
      const more = { item: excluded.pattern, intended: excluded.key !== "default-excludes" };
      return pyproject.reason(keys, `the pattern "${excluded.pattern}" excludes it`, more);
    },
    editable: () => {
      const reason = pyproject.reason([...TOOL, "module-root"], "editable installation by uv_build");
      return [{ kind: "path", path: files.treePath(root) ?? root, reason }];
    },
  };
};

/** The modules' directories below `module-root`. */
export function uvModules(
  files: ProjectFiles,
  pyproject: TomlConfig,
): { readonly root: string; readonly names: readonly string[] } {
  const root = normalizePath(pyproject.string(...TOOL, "module-root") ?? "src");
  const names = moduleNames(pyproject).map((name) => name.replaceAll(".", "/"));
  checkModules(
    files,
    pyproject,
    names.map((name) => joinPath(root, name)),
  );
  return { root, names };
}

function moduleNames(pyproject: TomlConfig): readonly string[] {
  const keys = [...TOOL, "module-name"];
  if (Array.isArray(pyproject.value(...keys))) return pyproject.strings(...keys) ?? [];
  const name = pyproject.string(...keys);
  if (name !== undefined) return [name];
  return [(pyproject.string("project", "name") ?? "").toLowerCase().replace(/[-_.]+/g, "_")];
}

function checkModules(files: ProjectFiles, pyproject: TomlConfig, modules: readonly string[]): void {
  const isNamespace = pyproject.boolean(...TOOL, "namespace") === true;
  for (const path of modules) {
    const init =
      (path.split("/").find((part) => part.endsWith("-stubs")) ?? "") === "" ? "__init__.py" : "__init__.pyi";
    if (isNamespace ? files.isDirectory(path) : files.isFile(joinPath(path, init))) continue;
    buildFails(
      pyproject.reason([...TOOL, "module-name"], `uv_build expects ${joinPath(path, isNamespace ? "" : init)}`),
    );
  }
}

interface ExcludePattern {
  readonly pattern: string;
  readonly regExp: RegExp;
  readonly key: string;
}

/** Excludes match at any depth unless they begin with a slash; a match of a directory takes everything below it. */
export function uvExcludes(pyproject: TomlConfig, keys: readonly string[]): ExcludePattern[] {
  const written = keys.flatMap((key) => (pyproject.strings(...TOOL, key) ?? []).map((pattern) => ({ pattern, key })));
  const defaults = pyproject.boolean(...TOOL, "default-excludes") === false ? [] : DEFAULT_EXCLUDES;
  const all = [...written, ...defaults.map((pattern) => ({ pattern, key: "default-excludes" }))];
  return all.map(({ pattern, key }) => {
    const anchored = pattern.startsWith("/");
    const parts = normalizePath(pattern).split("/");
    const source = parts.map((part) => (part === "**" ? "[^]*" : translateGlob(part, "[^/]"))).join("/");
    return { pattern, key, regExp: new RegExp(`${anchored ? "^" : "(?:^|/)"}${source}(?:/|$)`) };
  });
}
