import type { FileTree } from "@pylayout/core";
import { ProjectFiles } from "../files/project-files.ts";
import { PlannedWheel } from "../planned-wheel.ts";
import type { WheelOk, WheelReason } from "../wheel-plan.ts";
import { distInfo } from "./dist-info.ts";

/** A wheel that was built already gives the same structure by reading: its sources are its own members. */
export function builtWheel(tree: FileTree, projectPath: string): WheelOk | undefined {
  const info = distInfo(tree, projectPath);
  if (!info) return undefined;
  const own = new Set(info.all.map(({ name }) => name));
  const reason: WheelReason = { path: "", line: 0, key: "", text: "it is not in the wheel", intended: false };
  return new PlannedWheel(tree, {
    backend: null,
    projectPath,
    evidence: "measured",
    undecided: [],
    collect(add) {
      for (const path of new ProjectFiles(tree, projectPath).filesBelow("")) {
        if (!own.has(path.split("/")[0] ?? "")) add(installedPath(path), path);
      }
    },
    explain: () => reason,
    editable: () => [{ kind: "path", path: "", reason: { ...reason, text: "the wheel's own root" } }],
  });
}

/** `<name>.data/purelib` and `platlib` are spread into site-packages (PEP 427). */
function installedPath(path: string): string {
  return path.replace(/^[^/]+\.data\/(?:purelib|platlib)\//, "");
}
