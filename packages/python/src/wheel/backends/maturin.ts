import { GitignoreSpec } from "../files/gitignore-spec.ts";
import { isIgnoredByPattern } from "../files/nested-gitignore.ts";
import { joinPath, normalizePath, parentOf, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails } from "../plan-stop.ts";
import { isTable, TomlConfig } from "../project-config.ts";
import { dataDirectory } from "../wheel-data.ts";
import type { UndecidedPart } from "../wheel-plan.ts";
import type { BackendReader } from "./backend-reader.ts";
import { MaturinLayout, TOOL } from "./maturin-layout.ts";

/** maturin ships the module's directory in Python source and adds what cargo builds. */
export const readMaturin: BackendReader = ({ files, pyproject }) => {
  const layout = new MaturinLayout(files, pyproject);
  const { manifest, pythonRoot: root } = layout;
  const cargo = TomlConfig.read(files, manifest);
  if (!files.isFile(manifest)) buildFails(pyproject.reason(TOOL, `maturin needs ${manifest}`));
  const module = layout.moduleName(cargo);
  const native = nativeModule(files, layout, module);
  const listed = (pyproject.strings(...TOOL, "python-packages") ?? []).map((name) =>
    joinPath(root, normalizePath(name)),
  );
  const packages = [layout.packageOf(module), ...listed.filter((path) => files.isDirectory(path))];
  const shipped = [...new Set(packages.filter((path) => path !== undefined))];
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
      for (const name of programs(files, pyproject, manifest)) {
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

/** Where the native module lies in a project with Python source: for "pkg" in that package, as pkg/pkg. */
function nativeModule(files: ProjectFiles, layout: MaturinLayout, module: string): string[] {
  if (layout.packageOf(module) === undefined) return [];
  const path = module.replaceAll(".", "/");
  const at = joinPath(layout.pythonRoot, module.includes(".") ? path : `${path}/${path}`);
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
function programs(files: ProjectFiles, pyproject: TomlConfig, manifest: string): string[] {
  if (pyproject.string(...TOOL, "bindings") !== "bin") return [];
  const cargo = TomlConfig.read(files, manifest);
  const bins = cargo.value("bin");
  const named = Array.isArray(bins) ? bins : [];
  const names = named.flatMap((bin) => (isTable(bin) && typeof bin.name === "string" ? [bin.name] : []));
  const main = cargo.string("package", "name");
  const isMain = files.isFile(joinPath(parentOf(manifest), "src/main.rs"));
  if (names.length === 0 && main !== undefined && isMain) names.push(main);
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
