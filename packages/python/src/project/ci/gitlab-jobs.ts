import type { FileTree } from "@pylayout/core";
import { yamlAt, yamlFile, yamlScalars, type YamlNode } from "../../config-file/index.ts";
import { namedVersion } from "../../versions/named-version.ts";
import type { CiJob, NamedPython } from "./ci-job.ts";
import { ScriptReader, type ScriptPlace } from "./script-reader.ts";

const FILE = ".gitlab-ci.yml";

/** The jobs of `.gitlab-ci.yml`; null stands for parts that cannot be read. */
export function gitlabJobs(tree: FileTree): readonly (CiJob | null)[] {
  const file = yamlFile(tree, FILE);
  if (!file) return [];
  if (!file.ok || file.root.kind !== "mapping") return [null];
  const { root } = file;
  const jobs: (CiJob | null)[] = yamlAt(root, "include") ? [null] : [];
  for (const [name, { value, line }] of root.entries) {
    if (name.startsWith(".") || value.kind !== "mapping") continue;
    const layers = extended(root, value);
    if (!layers.some((layer) => yamlAt(layer, "script"))) continue;
    jobs.push({ ...readJob(tree, root, layers, name, line), needs: needsOf(root, layers) });
  }
  return jobs;
}

/** Jobs that must end before one begins: those it names in `needs`, else all of earlier stages. */
function needsOf(root: YamlNode, layers: readonly YamlNode[]): readonly string[] {
  const needs = layers.map((layer) => yamlAt(layer, "needs")).find((node) => node !== undefined);
  if (needs?.kind === "sequence") return needs.items.flatMap((item) => textsOf(yamlAt(item, "job") ?? item));
  if (root.kind !== "mapping") return [];
  const stages = yamlScalars(yamlAt(root, "stages")).map(({ text }) => text);
  const order = [".pre", ...(stages.length > 0 ? stages : ["build", "test", "deploy"]), ".post"];
  const own = order.indexOf(stageOf(layers));
  return [...root.entries]
    .filter(([, { value }]) => order.indexOf(stageOf(extended(root, value))) < own)
    .map(([name]) => name);
}

function stageOf(layers: readonly YamlNode[]): string {
  return layers.flatMap((layer) => textsOf(yamlAt(layer, "stage")))[0] ?? "test";
}

function textsOf(node: YamlNode | undefined): readonly string[] {
  return node?.kind === "scalar" ? [node.text] : [];
}

function readJob(tree: FileTree, root: YamlNode, layers: readonly YamlNode[], name: string, line: number): CiJob {
  const reader = new ScriptReader(tree);
  // All lines of a job run in one shell.
  let place: ScriptPlace = { path: FILE, line, cwd: "", environment: variables([root, ...layers.toReversed()]) };
  const first = (key: string, others: readonly YamlNode[] = []) =>
    [...layers, ...others].map((layer) => yamlAt(layer, key)).find((node) => node !== undefined);
  const defaults = yamlAt(root, "default");
  const shared = defaults ? [defaults, root] : [root];
  for (const script of [first("before_script", shared), first("script")]) {
    for (const { text, line: at } of yamlScalars(script)) place = reader.read(text, { ...place, line: at });
    if (script && hasUnknown(script)) reader.addOpaque({ path: FILE, line: script.line, text: "!reference" });
  }
  const image = first("image", shared);
  return {
    path: FILE,
    name,
    line,
    pythons: [...imagePythons(image), ...matrixPythons(first("parallel"))],
    ...reader.facts,
  };
}

/** The job itself, then what it extends, nearest first. */
function extended(root: YamlNode, job: YamlNode, depth = 0): readonly YamlNode[] {
  if (depth > 10) return [job];
  const parents = yamlScalars(yamlAt(job, "extends")).toReversed();
  return [
    job,
    ...parents.flatMap(({ text }) => {
      const parent = yamlAt(root, text);
      return parent ? extended(root, parent, depth + 1) : [];
    }),
  ];
}

function variables(layers: readonly YamlNode[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const layer of layers) {
    const entries = yamlAt(layer, "variables");
    if (entries?.kind !== "mapping") continue;
    for (const [name, { value }] of entries.entries) if (value.kind === "scalar") found.set(name, value.text);
  }
  return found;
}

function hasUnknown(node: YamlNode): boolean {
  return node.kind === "unknown" || (node.kind === "sequence" && node.items.some(hasUnknown));
}

function imagePythons(image: YamlNode | undefined): readonly NamedPython[] {
  const text = image?.kind === "scalar" ? image : yamlAt(image, "name");
  if (text?.kind !== "scalar") return [];
  const tag = /(?:^|\/)python:(.+)$/.exec(text.text)?.[1];
  const version = tag === undefined ? null : namedVersion(tag);
  return version === null ? [] : [{ version, line: text.line }];
}

function matrixPythons(parallel: YamlNode | undefined): readonly NamedPython[] {
  const matrix = yamlAt(parallel, "matrix");
  if (matrix?.kind !== "sequence") return [];
  return matrix.items.flatMap((item) =>
    item.kind === "mapping" ? [...item.entries.values()].flatMap(({ value }) => versionsIn(value)) : [],
  );
}

function versionsIn(node: YamlNode): readonly NamedPython[] {
  return yamlScalars(node).flatMap(({ text, line }) => {
    const version = namedVersion(text);
    return version === null ? [] : [{ version, line }];
  });
}
