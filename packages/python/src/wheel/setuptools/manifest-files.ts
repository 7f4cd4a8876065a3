import { globFiles } from "../files/python-glob.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { isRead, type SetuptoolsOptions } from "./setuptools-options.ts";
import { applyManifestTemplate } from "./manifest-template.ts";
import { addModules, addPackageData, type DataPatterns } from "./package-files.ts";
import { packageDirectory } from "./package-directories.ts";
import type { SetuptoolsLayout } from "./setuptools-layout.ts";

export interface ManifestInput {
  readonly files: ProjectFiles;
  readonly layout: SetuptoolsLayout;
  readonly options: SetuptoolsOptions;
  readonly patterns: DataPatterns;
  /** A plugin lists what version control tracks (setuptools-scm and the like). */
  readonly tracksFiles: boolean;
  /** Names of everything is in SOURCES.txt already: an unpacked sdist. */
  readonly fromSdist: boolean;
}

const READMES = ["README", "README.rst", "README.txt", "README.md"];
const LICENSES = ["LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*"];
const VERSION_CONTROL = /(?:^|\/)(?:RCS|CVS|\.svn|\.hg|\.git|\.bzr|_darcs)\//;
const ROOT_CACHES = /^(?:build|\.tox|\.nox|\.venv)\//;

/** manifest_maker: every file of the sdist, which is also what include_package_data selects from. */
export function manifestFiles(input: ManifestInput): ReadonlySet<string> {
  const { files } = input;
  const listed = new Set<string>();
  addDefaults(input, listed);
  if (input.fromSdist) for (const path of files.filesBelow("")) listed.add(path);
  else addKnownFiles(input, listed);
  const template = files.text("MANIFEST.in");
  if (template !== undefined) applyManifestTemplate(files, template, listed);
  for (const path of licenseFiles(input)) listed.add(path);
  for (const path of input.options.referencedFiles ?? []) if (files.isFile(path)) listed.add(path);
  for (const path of listed) if (ROOT_CACHES.test(path) || VERSION_CONTROL.test(path)) listed.delete(path);
  return listed;
}

function addDefaults({ files, layout, options, patterns }: ManifestInput, listed: Set<string>): void {
  const add = (_target: string, path: string): void => void listed.add(path);
  const readme = READMES.find((name) => files.isFile(name));
  const optional = ["tests/test*.py", "test/test*.py"].flatMap((pattern) => globFiles(files, pattern));
  const standard = ["setup.py", "setup.cfg", "pyproject.toml", "MANIFEST.in"];
  for (const path of [...(readme === undefined ? [] : [readme]), ...standard, ...optional]) {
    if (files.isFile(path)) listed.add(path);
  }
  addModules(files, layout, add);
  addPackageData(files, layout, patterns, new Map(), add);
  if (isRead(options.dataFiles)) {
    for (const { patterns: globs } of options.dataFiles.value) {
      for (const glob of globs) for (const path of globFiles(files, glob)) listed.add(path);
    }
  }
  if (isRead(options.scripts)) for (const path of options.scripts.value) if (files.isFile(path)) listed.add(path);
}

/** What version control knows, else what an earlier build left in SOURCES.txt. */
function addKnownFiles({ files, layout, tracksFiles }: ManifestInput, listed: Set<string>): void {
  if (tracksFiles) {
    for (const path of files.filesBelow("")) {
      const status = files.status(path);
      if (status !== "ignored" && status !== "untracked") listed.add(path);
    }
    return;
  }
  const base = packageDirectory("", layout.packageDirectories);
  for (const name of files.list(base).directories) {
    if (!name.endsWith(".egg-info")) continue;
    const sources = files.text(`${base === "" ? "" : `${base}/`}${name}/SOURCES.txt`) ?? "";
    for (const path of sources.split(/\r\n|\n|\r/)) if (path !== "" && files.isFile(path)) listed.add(path);
  }
}

function licenseFiles({ files, options }: ManifestInput): string[] {
  const patterns = isRead(options.licenseFiles) ? options.licenseFiles.value : LICENSES;
  return patterns.flatMap((pattern) => globFiles(files, pattern));
}
