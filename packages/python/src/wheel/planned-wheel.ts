import type { FileTree } from "@pylayout/core";
import { byCodePoint, pathInTree } from "./files/project-files.ts";
import type {
  BackendName,
  EditableRoot,
  PlanEvidence,
  UndecidedPart,
  WheelFile,
  WheelOk,
  WheelReason,
} from "./wheel-plan.ts";

/** What a backend's reading hands over; every function is called at most once. */
export interface WheelContents {
  /** null for a wheel that was built already. */
  readonly backend: BackendName | null;
  readonly projectPath: string;
  readonly evidence: PlanEvidence;
  readonly undecided: readonly UndecidedPart[];
  /** Calls `add` for every file, in the order of the build: a later one replaces an earlier one. Sources by tree path. */
  collect(add: (target: string, source: string | null) => void): void;
  explain(path: string): WheelReason;
  editable(): readonly EditableRoot[] | null;
}

/** A wheel that will be built, with everything computed when first asked for. */
export class PlannedWheel implements WheelOk {
  readonly outcome = "ok";
  readonly backend: BackendName | null;
  readonly projectPath: string;
  readonly evidence: PlanEvidence;
  readonly undecided: readonly UndecidedPart[];
  readonly #tree: FileTree;
  readonly #contents: WheelContents;
  #files: readonly WheelFile[] | undefined;
  #targets: ReadonlyMap<string, Targets> | undefined;
  #editable: readonly EditableRoot[] | null | undefined;

  constructor(tree: FileTree, contents: WheelContents) {
    this.#tree = tree;
    this.#contents = contents;
    this.backend = contents.backend;
    this.projectPath = contents.projectPath;
    this.evidence = contents.evidence;
    this.undecided = contents.undecided;
  }

  files(): readonly WheelFile[] {
    if (this.#files) return this.#files;
    const sources = new Map<string, string | null>();
    this.#contents.collect((target, source) => sources.set(target, source));
    const files = [...sources].map(([target, source]): WheelFile => {
      if (source === null) return { target, source };
      const path = pathInTree(this.#tree, source);
      // A slice holds on to what it was cut from, and here that stays anyway.
      return { target: path.endsWith(target) ? path.slice(path.length - target.length) : target, source: path };
    });
    return (this.#files = files.sort((a, b) => byCodePoint(a.target, b.target)));
  }

  targetsOf(path: string): readonly string[] {
    this.#targets ??= targetsBySource(this.#tree, this.files());
    const targets = this.#targets.get(path) ?? [];
    return typeof targets === "string" ? [targets] : targets;
  }

  ships(path: string): "yes" | "no" | "unknown" {
    if (this.targetsOf(path).length > 0) return "yes";
    return this.undecided.some((part) => part.adds === "anything") ? "unknown" : "no";
  }

  whyAbsent(path: string): WheelReason | undefined {
    return this.targetsOf(path).length > 0 ? undefined : this.#contents.explain(path);
  }

  editableRoots(): readonly EditableRoot[] | null {
    if (this.#editable === undefined) this.#editable = this.#contents.editable();
    return this.#editable;
  }
}

/** Nearly every source goes to one place. */
type Targets = string | string[];

/** A file reached through a link counts under both of its names. */
function targetsBySource(tree: FileTree, files: readonly WheelFile[]): ReadonlyMap<string, Targets> {
  const targets = new Map<string, Targets>();
  for (const { source, target } of files) {
    if (source === null) continue;
    for (const path of new Set([source, tree.follow(source)?.path ?? source])) {
      const known = targets.get(path);
      if (known === undefined) targets.set(path, target);
      else if (typeof known === "string") targets.set(path, [known, target]);
      else known.push(target);
    }
  }
  return targets;
}
