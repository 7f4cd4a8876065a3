import { joinPath, normalizePath } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { buildFails, cannotKnow } from "../plan-stop.ts";
import type { TomlConfig } from "../project-config.ts";

export const TOOL = ["tool", "maturin"];
const RUST_FIRST = "Cargo.toml";
const PYTHON_FIRST = "rust/Cargo.toml";

/** Where maturin looks for a project's parts (`ProjectResolver` of `src/project_layout.rs`). */
export class MaturinLayout {
  /** The Cargo.toml of the crate. */
  readonly manifest: string;
  /** The directory of Python sources. */
  readonly pythonRoot: string;
  readonly #files: ProjectFiles;
  readonly #pyproject: TomlConfig;

  constructor(files: ProjectFiles, pyproject: TomlConfig) {
    this.#files = files;
    this.#pyproject = pyproject;
    this.manifest = this.#findManifest();
    this.pythonRoot = this.#findPythonRoot();
  }

  /** Beside the crate in rust/, Python sources in src/ or a named directory make that crate the project's. */
  #findManifest(): string {
    const given = this.#pyproject.string(...TOOL, "manifest-path");
    if (given !== undefined) return normalizePath(given);
    const hasSource = this.#pyproject.has(...TOOL, "python-source") || this.#isSourceLayout();
    return hasSource && this.#files.isFile(PYTHON_FIRST) ? PYTHON_FIRST : RUST_FIRST;
  }

  #findPythonRoot(): string {
    const given = this.#pyproject.string(...TOOL, "python-source");
    if (given === undefined) return this.#isSourceLayout() && this.#files.isFile(PYTHON_FIRST) ? "src" : "";
    const path = normalizePath(given);
    const reason = (text: string) => this.#pyproject.reason([...TOOL, "python-source"], text);
    // maturin 1.15 does not walk there; the source distribution moves it inside.
    if (isOutside(path)) cannotKnow(reason(`python-source names ${given}, outside the project`));
    if (!this.#files.isDirectory(path)) buildFails(reason(`python-source names ${given}, which does not exist`));
    return path;
  }

  #isSourceLayout(): boolean {
    const project = this.#pyproject.string("project", "name");
    if (project === undefined) return false;
    const packages = this.#pyproject.strings(...TOOL, "python-packages") ?? [];
    return [project.replaceAll("-", "_"), ...packages].some((name) => this.#files.isFile(`src/${name}/__init__.py`));
  }

  /** The module's name as it is written: only a program's may have a minus. */
  moduleName(cargo: TomlConfig): string {
    const given = this.#pyproject.string(...TOOL, "module-name") ?? this.#pyproject.string(...TOOL, "name");
    const project = this.#pyproject.string("project", "name");
    const name = given ?? cargo.string("lib", "name") ?? project ?? cargo.string("package", "name") ?? "";
    const extension = name.slice(name.lastIndexOf(".") + 1);
    if (extension.includes("-") && this.#isLibrary(cargo)) {
      const advice = `give tool.maturin.module-name, or name under [lib] in ${this.manifest}`;
      buildFails(this.#pyproject.reason(TOOL, `maturin takes no minus in the module's name, ${extension}; ${advice}`));
    }
    return name;
  }

  /** As far as the configuration tells. */
  #isLibrary(cargo: TomlConfig): boolean {
    const bindings = this.#pyproject.string(...TOOL, "bindings");
    if (bindings !== undefined) return bindings !== "bin";
    const types = cargo.value("lib", "crate-type") ?? cargo.value("lib", "crate_type");
    return Array.isArray(types) && types.includes("cdylib");
  }

  /** The directory of a module, "pkg" for "pkg._native"; a crate of that name is none. */
  packageOf(module: string): string | undefined {
    const [top = ""] = module.replaceAll(".", "/").split("/");
    const path = joinPath(this.pythonRoot, top);
    const isCrate =
      this.#files.isFile(joinPath(path, "Cargo.toml")) && !this.#files.isFile(joinPath(path, "__init__.py"));
    return top !== "" && !isCrate && this.#files.isDirectory(path) ? path : undefined;
  }
}

/** Whether a normalized path leads out of the directory that it is read in. */
export function isOutside(path: string): boolean {
  return path === ".." || path.startsWith("../");
}
