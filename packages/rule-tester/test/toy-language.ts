import { createDefineRule, type FileEntry, type Language, type LintNode } from "@pylayout/core";

export interface FileNode extends LintNode {
  readonly kind: "file";
  readonly file: FileEntry;
}

/** A language of files: every file is a node. */
export const toy: Language<readonly FileNode[], { file: FileNode }> = {
  name: "toy",
  nodeTypes: ["file"],
  createModel(tree) {
    const nodes: FileNode[] = [];
    const open = [tree.root];
    for (let directory = open.pop(); directory !== undefined; directory = open.pop()) {
      for (const entry of directory.children.values()) {
        if (entry.kind === "file") nodes.push({ path: entry.path, kind: "file", file: entry });
        else if (entry.kind === "directory") open.push(entry);
      }
    }
    return nodes.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
  traverse(nodes, _wanted, visit) {
    for (const node of nodes) visit("file", node);
  },
  comments: () => [],
};

export const defineRule = createDefineRule<readonly FileNode[], { file: FileNode }>();
