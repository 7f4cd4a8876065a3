import type { FileTree } from "@pylayout/core";
import { textFile } from "../config-file/index.ts";
import type { Evidence, Project } from "../model/python-model.ts";
import { resolvePath } from "../project/ci/shell-path.ts";
import { fnmatch } from "../pytest/fnmatch.ts";
import { splitWords } from "../pytest/split-words.ts";

/** A command that lets unittest look for tests. */
export interface TestDiscovery {
  /** "unittest", or "Django's test runner", which uses unittest's loader. */
  readonly runner: string;
  /** Directory in which it starts, a path of the tree. */
  readonly start: string;
  /** Whether it would load a file of this name. */
  readonly matches: (fileName: string) => boolean;
  readonly evidence: Evidence;
}

const FILES = ["tox.ini", "noxfile.py", "Makefile", "makefile", ".gitlab-ci.yml", ".travis.yml"];
const COMMAND = /-m\s+unittest\b(?!\.)(.*)|\b(?:manage\.py|django-admin|-m\s+django)\s+test\b(.*)/;
/** What a shell or a tool would replace, and what ends a command. */
const EXPANSION = /[$`{}<>\\]/;
const END = /\s*(?:&&|\|\||[;|#]).*/;

const DJANGO = "Django's test runner";

/** The discovery that the settings name, from the project's directory. */
function settingsDiscovery({ path, tests: { runner } }: Project): TestDiscovery[] {
  if (runner === null || runner === "pytest") return [];
  const evidence = { path: "", line: 0, text: `test-runner = "${runner}"` };
  const matches = (fileName: string): boolean => fnmatch(fileName, "test*.py");
  return [{ runner: runner === "django" ? DJANGO : runner, start: path, matches, evidence }];
}

/**
 * The discoveries that the settings name, and that CI, tox, nox or make start from the project's directory with plain arguments. A command behind
 * `cd` or in a workflow with a working directory of its own is left out.
 */
export function testDiscoveries(tree: FileTree, project: Project): readonly TestDiscovery[] {
  const started = configurationFiles(tree, project.path).flatMap((path) => {
    const text = textFile(tree, path) ?? "";
    if (/working-directory|changedir|\bsession\.chdir/.test(text)) return [];
    return text.split("\n").flatMap((line, index): TestDiscovery[] => {
      if (/^\s*#/.test(line) || /\bcd\s/.test(line)) return [];
      const found = parseCommand(line);
      const start = found && resolvePath(project.path, found.start);
      if (!found || start === null || start === undefined || tree.follow(start)?.kind !== "directory") return [];
      const matches = (fileName: string) => fnmatch(fileName, found.pattern);
      return [{ runner: found.runner, start, matches, evidence: { path, line: index + 1, text: found.text } }];
    });
  });
  return [...started, ...settingsDiscovery(project)];
}

function configurationFiles(tree: FileTree, project: string): readonly string[] {
  const base = project === "" ? "" : `${project}/`;
  const workflows = project === "" ? tree.follow(".github/workflows") : undefined;
  const names = workflows?.kind === "directory" ? [...workflows.children.keys()].sort() : [];
  return [
    ...names.filter((name) => /\.ya?ml$/.test(name)).map((name) => `.github/workflows/${name}`),
    ...FILES.map((name) => base + name),
  ];
}

function parseCommand(line: string) {
  const match = COMMAND.exec(line);
  if (!match) return undefined;
  const isDjango = match[1] === undefined;
  const text = withoutOpenQuote(match[0].replace(END, "")).trim();
  const rest = text.replace(/^.*?(?:unittest|test)\b/, "");
  if (EXPANSION.test(rest)) return undefined;
  const words = splitWords(rest.replaceAll(/["',\]]/g, " ")) ?? [];
  const options = isDjango ? readDjango(words) : readUnittest(words);
  if (!options) return undefined;
  return { ...options, runner: isDjango ? DJANGO : "unittest", text };
}

/** A command inside a quoted string ends with that string's quote. */
function withoutOpenQuote(text: string): string {
  const last = /["'](?=[\],)\s]*$)/.exec(text);
  const isOpen = last !== null && (text.split(last[0]).length - 1) % 2 === 1;
  return isOpen ? text.slice(0, last.index) : text;
}

interface Arguments {
  readonly start: string;
  readonly pattern: string;
}

/** `python -m unittest` alone discovers too; with the name of a test it does not. */
function readUnittest(words: readonly string[]): Arguments | undefined {
  const [verb, ...others] = words;
  if (verb === undefined) return { start: ".", pattern: "test*.py" };
  const args = verb === "discover" ? others : words;
  let [start, pattern] = [".", "test*.py"];
  let positional = 0;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const [, name = arg, inline] = /^(--[\w-]+)=(.*)$/.exec(arg) ?? [];
    if (/^(?:-s|--start-directory)$/.test(name)) start = inline ?? args[++i] ?? ".";
    else if (/^(?:-p|--pattern)$/.test(name)) pattern = inline ?? args[++i] ?? pattern;
    else if (/^(?:-t|--top-level-directory|-k)$/.test(name)) i += inline === undefined ? 1 : 0;
    else if (arg.startsWith("-")) continue;
    else if (verb !== "discover" || positional > 0) return undefined;
    else [start, positional] = [arg, positional + 1];
  }
  return { start, pattern };
}

function readDjango(words: readonly string[]): Arguments | undefined {
  return words.every((word) => word.startsWith("-") && !/^(?:-p|--pattern|--tag|--testrunner)/.test(word))
    ? { start: ".", pattern: "test*.py" }
    : undefined;
}
