import { buildFileTree, type FileTree, type GitStatus, type TreeBuilder } from "@pylayout/core";

export interface CaseTreeOptions {
  /** Status of each file; "unknown" outside a repository. */
  readonly status?: (path: string) => GitStatus;
  readonly links?: Readonly<Record<string, string>>;
  readonly rootName?: string;
}

/** A tree of a recorded case: texts by path, a path that ends in a slash for an empty directory. */
export function caseTree(files: Readonly<Record<string, string>>, options: CaseTreeOptions = {}): FileTree {
  const encoder = new TextEncoder();
  const status = options.status ?? (() => "unknown");
  const place = (builder: TreeBuilder, path: string) => {
    const slash = path.lastIndexOf("/");
    return { parent: builder.directoryAt(slash < 0 ? "" : path.slice(0, slash)), name: path.slice(slash + 1) };
  };
  return buildFileTree({
    kind: "memory",
    rootName: options.rootName ?? "project",
    list(builder) {
      for (const path of Object.keys(files)) {
        if (path.endsWith("/")) builder.directoryAt(path.slice(0, -1));
        else {
          const { parent, name } = place(builder, path);
          builder.file(parent, name, status(path));
        }
      }
      for (const [path, target] of Object.entries(options.links ?? {})) {
        const { parent, name } = place(builder, path);
        builder.symlink(parent, name, target, status(path));
      }
    },
    read: (path) => (Object.hasOwn(files, path) ? encoder.encode(files[path]) : undefined),
  });
}
