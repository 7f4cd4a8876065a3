import type { DirectoryEntry, FileTree } from "@pylayout/core";
import type { ArchiveFault } from "./archive-faults.ts";
import { distInfoText } from "./dist-info.ts";
import { readRecord } from "./read-record.ts";

/** Where RECORD and the wheel's members disagree; one fault of each kind, for the first path, with the count. */
export function recordFaults(tree: FileTree, info: DirectoryEntry): ArchiveFault[] {
  const text = distInfoText(tree, info, "RECORD");
  if (text === undefined) return [];
  const path = `${info.path}/RECORD`;
  const listed = readRecord(text);
  const names = new Set(listed.map((line) => line.path));
  const unlisted = membersOf(tree).filter((member) => !names.has(member) && !isUnlistedByRule(member, path));
  const absent = listed.filter((line) => tree.get(line.path) === undefined);
  const damaged = listed.filter((line) => isDamaged(tree, line.path, line.hash));
  const fault = (kind: ArchiveFault["kind"], found: readonly string[], line: number): ArchiveFault[] => {
    const [first = "", ...more] = found;
    if (found.length === 0) return [];
    const rest = more.length === 0 ? "" : ` and ${more.length} more`;
    return [{ kind, path, line, found: `${first}${rest}`, wanted: "", installs: true }];
  };
  return [
    ...fault("unlisted", unlisted, 0),
    ...fault(
      "listed-absent",
      absent.map((line) => line.path),
      absent[0]?.line ?? 0,
    ),
    ...fault(
      "hash",
      damaged.map((line) => line.path),
      damaged[0]?.line ?? 0,
    ),
  ];
}

/** RECORD lists neither itself with a hash nor its signatures (PEP 427). */
function isUnlistedByRule(member: string, record: string): boolean {
  return [record, `${record}.jws`, `${record}.p7s`].includes(member);
}

function membersOf(tree: FileTree): string[] {
  const found: string[] = [];
  const visit = (directory: DirectoryEntry): void => {
    for (const entry of directory.children.values()) {
      if (entry.kind === "directory") visit(entry);
      else found.push(entry.path);
    }
  };
  visit(tree.root);
  return found.sort();
}

function isDamaged(tree: FileTree, path: string, hash: string): boolean {
  const [, wanted] = /^sha256=([\w-]+)=*$/.exec(hash) ?? [];
  const found = wanted === undefined ? undefined : tree.archive?.sha256?.(path);
  return found !== undefined && found !== wanted;
}
