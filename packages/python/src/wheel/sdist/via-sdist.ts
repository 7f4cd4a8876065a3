import { buildFileTree, type FileTree, type TreeSource } from "@pylayout/core";
import { wheelPlan } from "../plan-wheel.ts";
import { joinPath } from "../files/posix-path.ts";
import type { WheelPlan } from "../wheel-plan.ts";
import { sdistPlan, type SdistFiles, type SdistPlan } from "./sdist-plan.ts";

/** The two steps of `python -m build`: a source distribution, and the wheel built from nothing but that. */
export interface ViaSdist {
  readonly sdist: SdistPlan;
  /** Paths in this plan are those of the source distribution; null where that cannot be built or known. */
  readonly wheel: WheelPlan | null;
  /** The unpacked source distribution, in which the build runs. */
  readonly tree: FileTree | null;
}

export function planViaSdist(tree: FileTree, projectPath: string): ViaSdist {
  const sdist = sdistPlan(tree, projectPath);
  if (sdist.outcome !== "ok") return { sdist, wheel: null, tree: null };
  const unpacked = buildFileTree(sdistSource(tree, projectPath, sdist.files));
  return { sdist, wheel: wheelPlan(unpacked, "", { fromSdist: true }), tree: unpacked };
}

/** An unpacked source distribution as a source of files; what the build makes is empty in it. */
function sdistSource(tree: FileTree, projectPath: string, files: SdistFiles): TreeSource {
  return {
    kind: "archive",
    rootName: tree.rootName,
    list(builder) {
      for (const target of files.keys()) builder.fileAt(target);
    },
    read(path) {
      const source = files.get(path);
      if (source === null) return new Uint8Array();
      const entry = source === undefined ? undefined : tree.follow(resolve(projectPath, source));
      return entry?.kind === "file" ? tree.read(entry) : undefined;
    },
  };
}

function resolve(projectPath: string, source: string): string {
  return joinPath(projectPath, source);
}
