import type { FileTree } from "@pylayout/core";
import { formatVersions, type ModuleNode, type PackageNode, type Project } from "@pylayout/python";
import { describeWorld } from "../collection-summary.ts";
import { count, list } from "../text.ts";

const OTHER_CI: Readonly<Record<string, string>> = {
  ".gitlab-ci.yml": "GitLab CI",
  ".circleci": "CircleCI",
  "azure-pipelines.yml": "Azure Pipelines",
  ".travis.yml": "Travis CI",
  ".cirrus.yml": "Cirrus CI",
  "appveyor.yml": "AppVeyor",
  ".appveyor.yml": "AppVeyor",
  Jenkinsfile: "Jenkins",
};

/** What `init` says that it found, one labelled line each. */
export function initFacts(project: Project, nested: number, tree: FileTree): readonly (readonly [string, string])[] {
  return [
    ["layout", layoutText(project) + (nested > 0 ? `; ${count(nested, "nested project")}` : "")],
    ["build", project.buildBackend ?? "not installable"],
    ["Pythons", pythonsText(project)],
    ["pytest", pytestText(project)],
    ["tests", startText(project)],
    ["CI", ciText(tree)],
  ];
}

function layoutText(project: Project): string {
  const packages = project.packages.filter((node) => isOwnPackage(node, project));
  const modules = shippedModules(project);
  if (packages.length + modules.length === 0) return `${count(project.modules.length, "Python file")}, no package`;
  const below = `${project.path === "" ? "" : `${project.path}/`}src/`;
  const kind = [...packages, ...modules].every(({ path }) => path.startsWith(below)) ? "src" : "flat";
  const names = packages.map(({ moduleName, packageKind }) => {
    const name = moduleName ?? "";
    return packageKind === "regular" ? name : `${name} (namespace)`;
  });
  return [
    kind,
    ...named("package", names),
    ...named(
      "module",
      modules.map((node) => node.moduleName ?? ""),
    ),
  ].join(", ");
}

function named(noun: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${noun}${names.length === 1 ? "" : "s"} ${list(names, 5)}`];
}

/** Modules without a package that an installation certainly ships. */
function shippedModules(project: Project): ModuleNode[] {
  if (project.buildBackend === null) return [];
  return project.modules.filter(
    ({ path, moduleName }) =>
      moduleName !== null &&
      !/[.]|^__/.test(moduleName) &&
      isModuleOf(path, moduleName) &&
      project.ships(path) === "yes",
  );
}

/** Not a package's `__init__.py`. */
function isModuleOf(path: string, name: string): boolean {
  return path === `${name}.py` || path.endsWith(`/${name}.py`);
}

/** A top-level package that an installation ships; where that cannot be known, one with an `__init__.py`. */
function isOwnPackage(node: PackageNode, project: Project): boolean {
  if (node.moduleName === null || node.moduleName.includes(".") || node.packageKind === "not-a-package") return false;
  if (project.buildBackend === null) return node.packageKind === "regular";
  const shipped = project.modules
    .filter(({ path }) => path.startsWith(`${node.path}/`))
    .map(({ path }) => project.ships(path));
  return shipped.includes("yes") || (node.packageKind === "regular" && shipped.includes("unknown"));
}

function pythonsText({ pythons }: Project): string {
  if (!pythons.declared) return "no range declared";
  const { reason } = pythons;
  return formatVersions(pythons.versions) + (reason === null ? "" : ` (${place(reason)})`);
}

function pytestText({ tests }: Project): string {
  const { pytestEvidence, modules, sessions } = tests;
  if (pytestEvidence === null) return "no sign of it: test collection is not judged";
  const plan = sessions[0]?.plan;
  const many = modules.filter((module) => !module.isConftest).length;
  const found = many === 0 ? "how it is started cannot be read" : count(many, "test module");
  return [found, ...(plan ? [`import mode ${plan.importMode}`, plan.inifile ?? "no configuration file"] : [])].join(
    ", ",
  );
}

function startText(project: Project): string {
  const [first] = project.tests.sessions.flatMap(({ evidence }) => (evidence === null ? [] : [evidence]));
  const started = first ? `started at ${place(first)}` : "no command that starts them was read";
  return `${started}, ${describeWorld(project)}`;
}

function ciText(tree: FileTree): string {
  const workflows = tree.get(".github/workflows");
  const files = workflows?.kind === "directory" ? [...workflows.children.keys()] : [];
  const many = files.filter((name) => /\.ya?ml$/.test(name)).length;
  const found = [
    ...(many > 0 ? [`GitHub Actions (${count(many, "workflow")})`] : []),
    ...Object.entries(OTHER_CI).flatMap(([file, name]) => (tree.get(file) ? [name] : [])),
  ];
  return found.length === 0 ? "none found" : found.join(", ");
}

function place({ path, line }: { readonly path: string; readonly line: number }): string {
  return line > 0 ? `${path}:${line}` : path;
}
