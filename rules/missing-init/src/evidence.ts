import type { DirectoryEntry, FileEntry } from "@pylayout/core";
import type { Evidence, PackageNode, Project } from "@pylayout/python";

/**
 * The nearest directory above with an `__init__.py` (E1), inside the project. An import root on the way ends the chain: what
 * lies in it is imported from there.
 */
export function enclosingPackage(node: PackageNode): DirectoryEntry | undefined {
  const above = packageAbove(node);
  const between: string[] = [];
  for (let at = node.directory.parent; at && at !== above; at = at.parent) between.push(at.path);
  return above && holdsRoot(between, node.project) ? undefined : above;
}

/** The same whatever is an import root, which takes a look at all of the project. */
export function packageAbove({ directory, project }: PackageNode): DirectoryEntry | undefined {
  for (let at = directory.parent; at && at.path !== project.path; at = at.parent) {
    if (at.children.has("__init__.py")) return at;
  }
  return undefined;
}

function holdsRoot(paths: readonly string[], { importRoots }: Pick<Project, "importRoots">): boolean {
  return paths.length > 0 && importRoots.some(({ path }) => paths.includes(path));
}

/** A regular package somewhere below (with E1, E2: a sandwich). */
export function holdsPackage(directory: DirectoryEntry): boolean {
  for (const entry of directory.children.values()) {
    if (entry.kind === "directory" && (entry.children.has("__init__.py") || holdsPackage(entry))) return true;
  }
  return false;
}

/** Statements outside the directory that import it or something below it as a package (E3). */
export function outsideImporters({ path, project }: PackageNode): readonly Evidence[] {
  return project.importersOf(path).filter((importer) => !importer.path.startsWith(`${path}/`));
}

/** The same in code that is part of the installed distribution. */
export function shippedImporters(node: PackageNode): readonly Evidence[] {
  return outsideImporters(node).filter(({ path }) => node.project.ships(path) === "yes");
}

/** The directory belongs to the installed distribution: one of its modules ships. */
export function shipsSomething({ directory, project }: PackageNode): boolean {
  return filesBelow(directory).some(({ name, path }) => name.endsWith(".py") && project.ships(path) === "yes");
}

/** Inside a directory of tests, or one that holds test modules itself. */
export function isInTests(node: PackageNode): boolean {
  const { path, project } = node;
  const below = path.slice(project.path === "" ? 0 : project.path.length + 1).split("/");
  if (below.some((name) => /^tests?$/.test(name)) || holdsCollectedTests(node)) return true;
  return below.includes("testing") && !shipsSomething(node);
}

/** pytest collects a module below. */
export function holdsCollectedTests({ path, project }: PackageNode): boolean {
  return project.tests.modules.some((module) => module.path.startsWith(`${path}/`));
}

/** The same by name, where it cannot be known how the tests are started. */
export function holdsTests(node: PackageNode): boolean {
  if (node.project.tests.sessions.length > 0) return holdsCollectedTests(node);
  return filesBelow(node.directory).some(({ name }) => /^test_.*\.py$|_test\.py$/.test(name));
}

export function filesBelow(directory: DirectoryEntry): readonly FileEntry[] {
  return [...directory.children.values()].flatMap((entry) => {
    if (entry.kind === "directory") return filesBelow(entry);
    return entry.kind === "file" ? [entry] : [];
  });
}
