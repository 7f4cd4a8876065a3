import type { FileTree } from "@pylayout/core";
import type { ImportRoot } from "../model/python-model.ts";
import { locateModule } from "../pytest/module-name.ts";
import { parentPath } from "../pytest/tree-path.ts";
import type { EventOf } from "../source/source-facts.ts";
import type { WheelPlan } from "../wheel/wheel-plan.ts";
import { resolvePath } from "./ci/shell-path.ts";
import type { PathEditor } from "./path-editors.ts";
import type { TestFile } from "./test-files.ts";
import type { TestSession } from "./test-sessions.ts";

export interface RootSigns {
  readonly tree: FileTree;
  /** Directory of the project. */
  readonly project: string;
  readonly wheel: WheelPlan;
  readonly installable: boolean;
  /** Empty where the project does not use pytest. */
  readonly sessions: readonly TestSession[];
  readonly tests: readonly TestFile[];
  readonly editors: readonly PathEditor[];
}

/** The directories from which the project's modules are imported, in the order of sys.path as far as that is known. */
export function findImportRoots(signs: RootSigns): readonly ImportRoot[] {
  const roots = new RootList(signs.tree);
  fromPytest(signs, roots);
  fromPackaging(signs, roots);
  const cwdOnPath = signs.sessions.some(({ invocation }) => invocation.module && invocation.cwd === signs.project);
  const isBare = !signs.installable && signs.sessions.length === 0;
  roots.add(signs.project, "project root", { onPath: cwdOnPath || isBare, beforeLibrary: cwdOnPath });
  fromTests(signs, roots);
  fromPathEdits(signs, roots);
  return roots.list();
}

type RootTraits = Pick<ImportRoot, "onPath"> & Partial<Pick<ImportRoot, "beforeLibrary" | "isMeant">>;

class RootList {
  readonly #tree: FileTree;
  readonly #roots = new Map<string, ImportRoot>();

  constructor(tree: FileTree) {
    this.#tree = tree;
  }

  /** The first reason stays, unless a later one puts the directory on sys.path, or says that it is meant. */
  add(path: string, reason: string, { onPath, beforeLibrary = false, isMeant = true }: RootTraits): void {
    const known = this.#roots.get(path);
    if (known && beforeLibrary) this.#roots.set(path, { ...known, beforeLibrary });
    if ((known?.onPath === true && (known.isMeant || !isMeant)) || (known && !onPath)) return;
    const isBefore = beforeLibrary || known?.beforeLibrary === true;
    const root = { path, reason, onPath, beforeLibrary: isBefore, isMeant };
    if (this.#tree.follow(path)?.kind === "directory") this.#roots.set(path, root);
  }

  list(): readonly ImportRoot[] {
    return [...this.#roots.values()];
  }
}

function fromPytest({ sessions }: RootSigns, roots: RootList): void {
  for (const { plan } of sessions) {
    for (const path of plan.pythonPath)
      roots.add(path, `pythonpath in ${plan.inifile ?? "pytest's configuration"}`, {
        onPath: true,
        beforeLibrary: true,
      });
  }
  for (const { invocation, evidence } of sessions) {
    for (const path of invocation.pythonPath)
      roots.add(path, `PYTHONPATH in ${evidence?.path ?? ""}`, { onPath: true, beforeLibrary: true });
  }
}

function fromPackaging({ tree, project, wheel, installable }: RootSigns, roots: RootList): void {
  const editable = installable && wheel.outcome === "ok" ? wheel.editableRoots() : null;
  for (const root of editable ?? []) {
    if (root.kind === "path") roots.add(root.path, root.reason.text, { onPath: true });
    else if (root.path !== null) roots.add(rootOf(root.path, root.name), root.reason.text, { onPath: true });
  }
  const src = project === "" ? "src" : `${project}/src`;
  const layout = tree.follow(src);
  const isLayout = layout?.kind === "directory" && !layout.children.has("__init__.py");
  if (editable === null && isLayout) roots.add(src, "src layout", { onPath: installable });
  if (editable === null && installable && !isLayout) roots.add(project, "project root", { onPath: true });
}

/** The directory from which a dotted name leads to a path, where the last components agree. */
export function rootOf(path: string, name: string): string {
  const parts = path.replace(/\.py$/, "").split("/");
  for (const wanted of name.split(".").reverse()) if (parts.at(-1) === wanted) parts.pop();
  return parts.join("/");
}

/** In prepend and append mode pytest puts the directory of every rootless test module and conftest on sys.path. */
function fromTests({ tree, project, sessions, tests }: RootSigns, roots: RootList): void {
  if (sessions.every(({ plan }) => plan.importMode === "importlib")) return;
  const prepends = sessions.some(({ plan }) => plan.importMode === "prepend");
  const seen = new Set<string>();
  for (const { path } of tests) {
    const directory = parentPath(path);
    if (seen.has(directory)) continue;
    seen.add(directory);
    const { root } = locateModule(tree, path);
    const isOwn = root !== null && (project === "" || root === project || root.startsWith(`${project}/`));
    if (isOwn)
      roots.add(root, `pytest inserts it for ${path}`, { onPath: true, beforeLibrary: prepends, isMeant: false });
  }
}

function fromPathEdits({ project, tests, editors }: RootSigns, roots: RootList): void {
  const testPaths = new Set(tests.map(({ path }) => path));
  for (const { path, facts } of editors) {
    for (const event of facts.eventsOf("path-edit")) {
      if (event.operation !== "insert" && event.operation !== "append") continue;
      for (const root of editedPaths(event, path, project)) {
        roots.add(root, `sys.path.${event.operation} in ${path}:${event.line}`, {
          onPath: testPaths.has(path),
          isMeant: false,
        });
      }
    }
  }
}

function editedPaths(event: EventOf<"path-edit">, file: string, project: string): readonly string[] {
  const directory = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
  return (event.entries ?? []).flatMap(({ base, path }) => {
    const resolved = base === "absolute" ? null : resolvePath(base === "file" ? directory : project, path);
    return resolved === null ? [] : [resolved];
  });
}
