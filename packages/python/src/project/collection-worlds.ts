import type { FileTree } from "@pylayout/core";
import type { ImportRoot } from "../model/python-model.ts";
import type { StandardLibrary } from "../resolve/standard-library.ts";
import type { CollectionWorld, GeneratedModule, InstalledRoot, OwnPlugin } from "../simulate/collection-world.ts";
import type { SourceFacts } from "../source/source-facts.ts";
import type { WheelPlan } from "../wheel/wheel-plan.ts";
import { rootOf } from "./import-roots.ts";
import type { TestSession } from "./test-sessions.ts";
import { PYTEST_VERSION } from "./test-files.ts";

export interface WorldSigns {
  readonly tree: FileTree;
  readonly sessions: readonly Pick<TestSession, "invocation" | "plan">[];
  readonly source: (path: string) => SourceFacts | undefined;
  readonly standardLibrary: StandardLibrary;
  readonly installed: boolean;
  /** What an installation of the project and of its workspace puts on the path. */
  readonly installedRoots: () => readonly InstalledRoot[];
  readonly ownPlugins: () => readonly OwnPlugin[];
  readonly importRoots: readonly ImportRoot[];
  readonly assumeMissing: readonly string[];
  readonly generated: (path: string) => GeneratedModule | null;
  readonly mayBeBackported: (module: string) => boolean;
  readonly isRequired: (name: string) => boolean;
}

/** One world for each session. */
export function collectionWorlds(signs: WorldSigns): readonly CollectionWorld[] {
  const { tree, source, standardLibrary, installed, assumeMissing, generated, mayBeBackported, isRequired } = signs;
  return signs.sessions.map(({ invocation, plan }) => ({
    tree,
    source,
    standardLibrary,
    pytest: PYTEST_VERSION,
    importMode: plan.importMode,
    invocation,
    installed,
    installedRoots: signs.installedRoots(),
    ownPlugins: signs.ownPlugins,
    ownRoots: signs.importRoots.map(({ path }) => path),
    siteDirectories: [],
    thirdParty: "present",
    assumeMissing,
    generated,
    mayBeBackported,
    isRequired,
  }));
}

/** What an editable installation of a project offers; where that cannot be known, everything in `src` or in its directory. */
export function installedRootsOf(wheel: WheelPlan, project: string, tree: FileTree): readonly InstalledRoot[] {
  const editable = wheel.outcome === "ok" ? wheel.editableRoots() : null;
  if (editable === null) {
    const src = project === "" ? "src" : `${project}/src`;
    return [{ path: tree.follow(src)?.kind === "directory" ? src : project, names: null }];
  }
  const names = new Map<string, Set<string> | null>();
  for (const root of editable) {
    if (root.kind === "path") names.set(root.path, null);
    else if (root.path !== null) {
      const at = rootOf(root.path, root.name);
      const known = names.get(at);
      if (known === undefined) names.set(at, new Set([topOf(root.name)]));
      else known?.add(topOf(root.name));
    }
  }
  return [...names].map(([path, set]) => ({ path, names: set && [...set] }));
}

function topOf(name: string): string {
  return name.split(".")[0] ?? name;
}
