import {
  buildFileTree,
  createConfig,
  createDefineRule,
  memorySource,
  type AnyRule,
  type ConfigEnvironment,
  type DirectoryEntry,
  type FileEntry,
  type FileTree,
  type Language,
  type LintConfig,
  type LintNode,
  type MemoryFile,
} from "@pylayout/core";

interface ToyFile extends LintNode {
  readonly kind: "file";
  readonly file: FileEntry;
}

interface ToyFolder extends LintNode {
  readonly kind: "directory";
  readonly folder: DirectoryEntry;
}

export interface ToyNodes {
  project: LintNode;
  folder: ToyFolder;
  file: ToyFile;
}

export interface ToyModel {
  readonly tree: FileTree;
  readonly nodes: readonly (readonly [keyof ToyNodes, LintNode])[];
}

function* walk(folder: DirectoryEntry): Generator<readonly [keyof ToyNodes, LintNode]> {
  for (const entry of [...folder.children.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.kind === "file") yield ["file", { path: entry.path, kind: "file", file: entry } as ToyFile];
    if (entry.kind !== "directory") continue;
    yield ["folder", { path: entry.path, kind: "directory", folder: entry } as ToyFolder];
    yield* walk(entry);
  }
}

/** Comments start with `#`, strings do not exist, `index` stands for its folder. */
export const toy: Language<ToyModel, ToyNodes> = {
  name: "toy",
  nodeTypes: ["project", "folder", "file"],
  createModel: (tree) => ({ tree, nodes: [["project", { path: "", kind: "project" }], ...walk(tree.root)] }),
  traverse(model, wanted, visit) {
    for (const [type, node] of model.nodes) if (wanted.has(type)) visit(type, node);
  },
  comments(tree, path) {
    const entry = tree.get(path);
    const text = entry?.kind === "file" ? (tree.readLatin1(entry) ?? "") : "";
    return [...text.matchAll(/#([^\n]*)/g)].map((match) => {
      const before = text.slice(0, match.index);
      const line = before.split("\n").length;
      const ownLine = /(^|\n)[ \t]*$/.test(before);
      return { line, start: match.index, end: match.index + match[0].length, text: match[1] ?? "", ownLine };
    });
  },
  standIn: (tree, directory) => (tree.get(`${directory}/index`) === undefined ? undefined : `${directory}/index`),
  checkSettings: (settings) =>
    Object.entries(settings).flatMap(([key, value]) => {
      if (!["colour", "exclude"].includes(key)) return [{ key, what: "unknown setting" }];
      return key === "colour" && value !== "red" ? [{ key, what: "must be red" }] : [];
    }),
};

export const defineRule = createDefineRule<ToyModel, ToyNodes>();

export function treeOf(files: Readonly<Record<string, MemoryFile>>): FileTree {
  return buildFileTree(memorySource(files));
}

/** A config of entries over the given rules, as a file named `toy.config` would hold it. */
export function configOf(
  rules: readonly AnyRule[],
  config: unknown,
  more: Partial<ConfigEnvironment> = {},
): Promise<LintConfig> {
  const environment: ConfigEnvironment = {
    rules: new Map(rules.map((rule) => [rule.meta.name, rule])),
    presets: new Map(),
    language: toy,
    ...more,
  };
  return createConfig([{ label: "toy.config", base: "", keys: "camelCase", config }], environment);
}

export const docs = { description: "a rule for tests" };
