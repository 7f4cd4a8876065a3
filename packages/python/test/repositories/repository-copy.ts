import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ownPlugins } from "../../src/project/own-plugins.ts";
import type { OwnPlugin } from "../../src/simulate/collection-world.ts";
import { modelOf } from "./predict-repository.ts";

/** The tracked files of a real repository in a directory of their own, to be run and changed. */
export interface RepositoryCopy {
  readonly name: string;
  readonly root: string;
  readonly commit: string;
  /** What an editable install puts on sys.path, relative to the root; the last one holds its metadata. */
  readonly roots: readonly string[];
  /** Top-level modules in those roots: an installed release of the project must not stand in for them. */
  readonly own: readonly string[];
  /** Arguments for pytest: its own configuration without the options of plugins that are not installed here. */
  readonly args: readonly string[];
  remove(): void;
}

const KEPT_OPTIONS = /^--(?:import-mode|doctest-modules|ignore|ignore-glob|rootdir|confcutdir|pyargs)\b/;

export function copyRepository(source: string): RepositoryCopy {
  const name = path.basename(source);
  const parent = mkdtempSync(path.join(tmpdir(), "pylayout-repository-"));
  const root = path.join(parent, name);
  mkdirSync(root);
  git(source, "checkout-index", "--all", `--prefix=${root}/`);
  writeVersionFiles(root);
  const roots = editableRoots(root);
  const plugins = ownPlugins(modelOf(root).tree, "");
  return {
    name,
    root,
    commit: git(source, "rev-parse", "--short=10", "HEAD").trim(),
    roots: [...roots, writeMetadata(parent, root, plugins)],
    own: roots.flatMap((folder) => readdirSync(path.join(root, folder)).map((entry) => entry.replace(/\.py$/, ""))),
    // Of the plugins only the project's own are active.
    args: [
      ...plugins.flatMap(({ name: plugin }) => ["-p", plugin]),
      "-o",
      `addopts=${keptOptions(root).join(" ")}`,
      "-o",
      "required_plugins=",
      "-o",
      "filterwarnings=",
    ],
    remove: () => {
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

function git(folder: string, ...args: string[]): string {
  return execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
}

/** What the build backends of these projects offer when they are installed in place. */
function editableRoots(root: string): string[] {
  const [found] = ["src", "lib"].filter((folder) => isDirectory(path.join(root, folder)));
  return [found ?? ""];
}

function isDirectory(file: string): boolean {
  return existsSync(file) && statSync(file).isDirectory();
}

/** What an install leaves for importlib.metadata, in a directory of its own; its path relative to the root. */
function writeMetadata(parent: string, root: string, plugins: readonly OwnPlugin[]): string {
  const [, name = path.basename(root)] =
    /^name\s*=\s*"?([\w.-]+)/m.exec(
      ["pyproject.toml", "setup.cfg"].map((file) => readIfThere(path.join(root, file))).join("\n"),
    ) ?? [];
  const folder = path.join(parent, "metadata", `${name.replaceAll(/[-.]/g, "_")}-0.0.dist-info`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "METADATA"), `Metadata-Version: 2.1\nName: ${name}\nVersion: 0.0\n`);
  const entries = plugins.map(({ name: plugin, module }) => `${plugin} = ${module}\n`);
  if (entries.length > 0) writeFileSync(path.join(folder, "entry_points.txt"), `[pytest11]\n${entries.join("")}`);
  return "../metadata";
}

/** The files that setuptools_scm, hatch-vcs and the like write when the project is built. */
function writeVersionFiles(root: string): void {
  const text = readIfThere(path.join(root, "pyproject.toml"));
  for (const [, file = ""] of text.matchAll(
    /^(?:version[_-]file|write_to|build\.hooks\.vcs\.version-file)\s*=\s*"([^"]+\.py)"/gm,
  )) {
    const target = path.join(root, file);
    if (existsSync(target) || !isDirectory(path.dirname(target))) continue;
    writeFileSync(target, 'version = __version__ = "0.0"\nversion_tuple = __version_tuple__ = (0, 0)\n');
  }
}

function keptOptions(root: string): string[] {
  const files = ["pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"].map((file) =>
    readIfThere(path.join(root, file)),
  );
  const written = files.flatMap((text) => text.match(/--[a-z-]+(?:[= ][^\s"',\]]+)?/g) ?? []);
  return [...new Set(written.filter((option) => KEPT_OPTIONS.test(option) && inAddopts(files, option)))];
}

function inAddopts(files: readonly string[], option: string): boolean {
  return files.some((text) => {
    const at = text.indexOf("addopts");
    return at >= 0 && text.slice(at, at + 600).includes(option);
  });
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
