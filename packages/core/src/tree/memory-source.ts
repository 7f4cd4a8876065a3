import type { GitStatus } from "./entry.ts";
import type { Absence, ArchiveFacts } from "./file-tree.ts";
import type { TreeBuilder } from "./tree-builder.ts";
import type { TreeSource } from "./tree-source.ts";

/** What a path holds: text, bytes, a link, or null for a directory that is empty. */
export type MemoryFile = string | Uint8Array | { readonly symlink: string } | null;

export interface MemoryOptions {
  readonly rootName?: string;
  /** Answers for paths that are not in the tree, as a git source would give. */
  readonly absent?: Readonly<Record<string, Absence>>;
  /** Files that git does not track yet; where this is given, it tracks all others. */
  readonly untracked?: readonly string[];
  /** Makes it a commit of that name. */
  readonly revision?: string;
  /** Makes it an archive. */
  readonly archive?: ArchiveFacts;
}

/** A tree given in memory: for tests, editors and the Node API. Directories are implied by their files. */
export function memorySource(files: Readonly<Record<string, MemoryFile>>, options: MemoryOptions = {}): TreeSource {
  const encoder = new TextEncoder();
  return {
    kind: options.archive ? "archive" : "memory",
    ...(options.revision !== undefined && { revision: options.revision }),
    ...(options.archive && { archive: options.archive }),
    rootName: options.rootName ?? "project",
    list(builder: TreeBuilder) {
      for (const [path, content] of Object.entries(files)) {
        if (content === null) {
          builder.directoryAt(path.replace(/\/$/, ""));
          continue;
        }
        if (typeof content !== "object" || !("symlink" in content)) {
          builder.fileAt(path, statusOf(path, options));
          continue;
        }
        const slash = path.lastIndexOf("/");
        const parent = builder.directoryAt(slash < 0 ? "" : path.slice(0, slash));
        builder.symlink(parent, path.slice(slash + 1), content.symlink);
      }
    },
    read(path) {
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      if (typeof content === "string") return encoder.encode(content);
      return content instanceof Uint8Array ? content : undefined;
    },
    absence: (path) => options.absent?.[path],
  };
}

function statusOf(path: string, { untracked }: MemoryOptions): GitStatus {
  if (!untracked) return "unknown";
  return untracked.includes(path) ? "untracked" : "tracked";
}
