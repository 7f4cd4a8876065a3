import type { FileTree } from "@pylayout/core";
import { yamlAt, yamlEntry, yamlFile, yamlScalars, type YamlNode } from "../../config-file/index.ts";
import type { Evidence } from "../../model/python-model.ts";
import { namedVersion } from "../../versions/named-version.ts";
import type { CiJob, NamedPython } from "./ci-job.ts";
import { isLayoutAction } from "./layout-check.ts";
import { ScriptReader } from "./script-reader.ts";
import { resolvePath } from "./shell-path.ts";

/** Actions that neither install the project nor run its tests. */
const HARMLESS_ACTION =
  /^(?:actions|github|docker|codecov|coverallsapp|step-security|re-actors|dorny|pre-commit|softprops|peter-evans|aws-actions|google-github-actions|hynek)\/|^(?:astral-sh\/(?:setup-uv|ruff-action)|abatilo\/actions-poetry|snok\/install-poetry|pdm-project\/setup-pdm|pypa\/(?:gh-action-pypi-publish|hatch)|deadsnakes\/action|zizmorcore\/zizmor-action|dtolnay\/rust-toolchain|awalsh128\/cache-apt-pkgs-action|styfle\/cancel-workflow-action)(?:@|$)|(?:^|\/)pylayout(?:@|$)/;

/** Matrix keys whose values may name Pythons. */
const PYTHON_KEY = /py|tox|env/i;

/** The jobs of every GitHub workflow, in order of file names; null stands for a workflow that cannot be read. */
export function githubJobs(tree: FileTree): readonly (CiJob | null)[] {
  const directory = tree.follow(".github/workflows");
  if (directory?.kind !== "directory") return [];
  const names = [...directory.children.keys()].filter((name) => /\.ya?ml$/.test(name)).sort();
  return names.flatMap((name) => workflowJobs(tree, `.github/workflows/${name}`));
}

function workflowJobs(tree: FileTree, path: string): readonly (CiJob | null)[] {
  const file = yamlFile(tree, path);
  if (!file) return [];
  if (!file.ok) return [null];
  const jobs = yamlAt(file.root, "jobs");
  if (jobs?.kind !== "mapping") return [];
  return [...jobs.entries].map(([name, { value, line }]) =>
    new JobReader(tree, path, file.root, value).read(name, line),
  );
}

class JobReader {
  readonly #tree: FileTree;
  readonly #path: string;
  readonly #workflow: YamlNode;
  readonly #job: YamlNode;
  readonly #script: ScriptReader;
  readonly #setupPythons: NamedPython[] = [];
  #checksOut = false;
  /** Another repository lies where this one would: what runs there is not this project's. */
  #isForeign = false;

  constructor(tree: FileTree, path: string, workflow: YamlNode, job: YamlNode) {
    this.#tree = tree;
    this.#path = path;
    this.#workflow = workflow;
    this.#job = job;
    this.#script = new ScriptReader(tree);
  }

  read(name: string, line: number): CiJob {
    const steps = yamlAt(this.#job, "steps");
    if (steps?.kind === "sequence") for (const step of steps.items) this.#step(step);
    const uses = yamlEntry(this.#job, "uses");
    const called = uses?.value.kind === "scalar" ? uses.value.text : undefined;
    if (uses && called !== undefined) this.#script.addOpaque(this.#evidence(uses.line, `uses: ${called}`));
    const matrix = yamlAt(this.#job, "strategy", "matrix");
    const versions = matrixPythons(matrix);
    const pythons = versions.length > 0 ? versions : this.#setupPythons;
    const checksOut = this.#checksOut && !this.#isForeign;
    const facts = this.#isForeign ? new ScriptReader(this.#tree).facts : this.#script.facts;
    const needs = yamlScalars(yamlAt(this.#job, "needs")).map(({ text }) => text);
    const calls = called?.startsWith("./") === true ? { calls: called.slice(2) } : {};
    return {
      path: this.#path,
      name,
      line,
      pythons,
      needs,
      matrix: matrixValues(matrix),
      checksOut,
      ...calls,
      ...facts,
    };
  }

  #step(step: YamlNode): void {
    const uses = yamlAt(step, "uses");
    if (uses?.kind === "scalar") this.#action(uses.text, step, uses.line);
    const run = yamlAt(step, "run");
    if (run?.kind !== "scalar") return;
    const place = {
      path: this.#path,
      line: run.line,
      cwd: this.#directory(step),
      environment: this.#environment(step),
    };
    this.#script.read(withoutExpressions(run.text, this.#job), place);
  }

  #action(action: string, step: YamlNode, line: number): void {
    const inputs = yamlAt(step, "with");
    if (action.startsWith("actions/setup-python@") || action.startsWith("astral-sh/setup-uv@")) {
      for (const { text, line: at } of yamlScalars(yamlAt(inputs, "python-version"))) {
        text.split("\n").forEach((part, i) => {
          pushVersion(this.#setupPythons, part, at + i);
        });
      }
    }
    if (isLayoutAction(this.#tree, action)) this.#script.addLayoutCheck(this.#evidence(line, `uses: ${action}`));
    const movesRepository = action.startsWith("actions/checkout@") && this.#checkOut(inputs);
    if (movesRepository || !HARMLESS_ACTION.test(action))
      this.#script.addOpaque(this.#evidence(line, `uses: ${action}`));
  }

  /** Whether this repository comes to another place than the working directory. */
  #checkOut(inputs: YamlNode | undefined): boolean {
    const named = yamlAt(inputs, "repository");
    const repository = named?.kind === "scalar" ? named.text : "";
    const isOwn = repository === "" || repository.includes("${{") || repository.endsWith(`/${this.#tree.rootName}`);
    const isMoved = yamlAt(inputs, "path") !== undefined;
    this.#checksOut ||= isOwn;
    this.#isForeign ||= !isOwn && !isMoved;
    return isOwn && isMoved;
  }

  #directory(step: YamlNode): string | null {
    const places = [yamlAt(step, "working-directory")];
    for (const node of [this.#job, this.#workflow]) places.push(yamlAt(node, "defaults", "run", "working-directory"));
    const directory = places.find((node) => node?.kind === "scalar");
    return directory?.kind === "scalar" ? resolvePath("", directory.text) : "";
  }

  #environment(step: YamlNode): ReadonlyMap<string, string> {
    const environment = new Map<string, string>();
    for (const node of [this.#workflow, this.#job, step]) {
      const entries = yamlAt(node, "env");
      if (entries?.kind !== "mapping") continue;
      for (const [name, { value }] of entries.entries) if (value.kind === "scalar") environment.set(name, value.text);
    }
    return environment;
  }

  #evidence(line: number, text: string): Evidence {
    return { path: this.#path, line, text };
  }
}

/** Puts in what `${{ matrix.key }}` stands for where all combinations agree on one value. */
function withoutExpressions(script: string, job: YamlNode): string {
  return script.replace(/\$\{\{\s*matrix\.([\w-]+)\s*\}\}/g, (whole, key: string) => {
    const values = yamlScalars(yamlAt(job, "strategy", "matrix", key));
    return values.length === 1 ? (values[0]?.text ?? whole) : whole;
  });
}

/** What each key of a matrix may be, `include` counted in. */
function matrixValues(matrix: YamlNode | undefined): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  const include = yamlAt(matrix, "include");
  for (const node of [matrix, ...(include?.kind === "sequence" ? include.items : [])]) {
    if (node?.kind !== "mapping") continue;
    for (const [key, { value }] of node.entries) {
      values.set(key, [...(values.get(key) ?? []), ...yamlScalars(value).map(({ text }) => text)]);
    }
  }
  return values;
}

function matrixPythons(matrix: YamlNode | undefined): readonly NamedPython[] {
  const found: NamedPython[] = [];
  if (matrix?.kind !== "mapping") return found;
  for (const [key, { value }] of matrix.entries) {
    if (key === "exclude") continue;
    if (key !== "include") collectVersions(found, key, value);
    else if (value.kind === "sequence") for (const item of value.items) collectFromMapping(found, item);
  }
  return found;
}

function collectFromMapping(found: NamedPython[], node: YamlNode): void {
  if (node.kind !== "mapping") return;
  for (const [key, { value }] of node.entries) collectVersions(found, key, value);
}

function collectVersions(found: NamedPython[], key: string, value: YamlNode): void {
  if (value.kind === "sequence") for (const item of value.items) collectFromMapping(found, item);
  if (!PYTHON_KEY.test(key)) return;
  for (const { text, line } of yamlScalars(value)) pushVersion(found, text, line);
}

function pushVersion(found: NamedPython[], text: string, line: number): void {
  const version = namedVersion(text);
  if (version !== null && !found.some((known) => known.version === version)) found.push({ version, line });
}
