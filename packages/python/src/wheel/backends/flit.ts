import { joinPath, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails } from "../plan-stop.ts";
import type { TomlConfig } from "../project-config.ts";
import { metadataFiles, requireFiles } from "../metadata-files.ts";
import { dataDirectory } from "../wheel-data.ts";
import type { WheelReason } from "../wheel-plan.ts";
import type { BackendReader } from "./backend-reader.ts";
import { checkFlitMetadata } from "./flit-metadata.ts";

/** The one module or package that flit ships (flit_core.common.Module). */
export interface FlitModule {
  readonly name: string;
  readonly path: string;
  readonly isPackage: boolean;
  /** "" or "src". */
  readonly prefix: string;
}

export const readFlit: BackendReader = ({ files, pyproject }) => {
  requireFiles(files, pyproject, metadataFiles(pyproject), "flit");
  const module = flitModule(files, pyproject);
  checkFlitMetadata(files, pyproject, module);
  const data = pyproject.string("tool", "flit", "external-data", "directory");
  const keys = moduleKeys(pyproject);
  const reason = (text: string): WheelReason => pyproject.reason(keys, text);
  return {
    backend: "flit",
    projectPath: files.projectPath,
    evidence: "measured",
    undecided: [],
    collect: (add) => {
      for (const path of flitModuleFiles(files, module)) {
        add(pathBelow(path, module.prefix) ?? path, files.treePath(path) ?? null);
      }
      if (data === undefined) return;
      const name = dataDirectory(pyproject.string("project", "name") ?? "", pyproject.string("project", "version"));
      for (const path of files.filesBelow(data)) {
        add(joinPath(name, "data", pathBelow(path, data) ?? path), files.treePath(path) ?? null);
      }
    },
    explain: () => reason(`flit ships ${module.path}${module.isPackage ? "/" : ""} and nothing else`),
    editable: () => {
      const path = files.treePath(module.prefix) ?? module.prefix;
      return [{ kind: "path", path, reason: reason("editable installation by flit") }];
    },
  };
};

function moduleKeys(pyproject: TomlConfig): readonly string[] {
  const own = ["tool", "flit", "module", "name"];
  const legacy = ["tool", "flit", "metadata", "module"];
  return [own, legacy].find((keys) => pyproject.has(...keys)) ?? ["project", "name"];
}

export function flitModule(files: ProjectFiles, pyproject: TomlConfig): FlitModule {
  const keys = moduleKeys(pyproject);
  const written = pyproject.string(...keys);
  if (written === undefined) return buildFails(pyproject.reason(["project"], "flit finds no name of a module"));
  const name = keys[0] === "project" ? moduleName(written) : written;
  const path = name.replaceAll(".", "/");
  const found: FlitModule[] = [];
  for (const prefix of ["", "src"]) {
    const base = joinPath(prefix, path);
    if (files.isDirectory(base)) found.push({ name, path: base, isPackage: true, prefix });
    if (files.isFile(`${base}.py`)) found.push({ name, path: `${base}.py`, isPackage: false, prefix });
  }
  const [only] = found;
  if (!only) return buildFails(pyproject.reason(keys, `flit finds no file or folder for the module ${name}`));
  if (found.length > 1) {
    const paths = found.map((module) => module.path).join(", ");
    return buildFails(pyproject.reason(keys, `several files or folders could be the module ${name}: ${paths}`));
  }
  return only;
}

function moduleName(name: string): string {
  return name.endsWith("-stubs") ? `${name.slice(0, -6).replaceAll("-", "_")}-stubs` : name.replaceAll("-", "_");
}

/** Everything below the module, hidden files too; os.walk without following links. */
export function* flitModuleFiles(files: ProjectFiles, module: FlitModule): Generator<string> {
  if (!module.isPackage) {
    yield module.path;
    return;
  }
  for (const directory of files.walk(module.path, { followLinks: false })) {
    const kept = directory.directories.filter((name) => name !== "__pycache__" && !name.endsWith(".pyc"));
    directory.directories.splice(0, Infinity, ...kept);
    for (const name of directory.files) if (!name.endsWith(".pyc")) yield joinPath(directory.path, name);
  }
}
