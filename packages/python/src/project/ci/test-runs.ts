import type { FileTree } from "@pylayout/core";
import type { CiCommand, CiJob, InstallStep } from "./ci-job.ts";
import { testEnvironments } from "./test-environments.ts";

/** The commands of a job that run tests with pytest, by themselves or by way of tox or nox, in order. */
export function testRuns(tree: FileTree, job: CiJob): readonly CiCommand[] {
  const direct = job.pytest.filter(({ cwd }) => tree.follow(cwd)?.kind === "directory");
  return [...direct, ...toolCalls(tree, job, (environment) => environment.pytest.length > 0)].sort(inOrder);
}

/** The commands of a job that let pylayout look at the project, by themselves or by way of tox or nox, in order. */
export function layoutChecks(tree: FileTree, job: CiJob): readonly CiCommand[] {
  const checks = (environment: CiJob) => environment.layoutChecks.length > 0;
  return [...job.layoutChecks, ...toolCalls(tree, job, checks)].sort(inOrder);
}

function inOrder(a: CiCommand, b: CiCommand): number {
  return a.order - b.order;
}

/** Options of tox and nox that choose environments by what cannot be read here, or run nothing in them. */
const UNKNOWN_SELECTION =
  /^(?:-[fmktl]|--(?:factor|label|tags|keywords|list|notest|list-sessions|skip-env|devenv))(?:=|$)/;

function toolCalls(tree: FileTree, job: CiJob, wanted: (environment: CiJob) => boolean): readonly InstallStep[] {
  return job.installs.filter(({ tool, directory, words }) => {
    if ((tool !== "tox" && tool !== "nox") || optionsOf(tool, words).some((word) => UNKNOWN_SELECTION.test(word)))
      return false;
    const environments = testEnvironments(tree, directory ?? "");
    const names = namedEnvironments(optionsOf(tool, words)).flatMap((name) => expanded(name, job));
    return selected(environments, tool, names).some(wanted);
  });
}

/** The words between the tool and what it hands down to its commands. */
function optionsOf(tool: string, words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => word === tool || word.endsWith(`/${tool}`)) + 1;
  const end = words.indexOf("--", start);
  return words.slice(start, end < 0 ? words.length : end);
}

/** The environments of these names; all where none is named, or one that cannot be known. */
function selected(environments: readonly CiJob[], tool: string, names: readonly string[]): readonly CiJob[] {
  if (names.length === 0 || names.some((name) => /[${*]/.test(name))) return environments;
  return environments.filter((environment) => names.some((name) => isMeant(environments, environment, name, tool)));
}

/** What `-e` (tox) and `-s` (nox, which takes several words) name. */
function namedEnvironments(words: readonly string[]): readonly string[] {
  const names: string[] = [];
  let takes = false;
  for (const word of words) {
    const [, separate, inline] = /^(?:(-e|-s|--sessions?)|(?:--sessions?=|-[es])(.+))$/.exec(word) ?? [];
    if (separate !== undefined) takes = true;
    else if (inline !== undefined) names.push(inline);
    else if (word.startsWith("-")) takes = false;
    else if (takes) names.push(word);
  }
  return names.flatMap((name) => name.split(","));
}

/** The names that `py${{ matrix.python }}` stands for. */
function expanded(name: string, { matrix }: CiJob): readonly string[] {
  const [whole = "", key = ""] = /\$\{\{\s*matrix\.([\w-]+)\s*\}\}/.exec(name) ?? [];
  const values = matrix?.get(key) ?? [];
  return values.length === 0 ? [name] : values.flatMap((value) => name.replace(whole, value).split(","));
}

/** A section of tox for itself, or `testenv` for every name that has none; a session of nox with or without its Python. */
function isMeant(all: readonly CiJob[], environment: CiJob, name: string, tool: string): boolean {
  if (tool === "nox") return environment.name === name.replace(/[-(].*$/, "");
  const own = (other: CiJob) => sectionNames(other).includes(name);
  return own(environment) || (environment.name === "testenv" && !all.some(own));
}

/** `testenv:py{38,39}-x` for `py38-x` and `py39-x`. */
function sectionNames({ name }: CiJob): readonly string[] {
  let names = [""];
  for (const part of name.slice("testenv:".length).split(/(\{[^}]*\})/)) {
    const choices = part.startsWith("{") ? part.slice(1, -1).split(",") : [part];
    names = names.flatMap((start) => choices.map((choice) => start + choice.trim())).slice(0, 1000);
  }
  return names.flatMap((text) => text.split(/[\s,]+/));
}
