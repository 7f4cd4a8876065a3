import type { DirectoryEntry, FileTree, Message } from "@pylayout/core";

/** All files with their contents as Latin-1, sorted by path; empty directories end in a slash. */
export function filesOf(tree: FileTree): Record<string, string> {
  const files: [string, string][] = [];
  const walk = (directory: DirectoryEntry): void => {
    if (directory.children.size === 0 && directory.path !== "") files.push([`${directory.path}/`, ""]);
    for (const entry of directory.children.values()) {
      if (entry.kind === "directory") walk(entry);
      else if (entry.kind === "file") files.push([entry.path, tree.readLatin1(entry) ?? "(unreadable)"]);
      else files.push([entry.path, `(${entry.kind})`]);
    }
  };
  walk(tree.root);
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function messageWith(fix: Message["fix"], rule = "rule"): Message {
  return {
    rule,
    messageId: "m",
    severity: "error",
    message: "m",
    path: "",
    kind: "project",
    range: null,
    anchor: { path: "", line: 1 },
    cause: null,
    pythons: [],
    worlds: [],
    related: [],
    affects: [],
    notes: [],
    help: null,
    fix,
    subject: "",
    fingerprint: "",
  };
}
