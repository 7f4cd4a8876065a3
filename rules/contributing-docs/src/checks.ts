import type { DirectoryEntry, FileTree } from "@pylayout/core";
import type { PackageNode, Project } from "@pylayout/python";
import type { DocumentSection } from "./document-section.ts";
import { linkPaths, treePaths, type NamedPath } from "./tree-block.ts";
import { topLevelPackages } from "./structure.ts";

export interface SectionContext {
  readonly tree: FileTree;
  readonly project: Project;
  /** The document's path. */
  readonly path: string;
  readonly section: DocumentSection;
}

interface FindingPlace {
  /** 1-based line in the document. */
  readonly line: number;
  readonly subject: string;
}

export type Finding = FindingPlace &
  (
    | { readonly messageId: "missingPath"; readonly data: { readonly heading: string; readonly path: string } }
    | {
        readonly messageId: "wrongCase";
        readonly data: { readonly heading: string; readonly path: string; readonly actual: string };
      }
    | { readonly messageId: "unmentioned"; readonly data: { readonly heading: string; readonly name: string } }
    | { readonly messageId: "falseClaim"; readonly data: { readonly heading: string; readonly path: string } }
    | { readonly messageId: "unstated"; readonly data: { readonly heading: string; readonly text: string } }
  );

/** Paths that the section names and the tree does not hold; in a drawing the first missing one speaks for what is in it. */
export function checkPaths(context: SectionContext): Finding[] {
  const { tree, section, path, project } = context;
  const directory = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  const base = project.path === "" ? "" : `${project.path}/`;
  const drawn = treePaths(section).map((named) => ({ ...named, path: base + named.path }));
  const missing = withoutRootName(drawn, base, tree).filter((named) => parentExists(tree, named.path));
  const links = linkPaths(section).map((link) => ({ ...link, path: normalise(directory + link.path) }));
  return [...missing, ...links].flatMap((named): Finding[] => {
    if (exists(tree, named.path) || tree.absence(named.path) !== undefined) return [];
    const actual = otherCase(tree, named.path);
    const place = { line: named.line, subject: named.path };
    const data = { heading: section.heading, path: named.path };
    if (actual !== undefined) return [{ ...place, messageId: "wrongCase", data: { ...data, actual } }];
    return [{ ...place, messageId: "missingPath", data }];
  });
}

/** "every package has an __init__.py", where a directory inside a package has none. */
export function checkClaim({ project, section }: SectionContext): Finding[] {
  const claim =
    /\b(every|each|all)\b[^.\n]*\b(package|director)\w*\b[^.\n]*\b(has|have|contains?|includes?)\b[^.\n]*__init__\.py/i;
  const index = section.lines.findIndex(
    (line) => claim.test(line) && !/\b(unless|except|not|should|must|needs?)\b/i.test(line),
  );
  const bare = index < 0 ? undefined : project.packages.find(isBarePackage);
  if (!bare) return [];
  const data = { heading: section.heading, path: bare.path };
  return [{ line: section.firstLine + index, subject: bare.path, messageId: "falseClaim", data }];
}

/** A directory of the distribution inside a package, without `__init__.py` and not declared to be a namespace. */
function isBarePackage({ packageKind, moduleName, directory, project }: PackageNode): boolean {
  if (packageKind !== "namespace" || project.namespacePackages.has(moduleName ?? "")) return false;
  if (!isInsidePackage(directory)) return false;
  return [...directory.children.values()].some(
    ({ name, path }) => name.endsWith(".py") && project.ships(path) === "yes",
  );
}

function isInsidePackage(directory: DirectoryEntry): boolean {
  for (let at = directory.parent; at; at = at.parent) if (at.children.has("__init__.py")) return true;
  return false;
}

export function checkMentions({ project, section }: SectionContext): Finding[] {
  const text = section.lines.join("\n");
  return topLevelPackages(project)
    .filter((node) => !text.includes(node.directory.name))
    .map((node) => ({
      line: section.line,
      subject: node.path,
      messageId: "unmentioned",
      data: { heading: section.heading, name: node.directory.name },
    }));
}

export function checkStatements({ section }: SectionContext, statements: readonly string[]): Finding[] {
  const text = section.lines.join(" ").replace(/\s+/g, " ");
  return statements
    .filter((statement) => !text.includes(statement))
    .map((statement) => ({
      line: section.line,
      subject: statement,
      messageId: "unstated",
      data: { heading: section.heading, text: statement },
    }));
}

/**
 * A drawing often starts with the project's own directory: take it off where its content lies at the root, also where a
 * directory of that name is there but holds less of the content.
 */
function withoutRootName(paths: readonly NamedPath[], base: string, tree: FileTree): NamedPath[] {
  const first = paths[0]?.path;
  if (first === undefined) return [];
  const below = paths.filter(({ path }) => path.startsWith(`${first}/`));
  const atRoot = below.map(({ path, line }) => ({ path: base + path.slice(first.length + 1), line }));
  const there = (named: readonly NamedPath[]) => named.filter(({ path }) => exists(tree, path)).length;
  if (exists(tree, first)) {
    return below.length === paths.length - 1 && there(atRoot) > there(below) ? atRoot : [...paths];
  }
  const isRoot = first === `${base}.` || first === base + tree.rootName;
  return isRoot || atRoot.some(({ path }) => exists(tree, path)) ? atRoot : [];
}

function exists(tree: FileTree, path: string): boolean {
  return tree.get(path) !== undefined || tree.follow(path) !== undefined || isInSubmodule(tree, path);
}

/** Whether a path can be judged: its directory is there, and belongs to this repository. */
function parentExists(tree: FileTree, path: string): boolean {
  const slash = path.lastIndexOf("/");
  return slash < 0 || tree.follow(path.slice(0, slash))?.kind === "directory";
}

function isInSubmodule(tree: FileTree, path: string): boolean {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    if (tree.get(at)?.kind === "submodule") return true;
  }
  return false;
}

/** The path as it is really spelt, where only the case of its last name differs. */
function otherCase(tree: FileTree, path: string): string | undefined {
  const slash = path.lastIndexOf("/");
  const parent = tree.follow(slash < 0 ? "" : path.slice(0, slash));
  if (parent?.kind !== "directory") return undefined;
  const wanted = path.slice(slash + 1).toLowerCase();
  return [...parent.children.values()].find(({ name }) => name.toLowerCase() === wanted)?.path;
}

/** Resolves "." and ".."; a path that leaves the root comes out empty, which always exists. */
function normalise(path: string): string {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") {
      if (names.pop() === undefined) return "";
    } else if (name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}
