import { Buffer } from "node:buffer";
import type { TreeSource } from "@pylayout/core";
import { decodeName } from "../disk/byte-name.ts";
import { ContentGate } from "../disk/content-gate.ts";
import { BlobReader } from "../git/blob-reader.ts";
import { directoryName, realRoot } from "../git/git-project.ts";
import { EXECUTABLE_FILE, LINK, SUBMODULE } from "../git/index-table.ts";
import { listTree } from "../git/list-tree.ts";
import { CheckoutEncoding } from "../git/checkout-encoding.ts";
import { absencePlace } from "./disk-source.ts";
import { explainAbsence } from "./explain-absence.ts";
import { placeOf } from "./place-of.ts";
import { requireProject } from "./require-project.ts";

/** Exactly one commit or tree, below the root's place in the repository. Throws UsageError outside git; listing does for an unknown revision. */
export function treeishSource(root: string, revision: string): TreeSource {
  const place = realRoot(root);
  const git = requireProject(place, revision);
  const gate = new ContentGate();
  let blobs: BlobReader | undefined;
  let encoding: CheckoutEncoding | undefined;

  function read(path: string): Buffer | undefined {
    const bytes = blobs?.read(path, gate);
    return bytes && (encoding?.encode(path, bytes) ?? bytes);
  }

  return {
    kind: "tree-ish",
    revision,
    rootName: git.remoteName ?? directoryName(place),
    list(builder) {
      const entries = listTree(git.repository, revision, git.prefix);
      const links = entries.filter((entry) => entry.mode === LINK);
      const linkTexts = new BlobReader(git.repository, links);
      const files = entries.filter((entry) => entry.mode !== LINK && entry.mode !== SUBMODULE);
      blobs = new BlobReader(git.repository, files);
      encoding = new CheckoutEncoding(
        files.map((entry) => entry.path),
        (path) => blobs?.read(path, gate),
      );
      for (const { path, mode } of entries) {
        const { parent, name } = placeOf(builder, path);
        if (mode === SUBMODULE) builder.submodule(parent, name);
        else if (mode === LINK)
          builder.symlink(parent, name, decodeName(linkTexts.read(path, gate) ?? noBytes), "tracked");
        else builder.file(parent, name, "tracked", mode === EXECUTABLE_FILE);
      }
    },
    read,
    problem: (path) => gate.problem(path),
    absence: (path) => explainAbsence(absencePlace(place, git), path),
  };
}

const noBytes = Buffer.alloc(0);
