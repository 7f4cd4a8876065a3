import {
  dependencyNames,
  type Evidence,
  type PackageKind,
  type PackageNode,
  type Project,
  type PythonModel,
} from "@pylayout/python";

/**
 * Other directories of the same dotted name that are on `sys.path` together with this one: in the same project, or
 * installed from another project of the repository.
 */
export function rivals(node: PackageNode, model: PythonModel, kind: PackageKind): PackageNode | undefined {
  for (const project of model.projects) {
    const isOwn = project === node.project;
    if (!isOwn && !ships(project, node)) continue;
    const found = project.packages.find((other) => isRival(node, other, kind, isOwn));
    if (found) return found;
  }
  return undefined;
}

function isRival(node: PackageNode, other: PackageNode, kind: PackageKind, isOwn: boolean): boolean {
  if (other.path === node.path || other.packageKind !== kind || other.moduleName !== node.moduleName) return false;
  return isOwn ? (other.importRoot?.onPath ?? false) : other.project.ships(`${other.path}/__init__.py`) === "yes";
}

/** Both projects are installed, so that their directories meet. */
function ships(other: Project, { directory, project }: PackageNode): boolean {
  if (other.buildBackend === null || project.buildBackend === null) return false;
  return [...directory.children.values()].some(({ path }) => path.endsWith(".py") && project.ships(path) === "yes");
}

/** Something below could be imported by name: test modules, which pytest imports by path, do not count. */
export function holdsOwnModules({ path, project }: PackageNode): boolean {
  return project.modules.some((module) => module.path.startsWith(`${path}/`) && !module.isTest);
}

/** Statements outside the directory that import a module of it, by up to three places. */
export function moduleImporters({ path, project }: PackageNode): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const module of project.modules) {
    if (!module.path.startsWith(`${path}/`)) continue;
    const imported = module.file.name === "__init__.py" ? module.file.parent.path : module.path;
    for (const importer of imported === path ? [] : project.importersOf(imported)) {
      if (!importer.path.startsWith(`${path}/`)) found.set(`${importer.path}:${importer.line}`, importer);
    }
    if (found.size >= 3) break;
  }
  return [...found.values()].slice(0, 3);
}

/**
 * A namespace that several distributions share: another project of the repository has a portion, a dependency's name extends
 * it (poetry and poetry-core), or it holds packages only and this distribution's name extends it ("acme" of acme-billing).
 */
export function isIntendedNamespace(node: PackageNode, model: PythonModel): boolean {
  const { directory, moduleName, project } = node;
  const name = moduleName ?? "";
  if (model.projects.some((other) => other !== project && hasPortion(other, name))) return true;
  const own = `${normalised(name)}-`;
  const isExtended = (found: string): boolean =>
    `${found}-`.startsWith(own) && (`${found}-` !== own || name.includes("."));
  if ([...dependencyNames(model.tree, project)].some(isExtended)) return true;
  const holdsModule = [...directory.children.values()].some(
    ({ kind, name }) => kind === "file" && name.endsWith(".py"),
  );
  return !holdsModule && isExtended(normalised(project.name ?? ""));
}

function hasPortion({ packages }: Project, name: string): boolean {
  return packages.some(({ moduleName, packageKind }) => moduleName === name && packageKind === "namespace");
}

/** As PEP 503 compares names of distributions. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** No directory above it, up to its import root, is a regular package. */
export function isOutsidePackages({ directory, importRoot }: PackageNode): boolean {
  for (let at = directory.parent; at && at.path !== importRoot?.path; at = at.parent) {
    if (at.children.has("__init__.py")) return false;
  }
  return true;
}
