import type { FileTree } from "@pylayout/core";
import { isTomlTable, textFile, tomlAt, tomlString, tomlTable } from "../config-file/index.ts";
import type { GeneratedModule } from "../simulate/collection-world.ts";
import type { UndecidedPart, WheelPlan } from "../wheel/wheel-plan.ts";
import { resolvePath } from "./ci/shell-path.ts";
import { lazy } from "./lazy.ts";
import type { ProjectConfig } from "./project-config.ts";

/** Sources from which a build makes an extension module of the same name. */
const COMPILED = /\.(?:pyx|pxd|c|cc|cpp|cxx|cu|f|f90|f95|rs|pyx\.in|pyx\.tp)$/;

/** What a build makes at a path, which is without suffix; null where nothing says that it makes a module. */
export function generatedModules(
  config: ProjectConfig,
  wheel: () => WheelPlan,
): (path: string) => GeneratedModule | null {
  const versionFiles = lazy(() => new Map(versionFilesOf(config)));
  return (path) => {
    const writer = versionFiles().get(`${path}.py`);
    if (writer !== undefined) return { reason: `${writer} writes it`, isInstalled: isWrittenIntoSource(writer) };
    const compiled = compiledFrom(config.tree, path);
    if (compiled !== null) return { reason: compiled, isInstalled: true };
    const reason = /_pb2(?:_grpc)?$/.test(path)
      ? "protoc writes such files"
      : (ignoredByName(config.tree, path) ?? namedByBuild(config, path));
    return reason === null ? undecidedBy(wheel(), path) : { reason, isInstalled: false };
  };
}

/** setuptools-scm and hatch-vcs, which calls it, write the file beside the sources, for editable installations too. */
function isWrittenIntoSource(writer: string): boolean {
  return /^tool\.setuptools_scm\.|hooks\.vcs|^setup\.py$/.test(writer);
}

/** The files that a version tool writes when the project is built, with the key that names them. */
function versionFilesOf(config: ProjectConfig): [string, string][] {
  const { pyproject } = config;
  const keys = [
    ["tool", "setuptools_scm", "version_file"],
    ["tool", "setuptools_scm", "write_to"],
    ["tool", "setuptools-git-versioning", "version_file"],
    ["tool", "hatch", "build", "hooks", "vcs", "version-file"],
    ["tool", "hatch", "build", "hooks", "version", "path"],
    ["tool", "pdm", "version", "write_to"],
    ["tool", "versioningit", "write", "file"],
    ["tool", "scikit-build", "generate", "0", "path"],
  ];
  const named = keys.map((path) => [tomlString(pyproject, ...path), path.join(".")] as const);
  const targets = tomlTable(pyproject, "tool", "hatch", "build", "targets") ?? {};
  for (const [target, table] of Object.entries(targets)) {
    if (!isTomlTable(table)) continue;
    const file = tomlString(table, "hooks", "vcs", "version-file");
    named.push([file, `tool.hatch.build.targets.${target}.hooks.vcs`]);
  }
  const generate = tomlAt(pyproject, "tool", "scikit-build", "generate");
  for (const item of Array.isArray(generate) ? generate : []) {
    if (isTomlTable(item)) named.push([tomlString(item, "path"), "tool.scikit-build.generate"]);
  }
  named.push(
    [config.setupPyString("write_to")?.value, "setup.py"],
    [config.setupPyString("version_file")?.value, "setup.py"],
  );
  return named.flatMap(([file, key]): [string, string][] => {
    const path = file === undefined ? null : resolvePath(config.path, file);
    return path === null ? [] : [[path, key]];
  });
}

function compiledFrom(tree: FileTree, path: string): string | null {
  const slash = path.lastIndexOf("/");
  const directory = tree.follow(slash < 0 ? "" : path.slice(0, slash));
  if (directory?.kind !== "directory") return null;
  const stem = path.slice(slash + 1);
  for (const name of directory.children.keys()) {
    if (name.startsWith(`${stem}.`) && COMPILED.test(name.slice(stem.length)))
      return `a build compiles it from ${name}`;
  }
  return null;
}

/**
 * Names of directories and files that an unanchored pattern of .gitignore hides by accident: those of GitHub's templates and
 * of habit. Whoever ignores another name, or a path, means what lies there.
 */
const GENERIC = new Set(
  (
    "bin build cache checkpoints common config core data debug develop-eggs dist docs downloads eggs env files images include input lib " +
    "lib64 local log logs media model models obj out output outputs parts pkg public release results runs scripts sdist share " +
    "site src static target temp test tests tmp tools utils var venv wheels"
  ).split(" "),
);

/** A .gitignore that names this very file or its directory, or such files by a prefix, keeps out what a build writes. */
function ignoredByName(tree: FileTree, path: string): string | null {
  const absence = tree.absence(`${path}.py`);
  if (absence?.reason !== "ignored") return null;
  const pattern = absence.pattern.replace(/\/\**$/, "").replace(/^\*\*\//, "");
  const isWildcard = pattern === "*" || pattern === "*.py";
  const isAccident = isWildcard || (!pattern.includes("/") && GENERIC.has(pattern.toLowerCase()));
  return isAccident ? null : `${absence.patternFile}:${absence.line} names it as generated`;
}

/** Files in which a build says what it writes. */
const BUILD_FILES = ["Makefile", "tox.ini", "noxfile.py", "setup.py", "Dockerfile", ".gitlab-ci.yml", ".travis.yml"];

/** A step of CI or of the build that names the file: it may write it. */
function namedByBuild({ tree, path: project }: ProjectConfig, path: string): string | null {
  const name = `${path.slice(path.lastIndexOf("/") + 1)}.py`;
  if (name === "__init__.py") return null;
  const workflows = tree.follow(".github/workflows");
  const files = workflows?.kind === "directory" ? [...workflows.children.values()].map((entry) => entry.path) : [];
  files.push(...BUILD_FILES.map((file) => (project === "" ? file : `${project}/${file}`)));
  const file = files.find((candidate) => textFile(tree, candidate)?.includes(name));
  return file === undefined ? null : `${file} names it`;
}

function undecidedBy(wheel: WheelPlan, path: string): GeneratedModule | null {
  if (wheel.outcome === "error") return null;
  const parts =
    wheel.outcome === "unknown"
      ? []
      : wheel.undecided.filter((part) => part.adds !== "data-files" && mayMake(part, path));
  const part = wheel.outcome === "unknown" ? wheel : parts[0];
  if (part === undefined) return null;
  const isInstalled = parts.some(({ modules }) => modules?.includes(path));
  return { reason: `the build may add it: ${part.reason.text}`, isInstalled };
}

function mayMake({ atMost }: UndecidedPart, path: string): boolean {
  return atMost?.includes(path.slice(path.lastIndexOf("/") + 1)) ?? true;
}
