import type { DirectoryEntry, FileTree } from "@pylayout/core";
import type { CauseKind } from "../model/python-model.ts";
import type { VersionSet } from "../versions/version-set.ts";
import type { CollectionGroup } from "./collect.ts";
import type { Failure } from "./failure.ts";

export interface Classification {
  readonly cause: CauseKind;
  readonly owner: string;
  /** What makes two failures one cause. */
  readonly key: string;
  /** Where the wanted module would be. */
  readonly target: string | null;
}

/** The rule that owns a cause (interfaces of causes: one cause, one owner). */
export function classifyCause(failure: Failure, group: CollectionGroup, supported: VersionSet): Classification {
  const { kind, wanted } = failure.details;
  const at = `${failure.place?.path ?? ""}:${failure.place?.line ?? 0}`;
  switch (kind) {
    case "syntax-error":
      return { cause: kind, owner: syntaxOwner(failure, group, supported), key: at, target: null };
    case "source-encoding":
      return { cause: kind, owner: "source-encoding", key: `encoding ${failure.place?.path ?? ""}`, target: null };
    case "import-file-mismatch":
      return { cause: kind, owner: "duplicate-test-module", key: `mismatch ${failure.details.message}`, target: null };
    case "missing-module":
    case "missing-name":
      if (wanted !== undefined) return classifyMissing(failure, group, wanted, at);
      break;
    case "circular-import":
    case "relative-import":
    case "namespace-key-error":
    case "conftest":
    case "other":
      break;
  }
  return { cause: kind, owner: "test-import-resolvability", key: `${at} ${failure.exception}`, target: null };
}

function syntaxOwner(failure: Failure, group: CollectionGroup, supported: VersionSet): string {
  const place = failure.place;
  const issues = place === null ? [] : (group.world.source(place.path)?.syntax() ?? []);
  const rejected = issues.some(({ line, failsOn }) => line === place?.line && (failsOn & supported) === supported);
  return rejected ? "syntax-error" : "syntax-too-new";
}

function classifyMissing(
  failure: Failure,
  group: CollectionGroup,
  wanted: { readonly module: string; readonly name: string | null },
  at: string,
): Classification {
  const { tree, standardLibrary, installed, installedRoots } = group.world;
  const { kind, asked, origin } = failure.details;
  const name = wanted.name === null ? (asked ?? wanted.module) : `${wanted.module}.${wanted.name}`;
  const parts = name.split(".");
  const top = parts[0] ?? "";
  const roots = vantagePaths(failure, group);
  const isLibrary = standardLibrary.modules(top) !== 0;
  const key = `${kind} ${wanted.module} ${wanted.name ?? ""}`;
  const cause = kind === "missing-name" ? "missing-name" : "missing-module";
  if (origin !== undefined && origin !== null) {
    const hidden = isLibrary ? top : findHidden(tree, roots, parts, origin);
    if (hidden !== null)
      return { cause: "other", owner: "module-shadowing", key: `shadowing ${origin}`, target: origin };
  } else if (isLibrary) return { cause: "stdlib", owner: "stdlib-availability", key, target: null };
  const otherCase = firstOf(roots, (root) => findOtherCase(tree, root, parts));
  if (otherCase !== null) {
    return { cause: "letter-case", owner: "import-case-mismatch", key: `${at} ${otherCase}`, target: otherCase };
  }
  const absent = firstOf(roots, (root) => findAbsent(tree, root, parts));
  if (absent !== null)
    return { cause: "not-in-git", owner: "untracked-import", key: `absent ${absent}`, target: absent };
  if (!installed && kind === "missing-module") {
    const target = firstOf(
      installedRoots.map(({ path }) => path),
      (root) => findTarget(tree, root, [top]),
    );
    if (target !== null) return { cause, owner: "tests-need-install", key: "not installed", target };
  }
  return { cause, owner: "test-import-resolvability", key, target: null };
}

function vantagePaths(failure: Failure, group: CollectionGroup): string[] {
  const { ownRoots, installedRoots } = group.world;
  const paths = [...ownRoots, ...installedRoots.map(({ path }) => path), group.session.plan.rootdir];
  paths.push(...failure.chain.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf("/")))));
  return [...new Set(paths)];
}

function firstOf(roots: readonly string[], find: (root: string) => string | null): string | null {
  for (const root of roots) {
    const found = find(root);
    if (found !== null) return found;
  }
  return null;
}

function directoryAt(tree: FileTree, path: string): DirectoryEntry | undefined {
  const entry = tree.follow(path);
  return entry?.kind === "directory" ? entry : undefined;
}

/** The source of a dotted name below a root, in exact case. */
function findTarget(tree: FileTree, root: string, parts: readonly string[]): string | null {
  const base = [root, ...parts].filter((part) => part !== "").join("/");
  for (const candidate of [`${base}/__init__.py`, `${base}.py`])
    if (tree.follow(candidate)?.kind === "file") return candidate;
  return null;
}

/** The same name elsewhere in the project, hidden by the source that was found. */
function findHidden(tree: FileTree, roots: readonly string[], parts: readonly string[], origin: string): string | null {
  return firstOf(roots, (root) => {
    const target = findTarget(tree, root, parts.slice(0, 1));
    if (target === null || target === origin || origin.startsWith(target.replace(/__init__\.py$/, ""))) return null;
    return findTarget(tree, root, parts) ?? (parts.length === 1 ? target : null);
  });
}

/** The source that a name would lead to if the case of its letters did not count. */
function findOtherCase(tree: FileTree, root: string, parts: readonly string[]): string | null {
  let directory = directoryAt(tree, root);
  let differs = false;
  for (const [i, part] of parts.entries()) {
    if (directory === undefined) return null;
    const last = i === parts.length - 1;
    const found = childInAnyCase(tree, directory, part, last);
    if (found === null) return null;
    differs ||= found.name !== part;
    if (last || found.path.endsWith(".py")) return differs ? found.path : null;
    directory = directoryAt(tree, found.path);
  }
  return null;
}

function childInAnyCase(
  tree: FileTree,
  directory: DirectoryEntry,
  part: string,
  last: boolean,
): { readonly name: string; readonly path: string } | null {
  const base = directory.path === "" ? "" : `${directory.path}/`;
  const wanted = part.toLowerCase();
  for (const name of directory.children.keys()) {
    const lower = name.toLowerCase();
    const child = lower === wanted || lower === `${wanted}.py` ? tree.child(directory, name) : undefined;
    if (child?.kind === "file" && lower === `${wanted}.py`) return { name: name.slice(0, -3), path: base + name };
    if (child?.kind !== "directory" || lower !== wanted) continue;
    if (!last) return { name, path: base + name };
    if (tree.child(child, "__init__.py")?.kind === "file") return { name, path: `${base}${name}/__init__.py` };
  }
  return null;
}

/** A path that would serve the name, and exists where the tree was taken from but not in it. */
function findAbsent(tree: FileTree, root: string, parts: readonly string[]): string | null {
  for (let length = 1; length <= parts.length; length++) {
    const base = [root, ...parts.slice(0, length)].filter((part) => part !== "").join("/");
    for (const candidate of [`${base}.py`, `${base}/__init__.py`])
      if (tree.absence(candidate) !== undefined) return candidate;
  }
  return null;
}
