import type { DirectoryEntry, Entry, SymlinkEntry } from "@pylayout/core";
import { defineRule } from "@pylayout/python";
import { collisionsIn } from "./collisions.ts";
import { windowsFault } from "./windows-fault.ts";

/** Names that not every system can check out: Windows' file naming rules, file systems that ignore letter case. */
export const portablePaths = defineRule({
  meta: {
    name: "portable-paths",
    type: "suggestion",
    severity: "warning",
    docs: {
      description: "Reports file names that some systems cannot hold, and links that lead out of the project",
      explanation: `git checks a repository out on Linux, macOS and Windows, but Windows refuses some names (aux.py, a name with a
colon, a blank at the end), macOS and Windows keep one file of two whose names differ in letter case only, and a link to a path
outside of the project leads nowhere in a clone.`,
    },
    messages: {
      windows: "Windows cannot hold this name: {{fault}}",
      collision: "the same name as {{other}} where letter case does not count: a clone there keeps one of them",
      link: "leads out of the project ({{target}}): a clone does not have that",
    },
  },
  create: ({ tree }) => ({
    project({ project }, { report }) {
      if (project.path !== "") return;
      for (const directory of directoriesBelow(tree.root)) {
        for (const [entry, other] of collisionsIn(directory)) {
          report({ messageId: "collision", path: entry.path, kind: kindOf(entry), data: { other: other.path } });
        }
        for (const entry of directory.children.values()) {
          const fault = isInGit(entry) ? windowsFault(entry.name) : undefined;
          if (fault !== undefined)
            report({ messageId: "windows", path: entry.path, kind: kindOf(entry), data: { fault } });
          if (entry.kind === "symlink" && leadsOut(entry)) {
            report({ messageId: "link", path: entry.path, kind: "file", data: { target: entry.target } });
          }
        }
      }
    },
  }),
});

function* directoriesBelow(directory: DirectoryEntry): Generator<DirectoryEntry> {
  yield directory;
  for (const entry of directory.children.values()) if (entry.kind === "directory") yield* directoriesBelow(entry);
}

function isInGit(entry: Entry): boolean {
  return entry.kind === "submodule" || entry.status !== "ignored";
}

function kindOf({ kind }: Entry): "file" | "directory" {
  return kind === "file" || kind === "symlink" ? "file" : "directory";
}

/** Absolute, or more steps up than there are directories above. */
function leadsOut({ target, parent, status }: SymlinkEntry): boolean {
  if (status === "ignored") return false;
  if (/^(?:\/|[A-Za-z]:|\\\\)/.test(target)) return true;
  let depth = parent.path === "" ? 0 : parent.path.split("/").length;
  for (const step of target.split("/")) {
    if (step === "..") depth--;
    else if (step !== "." && step !== "") depth++;
    if (depth < 0) return true;
  }
  return false;
}
