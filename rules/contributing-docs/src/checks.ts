import type { FileTree } from "@pylayout/core";
import type { Project } from "@pylayout/python";
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

/** Paths that the section names and the tree does not hold. A path is judged only where its directory exists. */
export function checkPaths(context: SectionContext): Finding[] {
  const { tree, section, path } = context;
  const directory = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  const drawn = withoutRootName(treePaths(section), tree);
  const links = linkPaths(section).map((link) => ({ ...link, path: normalise(directory + link.path) }));
  return [...drawn, ...links].flatMap((named): Finding[] => {
    if (exists(tree, named.path) || tree.absence(named.path) !== undefined) return [];
    const actual = otherCase(tree, named.path);
    const place = { line: named.line, subject: named.path };
    const data = { heading: section.heading, path: named.path };
    if (actual !== undefined) return [{ ...place, messageId: "wrongCase", data: { ...data, actual } }];
    return parentExists(tree, named.path) ? [{ ...place, messageId: "missingPath", data }] : [];
  });
}

/** "every package has an __init__.py", where a directory inside a package has none. */
export function checkClaim({ project, section }: SectionContext): Finding[] {
  const claim = /\b(every|each|all)\b[^.\n]*\b(package|director)\w*\b[^.\n]*__init__\.py/i;
  const index = section.lines.findIndex((line) => claim.test(line) && !/unless|except/i.test(line));
  if (index < 0) return [];
  const bare = project.packages.find(
    (node) => node.packageKind === "namespace" && (node.directory.parent?.children.has("__init__.py") ?? false),
  );
  if (!bare || project.namespacePackages.has(bare.moduleName ?? "")) return [];
  const data = { heading: section.heading, path: bare.path };
  return [{ line: section.firstLine + index, subject: bare.path, messageId: "falseClaim", data }];
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

/** A drawing often starts with the project's own directory: take it off where its content lies at the root. */
function withoutRootName(paths: readonly NamedPath[], tree: FileTree): NamedPath[] {
  const first = paths[0]?.path;
  if (first === undefined || exists(tree, first)) return [...paths];
  const below = paths.filter(({ path }) => path.startsWith(`${first}/`));
  const atRoot = below.filter(({ path }) => exists(tree, path.slice(first.length + 1)));
  if (first !== "." && atRoot.length === 0) return [];
  return below.map(({ path, line }) => ({ path: path.slice(first.length + 1), line }));
}

function exists(tree: FileTree, path: string): boolean {
  return tree.get(path) !== undefined || tree.follow(path) !== undefined;
}

function parentExists(tree: FileTree, path: string): boolean {
  const slash = path.lastIndexOf("/");
  return slash < 0 || tree.follow(path.slice(0, slash))?.kind === "directory";
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
