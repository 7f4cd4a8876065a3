import type { DirectoryEntry, FileTree } from "@pylayout/core";
import { iniFile, textFile, tomlAt, tomlFile, tomlTable, type IniSection } from "../config-file/index.ts";
import type { Evidence, PackageNode, Project } from "../model/python-model.ts";
import { wheelPlan } from "../wheel/index.ts";
import { testDiscoveries } from "./test-discovery.ts";

/** A tool that the project configures and that passes over directories without `__init__.py`. */
export interface InitSensitiveTool {
  readonly name: string;
  /** What it does with such a directory. */
  readonly effect: string;
  readonly evidence: Evidence;
}

/** The tools in use that pass over one directory because it has no `__init__.py`. */
export function initSensitiveTools(
  tree: FileTree,
  { directory, project }: Pick<PackageNode, "directory" | "project">,
): readonly InitSensitiveTool[] {
  const at = (name: string): string => (project.path === "" ? name : `${project.path}/${name}`);
  const [coverage, grimp] = [coverageConfig(tree, at), importLinterConfig(tree, at)];
  const discovery = testDiscoveries(tree, project).find(({ start }) => isBelow(directory.path, start));
  const absence = setuptoolsAbsence(tree, project, directory);
  return [
    ...(absence ? [{ name: "setuptools", effect: "leaves it out of the wheel", evidence: absence }] : []),
    ...(discovery ? [{ name: "unittest", effect: "does not look for tests in it", evidence: discovery.evidence }] : []),
    ...(coverage
      ? [
          {
            name: "coverage",
            effect: "leaves its files out of the report where no test executes them",
            evidence: coverage,
          },
        ]
      : []),
    ...(grimp ? [{ name: "import-linter", effect: "does not see its modules", evidence: grimp }] : []),
  ];
}

type At = (name: string) => string;

function isBelow(path: string, start: string): boolean {
  return path !== start && (start === "" || path.startsWith(`${start}/`));
}

/** What keeps the directory's own modules out of the wheel, where setuptools builds it and nobody asked for that. */
function setuptoolsAbsence(tree: FileTree, project: Project, directory: DirectoryEntry): Evidence | undefined {
  const plan = project.buildBackend === "setuptools" ? wheelPlan(tree, project.path) : undefined;
  const module = [...directory.children.values()].find(({ kind, name }) => kind === "file" && name.endsWith(".py"));
  if (plan?.outcome !== "ok" || !module || plan.ships(module.path) !== "no") return undefined;
  const reason = plan.whyAbsent(module.path);
  return reason === undefined || reason.intended
    ? undefined
    : { path: reason.path, line: reason.line, text: reason.text };
}

/**
 * A `source` that names directories or packages makes coverage look for files that were never executed; it stops at
 * directories without `__init__.py` unless `include_namespace_packages` is set (coverage.py, "Configuration reference").
 */
function coverageConfig(tree: FileTree, at: At): Evidence | undefined {
  const keys = ["tool", "coverage", "run"];
  const toml = tomlFile(tree, at("pyproject.toml"));
  const table = toml?.ok ? tomlTable(toml.value, ...keys) : undefined;
  if (table && (table.source ?? table.source_pkgs) !== undefined) {
    const included = toml?.ok && tomlAt(toml.value, "tool", "coverage", "report", "include_namespace_packages");
    const line = toml?.ok ? toml.lineOf(keys) : 0;
    return included === true ? undefined : { path: at("pyproject.toml"), line, text: "[tool.coverage.run] source" };
  }
  for (const [name, prefix] of [
    [".coveragerc", ""],
    ["setup.cfg", "coverage:"],
    ["tox.ini", "coverage:"],
  ] as const) {
    const file = iniFile(tree, at(name), "configparser");
    const run = file?.ok ? file.sections.get(`${prefix}run`) : undefined;
    const source = run?.values.get("source") ?? run?.values.get("source_pkgs");
    if (!file?.ok || !source) continue;
    return isOn(file.sections.get(`${prefix}report`))
      ? undefined
      : { path: at(name), line: source.line, text: "source" };
  }
  return undefined;
}

function isOn(report: IniSection | undefined): boolean {
  return /^(?:1|yes|true|on)$/i.test(report?.values.get("include_namespace_packages")?.value ?? "");
}

/** import-linter builds its graph with grimp, which descends into regular packages only. */
function importLinterConfig(tree: FileTree, at: At): Evidence | undefined {
  const toml = tomlFile(tree, at("pyproject.toml"));
  const keys = ["tool", "importlinter"];
  if (toml?.ok && tomlTable(toml.value, ...keys)) {
    return { path: at("pyproject.toml"), line: toml.lineOf(keys), text: "[tool.importlinter]" };
  }
  for (const name of [".importlinter", "setup.cfg"]) {
    const file = textFile(tree, at(name)) === undefined ? undefined : iniFile(tree, at(name), "configparser");
    const section = file?.ok ? file.sections.get("importlinter") : undefined;
    if (section) return { path: at(name), line: section.line, text: "[importlinter]" };
  }
  return undefined;
}
