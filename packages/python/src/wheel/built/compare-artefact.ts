import type { FileTree } from "@pylayout/core";
import { wheelPlan } from "../plan-wheel.ts";
import { sdistPlan } from "../sdist/sdist-plan.ts";
import { planViaSdist } from "../sdist/via-sdist.ts";
import type { WheelPlan, WheelReason } from "../wheel-plan.ts";
import { builtWheel } from "./built-wheel.ts";

/** How an archive differs from what a build of its source gives (`--against`). */
export type ArtefactComparison =
  | { readonly outcome: "unknown"; readonly reason: WheelReason }
  | {
      readonly outcome: "compared";
      /** Paths in the archive that no build of the source puts there. */
      readonly extra: readonly string[];
      /** Paths, as they would stand in the archive, that every build puts there, with their sources. */
      readonly lacking: readonly ComparedFile[];
      /** Modules whose text is not the source's. */
      readonly different: readonly ComparedFile[];
    };

export interface ComparedFile {
  readonly path: string;
  /** In the tree that the archive is compared with. */
  readonly source: string;
}

/** Path in the archive to its source; null where the build makes the file. */
type Expected = ReadonlyMap<string, string | null>;

/** Compares an archive with the tree that the user named; undefined where none was named, or the archive is no distribution. */
export function compareArtefact(tree: FileTree): ArtefactComparison | undefined {
  const { origin, archive } = tree;
  if (!origin || !archive) return undefined;
  const wheel = builtWheel(tree, "");
  if (wheel) {
    const members = new Map(wheel.files().map(({ target, source }) => [target, source ?? target]));
    return compare(tree, origin, members, wheelsOf(origin));
  }
  if (tree.get("PKG-INFO")?.kind !== "file") return undefined;
  const plan = sdistPlan(origin, "");
  if (plan.outcome !== "ok") return { outcome: "unknown", reason: plan.reason };
  return compare(tree, origin, sdistMembers(tree), [plan.files]);
}

/** What building directly and via the source distribution gives, as far as it is known. */
function wheelsOf(origin: FileTree): readonly Expected[] | WheelReason {
  const direct = wheelPlan(origin, "");
  if (direct.outcome !== "ok") return direct.reason;
  const [undecided] = direct.undecided;
  if (undecided) return undecided.reason;
  const { sdist, wheel } = planViaSdist(origin, "");
  if (sdist.outcome !== "ok" || wheel?.outcome !== "ok") return [filesOf(direct)];
  const via = new Map([...filesOf(wheel)].map(([target, source]) => [target, sdist.files.get(source ?? "") ?? null]));
  return [filesOf(direct), via];
}

function filesOf(plan: Extract<WheelPlan, { outcome: "ok" }>): Expected {
  return new Map(plan.files().map(({ target, source }) => [target, source]));
}

/** Without what every source distribution has of its own. */
function sdistMembers(tree: FileTree): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  const visit = (directory: FileTree["root"]): void => {
    for (const entry of directory.children.values()) {
      if (entry.kind !== "directory") members.set(entry.path, entry.path);
      else if (!entry.name.endsWith(".egg-info")) visit(entry);
    }
  };
  visit(tree.root);
  return members;
}

const OWN = new Set(["PKG-INFO", "setup.cfg"]);

function compare(
  tree: FileTree,
  origin: FileTree,
  members: ReadonlyMap<string, string>,
  builds: readonly Expected[] | WheelReason,
): ArtefactComparison {
  if (!Array.isArray(builds)) return { outcome: "unknown", reason: builds as WheelReason };
  const all = builds as readonly Expected[];
  const isData = (path: string) => /^[^/]+\.data\//.test(path);
  const extra = [...members.keys()].filter(
    (path) => !OWN.has(path) && !isData(path) && !all.some((files) => files.has(path)),
  );
  const lacking: ComparedFile[] = [];
  const different: ComparedFile[] = [];
  for (const [path, source] of all[0] ?? []) {
    if (source === null || OWN.has(path) || isData(path) || !all.every((files) => files.has(path))) continue;
    const member = members.get(path);
    if (member === undefined) lacking.push({ path, source });
    else if (path.endsWith(".py") && textOf(tree, member) !== textOf(origin, source)) different.push({ path, source });
  }
  return { outcome: "compared", extra: extra.sort(), lacking, different };
}

/** One character a byte; line ends do not count, git may change them. */
function textOf(tree: FileTree, path: string): string | undefined {
  const entry = tree.follow(path);
  return entry?.kind === "file" ? tree.readLatin1(entry)?.replaceAll("\r\n", "\n") : undefined;
}
