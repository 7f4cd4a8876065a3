import { readToml } from "../../config-file/read-toml.ts";
import { GitignoreSpec } from "../files/gitignore-spec.ts";
import { isIgnoredByPattern } from "../files/nested-gitignore.ts";
import { joinPath, normalizePath, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails } from "../plan-stop.ts";
import { isTable, TomlConfig } from "../project-config.ts";
import { dataDirectory } from "../wheel-data.ts";
import type { UndecidedPart } from "../wheel-plan.ts";
import type { BackendReader } from "./backend-reader.ts";

const TOOL = ["tool", "maturin"];

/** maturin ships the module's directory in Python source and adds what cargo builds. */
export const readMaturin: BackendReader = ({ files, pyproject }) => {
  const manifest = pyproject.string(...TOOL, "manifest-path") ?? "Cargo.toml";
  const cargo = TomlConfig.read(files, manifest);
  if (!files.isFile(manifest)) buildFails(pyproject.reason(TOOL, `maturin needs ${manifest}`));
  const root = pythonRoot(files, pyproject);
  const names = [moduleName(pyproject, cargo), ...(pyproject.strings(...TOOL, "python-packages") ?? [])];
  const native = nativeModule(files, root, names[0] ?? "");
  const packages = names.map((name) => name.replaceAll(".", "/")).map((name) => mixedDirectory(files, root, name));
  const shipped = packages.filter((path) => path !== undefined);
  const keys = [...TOOL, pyproject.has(...TOOL, "module-name") ? "module-name" : "python-source"];
  return {
    backend: "maturin",
    projectPath: files.projectPath,
    evidence: "measured",
    undecided: undecidedParts(pyproject, native),
    collect: (add) => {
      const exclude = excludeSpec(pyproject);
      for (const path of shipped.flatMap((directory) => [...files.filesBelow(directory)])) {
        if (isLeftOut(path) || exclude.matches(path)) continue;
        if (isIgnoredByPattern(files.tree, files.treePath(path) ?? path)) continue;
        add(pathBelow(path, root) ?? path, files.treePath(path) ?? null);
      }
      for (const name of binaries(files, pyproject, cargo)) {
        const data = dataDirectory(pyproject.string("project", "name") ?? name, pyproject.string("project", "version"));
        add(joinPath(data, "scripts", name), null);
      }
    },
    explain: () =>
      pyproject.reason(
        keys,
        `maturin ships only ${shipped.map((path) => `${path}/`).join(", ") || "the native module"}`,
      ),
    editable: () => [
      {
        kind: "path",
        path: files.treePath(root) ?? root,
        reason: pyproject.reason(keys, "editable installation by maturin"),
      },
    ],
  };
};

/** `python-source`, else src/ where it holds the package, else the project itself. */
function pythonRoot(files: ProjectFiles, pyproject: TomlConfig): string {
  const given = pyproject.string(...TOOL, "python-source");
  if (given !== undefined) return normalizePath(given);
  const name = (pyproject.string("project", "name") ?? "").replaceAll("-", "_");
  const names = [name, ...(pyproject.strings(...TOOL, "python-packages") ?? [])];
  return names.some((candidate) => files.isFile(`src/${candidate}/__init__.py`)) ? "src" : "";
}

function moduleName(pyproject: TomlConfig, cargo: TomlConfig): string {
  const given = pyproject.string(...TOOL, "module-name") ?? pyproject.string(...TOOL, "name");
  const own =
    given ?? cargo.string("lib", "name") ?? pyproject.string("project", "name") ?? cargo.string("package", "name");
  return (own ?? "").replaceAll("-", "_");
}

/** The directory of a module: for "pkg._native" that of "pkg". */
function mixedDirectory(files: ProjectFiles, root: string, module: string): string | undefined {
  const [top = ""] = module.split("/");
  const candidates = [joinPath(root, module), joinPath(root, top)];
  return candidates.find((path) => files.isDirectory(path)) && joinPath(root, top);
}

/** Where the native module lies in a project with Python source: for "pkg" in that package, as pkg/pkg. */
function nativeModule(files: ProjectFiles, root: string, module: string): string[] {
  const path = module.replaceAll(".", "/");
  if (module === "" || mixedDirectory(files, root, path) === undefined) return [];
  const at = joinPath(root, module.includes(".") ? path : `${path}/${path}`);
  return [files.treePath(at) ?? at];
}

function isLeftOut(path: string): boolean {
  return path.endsWith(".pyc") || path.split("/").includes("__pycache__");
}

function excludeSpec(pyproject: TomlConfig): GitignoreSpec {
  const value = pyproject.value(...TOOL, "exclude");
  const patterns = Array.isArray(value) ? value : [];
  const lines = patterns.flatMap((item) => {
    const pattern = typeof item === "string" ? item : isTable(item) ? item.path : undefined;
    return typeof pattern === "string"
      ? [{ pattern: `/${pattern}`, path: pyproject.path, line: 0, key: "tool.maturin.exclude" }]
      : [];
  });
  return new GitignoreSpec(lines);
}

/** Programs of a project with `bindings = "bin"`. */
function binaries(files: ProjectFiles, pyproject: TomlConfig, cargo: TomlConfig): string[] {
  if (pyproject.string(...TOOL, "bindings") !== "bin") return [];
  const text = files.text("Cargo.toml");
  const parsed = text === undefined ? undefined : readToml(text);
  const named = parsed?.ok === true && Array.isArray(parsed.value.bin) ? parsed.value.bin : [];
  const names = named.flatMap((bin) => (isTable(bin) && typeof bin.name === "string" ? [bin.name] : []));
  const main = cargo.string("package", "name");
  if (names.length === 0 && main !== undefined && files.isFile("src/main.rs")) names.push(main);
  return names;
}

function undecidedParts(pyproject: TomlConfig, modules: readonly string[]): UndecidedPart[] {
  const native = pyproject.reason(TOOL, "cargo builds the native module");
  const include = [...TOOL, "include"];
  const parts: UndecidedPart[] = [{ adds: "extension-modules", reason: native, modules }];
  if (pyproject.has(...include))
    parts.push({ adds: "anything", reason: pyproject.reason(include, "include adds files") });
  return parts;
}
