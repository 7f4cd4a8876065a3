import type { DirectoryEntry, FileTree } from "@pylayout/core";
import { readCoreMetadata } from "../../config-file/core-metadata.ts";
import { parseWheelName, sdistStem, type WheelFileName } from "./archive-name.ts";
import { canonicalName, isSameVersion } from "./distribution-version.ts";
import { distInfoText } from "./dist-info.ts";
import { recordFaults } from "./record-faults.ts";

/** What the metadata of an archive gets wrong. */
export interface ArchiveFault {
  readonly kind:
    "name" | "version" | "directory" | "several" | "absent" | "tags" | "unlisted" | "listed-absent" | "hash" | "top";
  /** Relative to the tree's root; "" for the archive itself. */
  readonly path: string;
  /** 1-based; 0 where no line says it. */
  readonly line: number;
  readonly found: string;
  /** What the file name, or the archive itself, has instead. */
  readonly wanted: string;
  /** False: pip refuses to install it, or every index does. */
  readonly installs: boolean;
}

/** Faults of a wheel's or source distribution's metadata, as far as one part of it contradicts another. */
export function archiveFaults(tree: FileTree): readonly ArchiveFault[] {
  const fileName = tree.archive?.fileName ?? "";
  const wheel = parseWheelName(fileName);
  if (wheel) return wheelFaults(tree, wheel);
  const stem = sdistStem(fileName);
  return stem !== undefined && tree.get("PKG-INFO")?.kind === "file" ? sdistFaults(tree, stem) : [];
}

function wheelFaults(tree: FileTree, wheel: WheelFileName): ArchiveFault[] {
  const all = [...tree.root.children.values()].filter(
    (entry): entry is DirectoryEntry => entry.kind === "directory" && entry.name.endsWith(".dist-info"),
  );
  const wanted = `${wheel.name}-${wheel.version}.dist-info`;
  const [info] = all;
  if (!info) return [{ kind: "absent", path: "", line: 0, found: "", wanted, installs: false }];
  if (all.length > 1) {
    const names = all.map(({ name }) => name).sort((a, b) => Number(isNamed(b, wheel)) - Number(isNamed(a, wheel)));
    const other = names.find((name) => !isNamed(name, wheel)) ?? names[1] ?? "";
    return [{ kind: "several", path: other, line: 0, found: names.join(" and "), wanted, installs: false }];
  }
  const absent = ["METADATA", "WHEEL", "RECORD"].flatMap((name): ArchiveFault[] => {
    const path = `${info.path}/${name}`;
    return tree.child(info, name)?.kind === "file"
      ? []
      : [{ kind: "absent", path: info.path, line: 0, found: "", wanted: path, installs: false }];
  });
  return [
    ...absent,
    ...directoryFaults(info, wheel, wanted),
    ...identityFaults(tree, `${info.path}/METADATA`, wheel),
    ...tagFaults(tree, info, wheel),
    ...recordFaults(tree, info),
  ];
}

function isNamed(directory: string, { name }: WheelFileName): boolean {
  return canonicalName(directory).startsWith(`${canonicalName(name)}-`);
}

/** pip looks at the directory's name alone, other tools at its version too. */
function directoryFaults(info: DirectoryEntry, wheel: WheelFileName, wanted: string): ArchiveFault[] {
  const stem = info.name.slice(0, -".dist-info".length);
  const dash = stem.indexOf("-");
  const [name, version] = dash < 0 ? [stem, ""] : [stem.slice(0, dash), stem.slice(dash + 1)];
  const isNameRight = canonicalName(name) === canonicalName(wheel.name);
  if (isNameRight && isSameVersion(version.replaceAll("_", "-"), wheel.version)) return [];
  return [{ kind: "directory", path: info.path, line: 0, found: info.name, wanted, installs: isNameRight }];
}

function identityFaults(
  tree: FileTree,
  path: string,
  { name, version }: Pick<WheelFileName, "name" | "version">,
): ArchiveFault[] {
  const text = textOf(tree, path);
  if (text === undefined) return [];
  const headers = readCoreMetadata(text);
  const found = { name: headers.get("name")?.[0], version: headers.get("version")?.[0] };
  const faults: ArchiveFault[] = [];
  if (found.name !== undefined && canonicalName(found.name) !== canonicalName(name)) {
    faults.push({ kind: "name", path, line: lineOf(text, "name"), found: found.name, wanted: name, installs: false });
  }
  if (found.version !== undefined && !isSameVersion(found.version, version)) {
    const line = lineOf(text, "version");
    faults.push({ kind: "version", path, line, found: found.version, wanted: version, installs: false });
  }
  return faults;
}

/** The installer goes by the file name's tags; WHEEL must list the same ones. */
function tagFaults(tree: FileTree, info: DirectoryEntry, { tags }: WheelFileName): ArchiveFault[] {
  const text = distInfoText(tree, info, "WHEEL");
  const found = readCoreMetadata(text ?? "").get("tag") ?? [];
  const known = new Set(found.map((tag) => tag.toLowerCase()));
  const wanted = tags.map((tag) => tag.toLowerCase());
  if (text === undefined || found.length === 0 || wanted.every((tag) => known.has(tag))) return [];
  const path = `${info.path}/WHEEL`;
  const line = lineOf(text, "tag");
  return [{ kind: "tags", path, line, found: found.join(", "), wanted: tags.join(", "), installs: true }];
}

/** A source distribution is called as its PKG-INFO says, and so is its one directory (PEP 625). */
function sdistFaults(tree: FileTree, stem: string): ArchiveFault[] {
  const headers = readCoreMetadata(textOf(tree, "PKG-INFO") ?? "");
  const name = headers.get("name")?.[0] ?? "";
  const dash = splitStem(stem, name);
  const faults = identityFaults(tree, "PKG-INFO", { name: stem.slice(0, dash), version: stem.slice(dash + 1) });
  const top = tree.archive?.topDirectory;
  if (top === stem || top === undefined) return faults;
  return [...faults, { kind: "top", path: "", line: 0, found: top ?? "no directory", wanted: stem, installs: true }];
}

/** Where the version begins: names of older archives hold hyphens themselves. */
function splitStem(stem: string, name: string): number {
  const dashes = [...stem.matchAll(/-/g)].map(({ index }) => index);
  return dashes.find((at) => canonicalName(stem.slice(0, at)) === canonicalName(name)) ?? stem.lastIndexOf("-");
}

function textOf(tree: FileTree, path: string): string | undefined {
  const entry = tree.follow(path);
  return entry?.kind === "file" ? tree.readText(entry) : undefined;
}

function lineOf(text: string, header: string): number {
  return text.split(/\r\n|\n|\r/).findIndex((line) => line.toLowerCase().startsWith(`${header}:`)) + 1;
}
