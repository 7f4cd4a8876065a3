import type { FileTree } from "@pylayout/core";
import type { SourceFacts } from "../../source/source-facts.ts";
import { checkEntryPoints, type CheckedEntryPoint } from "../entry-points/check-entry-points.ts";
import { readEntryPoints } from "../entry-points/read-entry-points.ts";
import { WheelModules } from "../entry-points/wheel-modules.ts";
import { planViaSdist, type ViaSdist } from "../sdist/via-sdist.ts";
import type { WheelPlan } from "../wheel-plan.ts";
import { absentModules, type AbsentModule } from "./absent-modules.ts";
import { lostViaSdist, type LostViaSdist } from "./lost-via-sdist.ts";
import { missingModules, type MissingModule } from "./missing-modules.ts";
import { distributionName } from "./distribution-name.ts";
import { unwantedTopLevel } from "./unwanted-top-level.ts";

const NO_SOURCE: ViaSdist = {
  sdist: {
    outcome: "unknown",
    backend: null,
    reason: { path: "", line: 0, key: "", text: "a built wheel does not say what it was built from", intended: false },
  },
  wheel: null,
  tree: null,
};

/** What installing a project brings and lacks; every part is computed when first asked for, and empty where the build is not known to succeed. */
export class Distribution {
  readonly tree: FileTree;
  readonly plan: WheelPlan;
  readonly #read: ((path: string) => SourceFacts | undefined) | undefined;
  #modules: WheelModules | null | undefined;
  #missing: readonly MissingModule[] | undefined;
  #entryPoints: readonly CheckedEntryPoint[] | undefined;
  #absent: readonly AbsentModule[] | undefined;
  #viaSdist: ViaSdist | undefined;
  #lost: LostViaSdist | undefined;

  /** `read` gives facts of sources that somebody has read already, such as the project model's. */
  constructor(tree: FileTree, plan: WheelPlan, read?: (path: string) => SourceFacts | undefined) {
    this.tree = tree;
    this.plan = plan;
    this.#read = read;
  }

  /** null where the build is not known to succeed. */
  get modules(): WheelModules | null {
    if (this.#modules === undefined) {
      this.#modules = this.plan.outcome === "ok" ? new WheelModules(this.tree, this.plan, this.#read) : null;
    }
    return this.#modules;
  }

  get missing(): readonly MissingModule[] {
    const { plan, modules } = this;
    return (this.#missing ??= plan.outcome === "ok" && modules ? missingModules(this.tree, plan, modules) : []);
  }

  get unwantedTopLevel(): readonly string[] {
    const { tree, plan } = this;
    return plan.outcome === "ok" ? unwantedTopLevel(plan, distributionName(tree, plan.projectPath)) : [];
  }

  get entryPoints(): readonly CheckedEntryPoint[] {
    const { tree, plan, modules } = this;
    if (plan.outcome !== "ok" || !modules) return [];
    return (this.#entryPoints ??= checkEntryPoints(tree, plan, readEntryPoints(tree, plan.projectPath), modules));
  }

  /** Imports of modules of its own that are nowhere: for archives, in which nothing else can be looked up. */
  get absent(): readonly AbsentModule[] {
    const { plan, modules } = this;
    return (this.#absent ??= plan.outcome === "ok" && modules ? absentModules(plan, modules) : []);
  }

  /** Whether this is a wheel that was built already. */
  get isBuilt(): boolean {
    return this.plan.outcome === "ok" && this.plan.backend === null;
  }

  /** The two steps of `python -m build`. */
  get viaSdist(): ViaSdist {
    return (this.#viaSdist ??= this.isBuilt ? NO_SOURCE : planViaSdist(this.tree, this.plan.projectPath));
  }

  /** Where that gives another wheel than building from the project itself. */
  get lostViaSdist(): LostViaSdist {
    if (this.#lost === undefined) {
      this.#lost = lostViaSdist(this.plan, this.viaSdist);
      // Its tree and its plan take as much room as the project's own; who still wants them gets them anew.
      this.#viaSdist = undefined;
    }
    return this.#lost;
  }
}
