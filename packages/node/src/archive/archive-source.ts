import { statSync } from "node:fs";
import { basename } from "node:path";
import type { TreeSource } from "@pylayout/core";
import { diskPath } from "../disk/byte-name.ts";
import { ContentGate } from "../disk/content-gate.ts";
import { noteContent } from "../disk/observations.ts";
import { placeOf } from "../source/place-of.ts";
import { ArchiveGuard, TAR_LIMITS, ZIP_LIMITS, type ArchiveLimits } from "./archive-guard.ts";
import type { ArchiveMember } from "./archive-member.ts";
import { archiveStem, isTarball } from "./archive-name.ts";

/**
 * The members of a wheel, source distribution or zip file as a tree. A single directory at the top, as source distributions
 * have it, is the tree's root. Throws UsageError for what is no such archive, and for hostile ones.
 */
export async function archiveSource(path: string, limits: Partial<ArchiveLimits> = {}): Promise<TreeSource> {
  const label = basename(path);
  const { size } = statSync(diskPath(path));
  noteContent("", path, true);
  const tarball = isTarball(path);
  const guard = new ArchiveGuard(label, size, { ...(tarball ? TAR_LIMITS : ZIP_LIMITS), ...limits });
  const members = tarball
    ? await (await import("./read-tarball.ts")).readTarball(path, guard)
    : await (await import("./read-zip.ts")).readZip(path, guard);
  const top = /\.whl$/i.test(path) ? null : onlyTop(members);
  return sourceOf(top === null ? members : below(members, top), {
    fileName: label,
    topDirectory: top,
    rootName: top ?? archiveStem(path),
  });
}

function onlyTop(members: readonly ArchiveMember[]): string | null {
  const tops = new Set(members.map(({ path }) => path.split("/")[0] ?? ""));
  const [top] = tops;
  const isDirectory = members.every(({ path, kind }) => path !== top || kind === "directory");
  return tops.size === 1 && top !== undefined && isDirectory ? top : null;
}

function below(members: readonly ArchiveMember[], top: string): ArchiveMember[] {
  return members.flatMap((member) =>
    member.path === top ? [] : [{ ...member, path: member.path.slice(top.length + 1) }],
  );
}

interface ArchiveNames {
  readonly fileName: string;
  readonly topDirectory: string | null;
  readonly rootName: string;
}

function sourceOf(members: readonly ArchiveMember[], { fileName, topDirectory, rootName }: ArchiveNames): TreeSource {
  const files = new Map<string, Extract<ArchiveMember, { kind: "file" }>>();
  const gate = new ContentGate();
  return {
    kind: "archive",
    rootName,
    archive: {
      fileName,
      topDirectory,
      sha256(path) {
        const { createHash } = process.getBuiltinModule("node:crypto");
        const bytes = files.get(path)?.read();
        return bytes && createHash("sha256").update(bytes).digest("base64url");
      },
    },
    list(builder) {
      for (const member of members) {
        if (member.kind === "directory") {
          builder.directoryAt(member.path);
          continue;
        }
        const { parent, name } = placeOf(builder, member.path);
        if (member.kind === "symlink") builder.symlink(parent, name, member.target);
        else {
          files.set(member.path, member);
          builder.file(parent, name, "unknown", member.executable, member.problem);
        }
      }
    },
    read(path) {
      const bytes = files.get(path)?.read();
      return bytes ? gate.admit(path, bytes) : gate.refuse(path, "unreadable");
    },
    problem: (path) => gate.problem(path),
  };
}
