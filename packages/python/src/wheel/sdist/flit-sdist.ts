import { flitModule, flitModuleFiles } from "../backends/flit.ts";
import { checkFlitMetadata } from "../backends/flit-metadata.ts";
import { joinPath, normalizePath, pathBelow } from "../files/posix-path.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { globPaths } from "../files/python-glob.ts";
import { licenseFiles, metadataFiles, requireFiles } from "../metadata-files.ts";
import { buildFails } from "../plan-stop.ts";
import type { TomlConfig } from "../project-config.ts";
import type { SdistReader } from "./sdist-plan.ts";

const SDIST = ["tool", "flit", "sdist"];

/** flit_core.sdist.SdistBuilder: the module and the files that the metadata names, with `include` and `exclude`. */
export const flitSdist: SdistReader = ({ files, pyproject }) => {
  requireFiles(files, pyproject, metadataFiles(pyproject), "flit");
  const module = flitModule(files, pyproject);
  checkFlitMetadata(files, pyproject, module);
  const extra = ["pyproject.toml", ...metadataFiles(pyproject).keys(), ...licenseFiles(files, pyproject)].map(
    normalizePath,
  );
  const data = pyproject.string("tool", "flit", "external-data", "directory");
  const own = [...flitModuleFiles(files, module), ...(data === undefined ? [] : files.filesBelow(data)), ...extra];
  const excluded = new FlitPatterns(files, excludePatterns(pyproject));
  const included = new FlitPatterns(files, pyproject.strings(...SDIST, "include") ?? []);
  const kept = new Set([...own, ...included.files()].filter((path) => !excluded.matches(path)));
  const crucial = module.name.endsWith("-stubs") ? extra : [...extra, mainFile(module)];
  for (const path of crucial) {
    if (kept.has(path)) continue;
    buildFails(pyproject.reason([...SDIST, "exclude"], `flit refuses a source distribution without ${path}`));
  }
  return new Map([...kept].map((path) => [path, path]));
};

function mainFile(module: { readonly path: string; readonly isPackage: boolean }): string {
  return module.isPackage ? joinPath(module.path, "__init__.py") : module.path;
}

function excludePatterns(pyproject: TomlConfig): readonly string[] {
  if (!pyproject.has(...SDIST)) return [];
  return ["**/__pycache__", "**.pyc", ...(pyproject.strings(...SDIST, "exclude") ?? [])];
}

/** Globs, each of which names files or whole directories. */
class FlitPatterns {
  readonly #files: ProjectFiles;
  readonly #paths: readonly string[];

  constructor(files: ProjectFiles, patterns: readonly string[]) {
    this.#files = files;
    this.#paths = patterns.flatMap((pattern) => globPaths(files, pattern));
  }

  matches(path: string): boolean {
    return this.#paths.some((found) => pathBelow(path, found) !== undefined);
  }

  files(): string[] {
    return this.#paths.flatMap((path) => [...this.#files.filesBelow(path)]);
  }
}
