import type { FileTree } from "@pylayout/core";
import { isTomlTable, textFile, tomlAt, tomlFile } from "../../config-file/index.ts";
import type { Evidence } from "../../model/python-model.ts";
import { commandKind } from "./command-kind.ts";
import { makeCommands } from "./makefile.ts";
import { localInstalls, type LocalInstalls } from "./pip-install.ts";
import { shellCommands } from "./shell-commands.ts";
import { namesRepository, resolvePath } from "./shell-path.ts";
import type { CiCommand, InstallStep, ScriptFacts, TestCommand } from "./ci-job.ts";
import { isLayoutCheck } from "./layout-check.ts";

/** How deep scripts may call scripts. */
const MAX_DEPTH = 4;

/** Where a script runs. */
export interface ScriptPlace {
  readonly path: string;
  /** 1-based line of the script's first line. */
  readonly line: number;
  /** Working directory in the tree; null where it cannot be known. */
  readonly cwd: string | null;
  readonly environment: ReadonlyMap<string, string>;
}

/** Reads the scripts of one CI job, or of one tox environment, and notes what they do. */
export class ScriptReader {
  readonly #tree: FileTree;
  readonly #pytest: TestCommand[] = [];
  readonly #installs: InstallStep[] = [];
  readonly #opaque: Evidence[] = [];
  readonly #layoutChecks: CiCommand[] = [];
  #order = 0;
  /** The line of the outermost script that is being read. */
  #from = 0;

  constructor(tree: FileTree) {
    this.#tree = tree;
  }

  get facts(): ScriptFacts {
    return {
      pytest: this.#pytest,
      installs: this.#installs,
      opaque: this.#opaque,
      layoutChecks: this.#layoutChecks,
    };
  }

  addOpaque(evidence: Evidence): void {
    this.#opaque.push(evidence);
  }

  addInstall(evidence: Evidence, tool: string, directory: string | null): void {
    this.#installs.push({ ...this.#called(evidence, 0), tool, words: [], directory, skipsProject: false });
  }

  addLayoutCheck(evidence: Evidence): void {
    this.#layoutChecks.push(this.#called(evidence, 0));
  }

  #called(evidence: Evidence, depth: number): CiCommand {
    if (depth === 0) this.#from = evidence.line;
    return { evidence, from: this.#from, order: this.#order++ };
  }

  /** Gives the place as the script leaves it: directory and variables. */
  read(script: string, place: ScriptPlace, depth = 0): ScriptPlace {
    const environment = new Map(place.environment);
    let cwd = place.cwd;
    for (const { words, assignments, line } of shellCommands(script)) {
      const evidence: Evidence = { path: place.path, line: place.line + line, text: words.join(" ") };
      const expanded = words.map((word) => expandVariables(word, environment));
      const local = new Map([...environment, ...assignments]);
      if (words.length === 0) for (const [name, value] of assignments) environment.set(name, value);
      else if (words[0] === "cd" || words[0] === "pushd") cwd = cwd === null ? null : resolvePath(cwd, words[1] ?? "~");
      else if (words[0] === "export") exportTo(environment, words.slice(1));
      else this.command(expanded, evidence, { ...place, cwd, environment: local }, depth);
    }
    return { ...place, cwd, environment };
  }

  /** One command given as words. */
  command(words: readonly string[], evidence: Evidence, place: ScriptPlace, depth = 0): void {
    const command = this.#called(evidence, depth);
    if (isLayoutCheck(this.#tree, words)) {
      this.#layoutChecks.push(command);
      return;
    }
    const found = commandKind(words);
    const { cwd } = place;
    switch (found.kind) {
      case "pytest":
        this.#pytest.push(testCommand(found, command, place));
        return;
      case "install":
        this.#installs.push({
          ...command,
          tool: found.tool,
          words,
          directory: cwd,
          skipsProject: cwd !== null && found.tool.startsWith("uv ") && isVirtual(this.#tree, cwd),
        });
        if (found.command.length > 0) this.command(found.command, evidence, place, depth);
        return;
      case "pip-install":
        this.#pipInstall(localInstalls(this.#tree, found.args, cwd), command);
        return;
      case "make":
      case "script":
        if (depth < MAX_DEPTH && cwd !== null && this.#readCalled(found, cwd, place, depth)) return;
        this.#opaque.push(evidence);
        return;
      case "opaque":
        this.#opaque.push(evidence);
        return;
      default:
        if (words.join(" ").includes("PYTHONPATH")) this.#opaque.push(evidence);
    }
  }

  #pipInstall(found: LocalInstalls, command: CiCommand): void {
    if (found.unknown) this.#opaque.push(command.evidence);
    for (const directory of found.directories) {
      this.#installs.push({ ...command, tool: "pip", words: [], directory, skipsProject: false });
    }
  }

  /** Reads the script or the targets that a command calls; false where they cannot be read. */
  #readCalled(
    found: { kind: "make"; args: readonly string[] } | { kind: "script"; path: string },
    cwd: string,
    place: ScriptPlace,
    depth: number,
  ): boolean {
    if (found.kind === "make") {
      const recipe = makeCommands(this.#tree, cwd, found.args);
      recipe?.forEach(({ path, line, text }) => {
        this.read(text, { ...place, path, line }, depth + 1);
      });
      return recipe !== null;
    }
    const path = resolvePath(cwd, found.path);
    const text = path === null ? undefined : textFile(this.#tree, path);
    const isShell = text !== undefined && (/^#!.*\b(?:ba|da|z)?sh\b/.test(text) || found.path.endsWith(".sh"));
    if (path === null || !isShell) return false;
    this.read(text, { ...place, path, line: 1, cwd }, depth + 1);
    return true;
  }
}

/** uv installs the dependencies of a project without a build system, and not the project, unless told otherwise. */
function isVirtual(tree: FileTree, directory: string): boolean {
  const toml = tomlFile(tree, directory === "" ? "pyproject.toml" : `${directory}/pyproject.toml`);
  if (toml?.ok !== true) return false;
  const setting = tomlAt(toml.value, "tool", "uv", "package");
  return typeof setting === "boolean" ? !setting : !isTomlTable(tomlAt(toml.value, "build-system"));
}

/** Puts in variables that the script or the job sets. */
function expandVariables(word: string, environment: ReadonlyMap<string, string>): string {
  if (!word.includes("$")) return word;
  return word.replace(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (whole, braced?: string, bare?: string) => {
    return environment.get(braced ?? bare ?? "") ?? whole;
  });
}

function exportTo(environment: Map<string, string>, words: readonly string[]): void {
  for (const word of words) {
    const equals = word.indexOf("=");
    if (equals > 0) environment.set(word.slice(0, equals), word.slice(equals + 1));
  }
}

function testCommand(
  found: { args: readonly string[]; module: boolean },
  command: CiCommand,
  place: ScriptPlace,
): TestCommand {
  const args = joinCoverage(found.args).map((arg) => fromRepository(arg, place.cwd));
  const pythonPath = pythonPathOf(place);
  const options = place.environment.get("PYTEST_ADDOPTS") ?? "";
  const known = place.cwd !== null && pythonPath !== null && ![...args, options].some(isUnknown);
  return {
    ...command,
    known,
    args: args.filter((arg) => !/[$`]/.test(arg)),
    cwd: place.cwd ?? "",
    module: found.module,
    pythonPath: pythonPath ?? [],
    environmentOptions: /[$`]/.test(options) ? "" : options,
  };
}

/** pytest-cov's `--cov` takes the next word as its value, also where that is a path. */
function joinCoverage(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, i) => {
    if (arg === "--cov" && !(args[i + 1] ?? "-").startsWith("-")) return [];
    return args[i - 1] === "--cov" && !arg.startsWith("-") ? [`--cov=${arg}`] : [arg];
  });
}

/** A path that is written from the repository's directory, as one from the working directory. */
function fromRepository(arg: string, cwd: string | null): string {
  const path = cwd === null || !namesRepository(arg) ? null : resolvePath(cwd, arg);
  if (path === null || cwd === null) return arg;
  const up = cwd === "" ? [] : cwd.split("/").map(() => "..");
  return cwd !== "" && path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : [...up, path].join("/");
}

/** Options that decide what is collected; another option's value may stay unknown. */
const COLLECTING = /^--(?:ignore|ignore-glob|rootdir|confcutdir|import-mode|config-file|override-ini)=/;

function isUnknown(word: string): boolean {
  return /[$`]/.test(word) && (!/^--[\w-]+=/.test(word) || COLLECTING.test(word));
}

function pythonPathOf({ environment, cwd }: ScriptPlace): readonly string[] | null {
  const text = environment.get("PYTHONPATH") ?? "";
  const paths: string[] = [];
  for (const entry of text.replaceAll(/\$\{?PYTHONPATH(?::-[^}]*)?\}?/g, "").split(":")) {
    if (entry === "") continue;
    const path = cwd === null ? null : resolvePath(cwd, entry);
    if (path === null) return null;
    paths.push(path);
  }
  return paths;
}
