import path from "node:path";
import { buildFileTree, UsageError, type DirectoryEntry, type FileEntry, type FileTree } from "@pylayout/core";
import { archiveSource, diskSource, findRoot, worktreeSource } from "@pylayout/node";
import { scanRecord } from "@pylayout/python";
import { chosenFormat, parseArguments } from "../arguments.ts";
import type { Surroundings } from "../streams.ts";
import { printable } from "../text.ts";

/** `pylayout scan <paths>`: what was read of each Python file, one JSON object on a line. */
export async function scan(args: readonly string[], { cwd, stdout, stderr }: Surroundings): Promise<number> {
  const { values, positionals } = parseArguments("scan", args, {
    format: { type: "string", multiple: true },
    "no-ignore": { type: "boolean" },
    thorough: { type: "boolean" },
  });
  chosenFormat(values, ["json-lines"]);
  for (const argument of positionals.length === 0 ? ["."] : positionals) {
    const { tree, files, prefix } = await pythonFiles(argument, cwd, values["no-ignore"] ?? false);
    if (files.length === 0) stderr.write(nothing(argument, values["no-ignore"] ?? false));
    for (const file of files) {
      const text = tree.readLatin1(file);
      if (text === undefined) throw new UsageError("cannot be read", { where: prefix + file.path });
      stdout.write(`${JSON.stringify(scanRecord(prefix + file.path, text, values.thorough))}\n`);
    }
  }
  return 0;
}

function nothing(argument: string, everything: boolean): string {
  const hint = everything ? "" : " that git does not ignore; --no-ignore reads those, too";
  return `pylayout: no Python files in ${printable(argument)}${hint}\n`;
}

interface Found {
  readonly tree: FileTree;
  readonly files: readonly FileEntry[];
  /** What stands before the tree's paths so that they are as the argument was given. */
  readonly prefix: string;
}

async function pythonFiles(argument: string, cwd: string, everything: boolean): Promise<Found> {
  const { root, path: below, reason } = findRoot(argument, cwd);
  const onDisk = everything ? diskSource : worktreeSource;
  const tree = buildFileTree(reason === "archive" ? await archiveSource(root) : onDisk(root));
  const start = tree.follow(below);
  const files = start?.kind === "file" ? [start] : start ? [...filesBelow(start)] : [];
  const from = path.relative(cwd, root).split(path.sep).join("/");
  return { tree, files, prefix: from === "" ? "" : `${from}/` };
}

function* filesBelow(directory: DirectoryEntry): Generator<FileEntry> {
  for (const entry of [...directory.children.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.kind === "directory") yield* filesBelow(entry);
    else if (entry.kind === "file" && entry.name.endsWith(".py")) yield entry;
  }
}
