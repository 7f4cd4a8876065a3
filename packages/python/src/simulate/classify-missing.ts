import type { FileTree } from "@pylayout/core";
import { packageTop } from "../pytest/module-name.ts";
import type { Classification } from "./classify-cause.ts";
import type { CollectionGroup } from "./collect.ts";
import type { Failure } from "./failure.ts";
import { findAbsent, findBeside, findHidden, findOtherCase, findTarget, firstOf } from "./find-target.ts";

interface Missing {
  readonly failure: Failure;
  readonly group: CollectionGroup;
  readonly collected: string | null;
  /** The dotted name that was asked for, the name behind `from ... import` included. */
  readonly parts: readonly string[];
  /** Directories from which the project's own modules are imported, or could be meant to. */
  readonly roots: readonly string[];
  /** The module that is missing; null where it is a name in one. */
  readonly module: readonly string[] | null;
}

/** Why a module or a name that an import asks for is not there: the first reason that holds. */
export function classifyMissing(
  failure: Failure,
  group: CollectionGroup,
  wanted: { readonly module: string; readonly name: string | null },
  collected: string | null,
): Classification {
  const { kind, asked } = failure.details;
  const name = wanted.name === null ? (asked ?? wanted.module) : `${wanted.module}.${wanted.name}`;
  const isModule = kind === "missing-module";
  const module = isModule ? wanted.module.split(".") : null;
  const missing = { failure, group, collected, parts: name.split("."), module, roots: vantagePaths(failure, group) };
  const key = `${kind} ${wanted.module} ${wanted.name ?? ""}`;
  return (
    ofLibrary(missing, key) ??
    ofHidden(missing) ??
    ofOtherCase(missing) ??
    ofAbsent(missing) ??
    ofPath(missing) ?? {
      cause: isModule ? "missing-module" : "missing-name",
      owner: "test-import-resolvability",
      key,
      target: null,
    }
  );
}

/** The name belongs to the standard library, and no file of the project was imported in its place. */
function ofLibrary({ failure, group, parts, roots }: Missing, key: string): Classification | null {
  const [top = "", ...rest] = parts;
  const { tree, standardLibrary, source } = group.world;
  if (standardLibrary.modules(top) === 0 || typeof failure.details.origin === "string") return null;
  const own = firstOf(roots, (root) => findTarget(tree, root, [top]));
  const isMeant =
    own !== null &&
    rest.length === 1 &&
    source(own)
      ?.bindings()
      .definite.has(rest[0] ?? "") === true;
  if (isMeant) return { cause: "library-first", owner: "module-shadowing", key: `library first ${own}`, target: own };
  return { cause: "stdlib", owner: "stdlib-availability", key, target: null };
}

/** Something else of that name stands in the way. */
function ofHidden({ failure, group, parts, roots }: Missing): Classification | null {
  const { tree, standardLibrary, source } = group.world;
  const { origin } = failure.details;
  if (typeof origin !== "string") return null;
  const binds = (path: string, name: string) => source(path)?.bindings().definite.has(name) === true;
  const beside = findBeside(tree, origin, parts, binds);
  if (beside !== null) {
    return { cause: "package-clash", owner: "module-package-clash", key: `clash ${origin}`, target: beside };
  }
  const [top = ""] = parts;
  const hidden = standardLibrary.modules(top) === 0 ? findHidden(tree, roots, parts, origin, binds) : top;
  if (hidden === null) return null;
  return { cause: "other", owner: "module-shadowing", key: `shadowing ${origin}`, target: origin };
}

function ofOtherCase({ failure, group, parts, module, roots }: Missing): Classification | null {
  const { tree } = group.world;
  const target = firstOf(roots, (root) => {
    const isThere = module !== null && isWritten(tree, root, module);
    return isThere ? null : findOtherCase(tree, root, parts);
  });
  if (target === null) return null;
  const key = `${failure.place?.path ?? ""}:${failure.place?.line ?? 0} ${target}`;
  return { cause: "letter-case", owner: "import-case-mismatch", key, target };
}

/** A module or directory lies where a dotted name says, in its letters: their case is not why nothing finds it. */
function isWritten(tree: FileTree, root: string, parts: readonly string[]): boolean {
  const path = [root, ...parts].filter((part) => part !== "").join("/");
  return tree.follow(path)?.kind === "directory" || tree.follow(`${path}.py`)?.kind === "file";
}

function ofAbsent({ group, parts, roots }: Missing): Classification | null {
  const target = firstOf(roots, (root) => findAbsent(group.world.tree, root, parts));
  if (target === null) return null;
  return { cause: "not-in-git", owner: "untracked-import", key: `absent ${target}`, target };
}

/** The module exists, but not in a directory on sys.path. */
function ofPath({ group, collected, parts, module }: Missing): Classification | null {
  const { tree, installed, installedRoots } = group.world;
  if (module?.length !== 1) return null;
  const { rootdir } = group.session.plan;
  const atRoot = findTarget(tree, rootdir, parts.slice(0, 1));
  if (collected !== null && atRoot !== null && packageTop(tree, collected) === rootdir) {
    return { cause: "root-package", owner: "init-at-project-root", key: `root package ${rootdir}`, target: atRoot };
  }
  if (installed) return null;
  const layout = [rootdir, rootdir === "" ? "src" : `${rootdir}/src`];
  const offered = [...installedRoots.map(({ path }) => path), ...layout];
  const target = firstOf(offered, (root) => findTarget(tree, root, parts.slice(0, 1)));
  if (target === null) return null;
  return { cause: "missing-module", owner: "tests-need-install", key: "not installed", target };
}

function vantagePaths(failure: Failure, group: CollectionGroup): string[] {
  const { ownRoots, installedRoots } = group.world;
  const paths = [...ownRoots, ...installedRoots.map(({ path }) => path), group.session.plan.rootdir];
  paths.push(...failure.chain.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf("/")))));
  return [...new Set(paths)];
}
