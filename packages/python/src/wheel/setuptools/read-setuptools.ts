import { joinPath, nameOf, normalizePath, parentOf } from "../files/posix-path.ts";
import type { TomlConfig } from "../project-config.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { globFiles } from "../files/python-glob.ts";
import type { BackendInput, BackendReader } from "../backends/backend-reader.ts";
import { buildRequirements, requirementName } from "../build-backend.ts";
import { cannotKnow } from "../plan-stop.ts";
import type { UndecidedPart } from "../wheel-plan.ts";
import { dataDirectory } from "../wheel-data.ts";
import { setuptoolsEditable } from "./editable-roots.ts";
import { explainAbsence } from "./explain-absence.ts";
import { manifestFiles } from "./manifest-files.ts";
import { mergeOptions, readOption, reasonAt, type OptionSources } from "./merge-options.ts";
import { addModules, addPackageData, manifestByPackage, type AddFile, type DataPatterns } from "./package-files.ts";
import { readPyprojectOptions } from "./pyproject-options.ts";
import { readSetupCfg } from "./setup-cfg.ts";
import { readSetupScript } from "./setup-script.ts";
import { packageDirectory } from "./package-directories.ts";
import { isRead, type OptionPlace, type SetuptoolsOptions } from "./setuptools-options.ts";
import { setuptoolsLayout, type SetuptoolsLayout } from "./setuptools-layout.ts";

/** Distributions that make setuptools list what version control tracks (entry points "setuptools.file_finders"). */
const FILE_FINDERS = ["setuptools-scm", "setuptools-git", "setuptools-hg", "setuptools-svn", "setuptools-bzr"];
/** Distributions that choose the packages themselves. */
const REPLACERS = ["pbr", "jupyter-packaging", "d2to1", "numpy-distutils", "scikit-build"];

/** All that is known about a setuptools project before any directory is walked for files. */
export interface SetuptoolsProject {
  readonly files: ProjectFiles;
  readonly options: SetuptoolsOptions;
  readonly layout: SetuptoolsLayout;
  readonly tracksFiles: boolean;
  readonly includesManifest: boolean;
  readonly patterns: DataPatterns;
  /** Modules that setuptools-scm writes during the build, relative to the project. */
  readonly generated: readonly string[];
  readonly fromSdist: boolean;
}

export const readSetuptools: BackendReader = (input) => {
  const project = setuptoolsProject(input);
  const { files, layout } = project;
  return {
    backend: "setuptools",
    projectPath: files.projectPath,
    evidence: "measured",
    undecided: undecidedParts(project),
    collect: (add) => {
      collectFiles(project, (target, path) => {
        add(target, files.treePath(path) ?? null);
      });
      for (const target of generatedTargets(project)) add(target, null);
    },
    explain: (path) => explainAbsence(project, path),
    editable: () => setuptoolsEditable(files, layout),
  };
};

export function setuptoolsProject({ files, pyproject, fromSdist }: BackendInput): SetuptoolsProject {
  const pyprojectOptions = readPyprojectOptions(pyproject);
  const sources: OptionSources = {
    pyproject: pyprojectOptions,
    setupPy: readSetupScript(files),
    setupCfg: readSetupCfg(files),
  };
  refuseOpaque(sources);
  const options = mergeOptions(sources);
  const requirements = new Set([
    ...buildRequirements(pyproject),
    ...(options.setupRequires ?? []).map(requirementName),
  ]);
  refuseReplacers(requirements, pyproject.path);
  const declarative = pyprojectOptions !== undefined;
  const layout = setuptoolsLayout({ files, options, declarative, defaultPlace: defaultPlace(files), fromSdist });
  return {
    files,
    options,
    layout,
    tracksFiles: FILE_FINDERS.some((name) => requirements.has(name)),
    generated: requirements.has("setuptools-scm") ? versionFiles(pyproject) : [],
    patterns: dataPatterns(options),
    includesManifest: readOption(options.includePackageData)?.value ?? declarative,
    fromSdist,
  };
}

function versionFiles(pyproject: TomlConfig): string[] {
  return ["version_file", "write_to"].flatMap((key) => {
    const path = pyproject.string("tool", "setuptools_scm", key);
    return path === undefined ? [] : [normalizePath(path)];
  });
}

function refuseOpaque(sources: OptionSources): void {
  for (const source of [sources.setupPy, sources.pyproject, sources.setupCfg]) {
    if (source?.opaque) cannotKnow(reasonAt(source.opaque.place, source.opaque.unread));
  }
}

function refuseReplacers(requirements: ReadonlySet<string>, path: string): void {
  const replacer = REPLACERS.find((name) => requirements.has(name));
  if (replacer === undefined) return;
  const text = `${replacer} decides what setuptools packs`;
  cannotKnow({ path, line: 0, key: "build-system.requires", text, intended: false });
}

/** Where somebody would write what automatic discovery guesses. */
function defaultPlace(files: ProjectFiles): OptionPlace {
  const name = ["pyproject.toml", "setup.cfg", "setup.py"].find((candidate) => files.isFile(candidate));
  return { path: joinPath(files.projectPath, name ?? "pyproject.toml"), line: 0, key: "automatic discovery" };
}

function collectFiles(project: SetuptoolsProject, add: AddFile): void {
  const { files, layout, patterns } = project;
  addStaleBuild(project, add);
  addModules(files, layout, add);
  const manifest = project.includesManifest
    ? manifestByPackage(layout, manifestFiles(project))
    : new Map<string, readonly string[]>();
  addPackageData(files, layout, patterns, manifest, add);
  addDataFiles(project, add);
}

/** Targets of generated modules that are not in the tree and whose directory is a package's. */
function generatedTargets({ files, layout, generated }: SetuptoolsProject): string[] {
  const absent = generated.filter((path) => path.endsWith(".py") && !files.exists(path));
  return absent.flatMap((path) =>
    layout.packages
      .filter((name) => packageDirectory(name, layout.packageDirectories) === parentOf(path))
      .map((name) => joinPath(...name.split("."), nameOf(path))),
  );
}

/** What package_data computes may be added besides; what exclude_package_data computes may be anything. */
function dataPatterns({ packageData, excludePackageData }: SetuptoolsOptions): DataPatterns {
  return {
    include: isRead(packageData) ? packageData.value : new Map<string, readonly string[]>(),
    exclude: readOption(excludePackageData)?.value ?? new Map<string, readonly string[]>(),
  };
}

/** What an earlier build left in build/lib is packed again. */
function addStaleBuild({ files, options }: SetuptoolsProject, add: AddFile): void {
  if (options.extModules !== undefined && isRead(options.extModules) && options.extModules.value !== "none") return;
  if (options.rustModules !== undefined) return;
  for (const path of files.filesBelow("build/lib")) {
    if (!path.endsWith(".pyc")) add(path.slice("build/lib/".length), path);
  }
}

function addDataFiles({ files, options }: SetuptoolsProject, add: AddFile): void {
  const data = dataDirectory(
    isRead(options.name) ? options.name.value : "",
    isRead(options.version) ? options.version.value : undefined,
  );
  if (isRead(options.dataFiles)) {
    for (const { directory, patterns } of options.dataFiles.value) {
      for (const path of patterns.flatMap((pattern) => globFiles(files, pattern))) {
        add(joinPath(data, "data", directory, path.slice(path.lastIndexOf("/") + 1)), path);
      }
    }
  }
  if (isRead(options.scripts)) {
    for (const path of options.scripts.value) {
      if (files.isFile(path)) add(joinPath(data, "scripts", path.slice(path.lastIndexOf("/") + 1)), path);
    }
  }
}

function undecidedParts({ files, options, layout }: SetuptoolsProject): UndecidedPart[] {
  const parts: UndecidedPart[] = [];
  const { packageData, dataFiles, scripts } = options;
  if (packageData && !isRead(packageData)) {
    parts.push({ adds: "anything", reason: reasonAt(packageData.place, packageData.unread) });
  }
  for (const extModules of [options.extModules, options.rustModules]) {
    if (!extModules || (isRead(extModules) && extModules.value === "none")) continue;
    const reason = reasonAt(extModules.place, "extension modules are compiled and added");
    const names = isRead(extModules) && typeof extModules.value !== "string" ? extModules.value : undefined;
    const atMost = names?.map((name) => name.slice(name.lastIndexOf(".") + 1));
    // Those of setup.py may be optional, or left out on some platform.
    const certain = extModules === options.rustModules ? names : undefined;
    const modules = certain?.flatMap((name) => files.treePath(packageDirectory(name, layout.packageDirectories)) ?? []);
    parts.push({ adds: "extension-modules", reason, ...(atMost && { atMost }), ...(modules && { modules }) });
  }
  for (const option of [dataFiles, scripts]) {
    if (option && "unread" in option) parts.push({ adds: "data-files", reason: reasonAt(option.place, option.unread) });
  }
  return parts;
}
