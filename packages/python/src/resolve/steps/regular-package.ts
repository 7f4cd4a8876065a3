import { ALL_VERSIONS } from "../../versions/version-set.ts";
import type { EntryHit } from "../resolution.ts";
import { NO_HITS } from "../resolution.ts";
import type { DirectoryStep } from "../resolution-step.ts";
import { extensionVersions } from "../extension-versions.ts";

export const regularPackage: DirectoryStep = {
  scope: "entry",
  title:
    "In each entry of the path: a directory of that name holding a file `__init__` (extension module, then `.py`, then `.pyc`), a regular package.",
  find({ tree, subdirectory, extensions }) {
    if (subdirectory === null) return NO_HITS;
    const hits: EntryHit[] = [];
    for (const file of extensions(subdirectory).get("__init__") ?? []) {
      hits.push({ kind: "extension-module", file, directory: subdirectory, versions: extensionVersions(file.name) });
    }
    const source = tree.child(subdirectory, "__init__.py");
    if (source?.kind === "file") {
      hits.push({ kind: "regular-package", directory: subdirectory, file: source, versions: ALL_VERSIONS });
      return hits;
    }
    const bytecode = tree.child(subdirectory, "__init__.pyc");
    if (bytecode?.kind === "file") {
      hits.push({ kind: "bytecode-module", file: bytecode, directory: subdirectory, versions: ALL_VERSIONS });
    }
    return hits.length > 0 ? hits : NO_HITS;
  },
};
