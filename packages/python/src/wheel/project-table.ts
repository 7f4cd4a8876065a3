import type { ProjectFiles } from "./files/project-files.ts";
import { buildFails } from "./plan-stop.ts";
import type { TomlConfig } from "./project-config.ts";
import type { BackendName } from "./wheel-plan.ts";

/** Backends that read the [project] table and stop without it. */
const NEED_TABLE: ReadonlySet<BackendName> = new Set(["hatchling", "pdm", "uv_build", "scikit-build-core"]);
/** Backends that refuse a [project] table with neither `version` nor a dynamic one. */
const NEED_VERSION: ReadonlySet<BackendName> = new Set([...NEED_TABLE, "setuptools", "flit"]);

/** Every key of the [project] table (PEP 621, PEP 639, PEP 794); setuptools stops at another one. */
const KEYS = new Set(
  (
    "name version description readme requires-python license license-files authors maintainers keywords classifiers urls " +
    "scripts gui-scripts entry-points dependencies optional-dependencies dynamic import-names import-namespaces"
  ).split(" "),
);

/** What every backend checks before it looks at any file. */
export function checkProjectTable(backend: BackendName, files: ProjectFiles, pyproject: TomlConfig): void {
  if (!pyproject.has("project")) {
    if (NEED_TABLE.has(backend)) buildFails(pyproject.reason(["project"], `${backend} needs a [project] table`));
    if (backend === "setuptools" && !["pyproject.toml", "setup.py", "setup.cfg"].some((name) => files.isFile(name))) {
      buildFails(pyproject.reason([], "there is no pyproject.toml, setup.py or setup.cfg to build from"));
    }
    return;
  }
  if (pyproject.string("project", "name") === undefined && backend !== "poetry") {
    buildFails(pyproject.reason(["project"], "project.name is missing"));
  }
  const foreign = Object.keys(pyproject.table("project")).find((key) => !KEYS.has(key));
  if (foreign !== undefined && backend === "setuptools") {
    buildFails(pyproject.reason(["project", foreign], `setuptools knows no key ${foreign} in [project]`));
  }
  if (!NEED_VERSION.has(backend)) return;
  const dynamic = pyproject.strings("project", "dynamic") ?? [];
  const hasVersion = pyproject.string("project", "version") !== undefined;
  if (!hasVersion && !dynamic.includes("version")) {
    buildFails(pyproject.reason(["project"], "project.version is neither given nor declared dynamic"));
  }
  if (hasVersion && dynamic.includes("version")) {
    buildFails(pyproject.reason(["project", "dynamic"], "project.version is given and declared dynamic"));
  }
}
