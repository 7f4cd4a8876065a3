import { joinPath, nameOf, normalizePath, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { cannotKnow } from "../plan-stop.ts";
import { isTable, type TomlConfig } from "../project-config.ts";
import { metadataFiles, requireFiles } from "../metadata-files.ts";
import { dataDirectory } from "../wheel-data.ts";
import type { BackendReader } from "./backend-reader.ts";
import { PdmFiles } from "./pdm-files.ts";

const TOOL = ["tool", "pdm", "build"];

/** pdm-backend: the packages right below `package-dir`, or what `includes` and `excludes` say. */
export const readPdm: BackendReader = ({ files, pyproject }) => {
  checkHooks(files, pyproject);
  requireFiles(files, pyproject, metadataFiles(pyproject), "pdm");
  const root = pdmPackageDirectory(files, pyproject);
  const selection = new PdmFiles(files, pyproject, "wheel", root);
  return {
    backend: "pdm",
    projectPath: files.projectPath,
    evidence: "repository",
    undecided: [],
    collect: (add) => {
      for (const path of selection.files()) {
        add(root === "" ? path : (pathBelow(path, root) ?? path), files.treePath(path) ?? null);
      }
      for (const [target, path] of wheelData(files, pyproject)) add(target, files.treePath(path) ?? null);
      const written = pyproject.string("tool", "pdm", "version", "write_to");
      if (written !== undefined) add(normalizePath(written), null);
    },
    explain: (path) => selection.explain(files.projectPathOf(path) ?? path),
    editable: () => {
      // pdm refuses some selections of `includes` for an editable installation.
      if (pyproject.has(...TOOL, "includes")) return null;
      const reason = pyproject.reason([...TOOL, "package-dir"], "editable installation by pdm");
      if (pyproject.string(...TOOL, "editable-backend") !== "editables") {
        return [{ kind: "path", path: files.treePath(root) ?? root, reason }];
      }
      const names = files.list(root).directories.filter((name) => files.isFile(joinPath(root, name, "__init__.py")));
      return names.map((name) => {
        const path = joinPath(root, name);
        return { kind: "module", name, path: files.treePath(path) ?? path, reason };
      });
    },
  };
};

function checkHooks(files: ProjectFiles, pyproject: TomlConfig): void {
  const keys = [...TOOL, "custom-hook"];
  const hook = pyproject.string(...keys) ?? (files.isFile("pdm_build.py") ? "pdm_build.py" : undefined);
  if (hook !== undefined) cannotKnow(pyproject.reason(keys, `${hook} may add or remove files`));
  const setuptools = [...TOOL, "run-setuptools"];
  if (pyproject.boolean(...setuptools) === true) {
    cannotKnow(pyproject.reason(setuptools, "setuptools builds parts of the wheel"));
  }
}

export function pdmPackageDirectory(files: ProjectFiles, pyproject: TomlConfig): string {
  const given = pyproject.string(...TOOL, "package-dir");
  return normalizePath(given ?? (files.exists("src") ? "src" : ""));
}

/** `wheel-data`: paths or tables with a path, by scheme. */
function* wheelData(files: ProjectFiles, pyproject: TomlConfig): Generator<readonly [target: string, path: string]> {
  const data = dataDirectory(pyproject.string("project", "name") ?? "", pyproject.string("project", "version"));
  for (const [scheme, entries] of Object.entries(pyproject.table(...TOOL, "wheel-data"))) {
    if (!Array.isArray(entries)) continue;
    for (const entry of entries) {
      const path = typeof entry === "string" ? entry : isTable(entry) ? entry.path : undefined;
      if (typeof path !== "string") continue;
      const relativeTo = isTable(entry) ? entry["relative-to"] : undefined;
      for (const found of PdmFiles.expand(files, path)) {
        const below = typeof relativeTo === "string" ? pathBelow(found, normalizePath(relativeTo)) : undefined;
        yield [joinPath(data, scheme, below ?? nameOf(found)), found];
      }
    }
  }
}
