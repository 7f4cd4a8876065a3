import { tomlAt, tomlString, tomlStrings, tomlTable } from "../config-file/index.ts";
import type { Evidence } from "../model/python-model.ts";
import { parsePoetryConstraint, parseSpecifier, type AllowedPythons } from "../versions/python-specifier.ts";
import type { NamedPythons } from "../versions/supported-pythons.ts";
import { lineAt, type ProjectConfig } from "./project-config.ts";

const CLASSIFIER = /Programming Language :: Python :: ([23]\.\d+)(?![.\d])/g;

/** The name of the distribution; null where nothing literal says it. */
export function projectName(config: ProjectConfig): string | null {
  const { pyproject } = config;
  return (
    tomlString(pyproject, "project", "name") ??
    tomlString(pyproject, "tool", "poetry", "name") ??
    config.setupPyString("name")?.value ??
    config.setupCfgValue("metadata", "name")?.value ??
    tomlString(pyproject, "tool", "flit", "metadata", "module") ??
    config.wheelMetadata?.get("name")?.[0] ??
    null
  );
}

export interface RequiredPythons {
  readonly allowed: AllowedPythons;
  readonly evidence: Evidence;
}

/** requires-python, from the first place that says it in a way that can be read. */
export function requiresPython(config: ProjectConfig): RequiredPythons | null {
  return fromProjectTable(config) ?? fromPoetry(config) ?? fromSetup(config) ?? fromWheel(config);
}

function fromProjectTable(config: ProjectConfig): RequiredPythons | null {
  const text = tomlString(config.pyproject, "project", "requires-python");
  const allowed = text === undefined ? undefined : parseSpecifier(text);
  if (text === undefined || !allowed) return null;
  const line = config.tomlLine(["project", "requires-python"]);
  return { allowed, evidence: { path: config.at("pyproject.toml"), line, text: `requires-python = "${text}"` } };
}

function fromPoetry(config: ProjectConfig): RequiredPythons | null {
  const keys = ["tool", "poetry", "dependencies", "python"];
  const text = tomlString(config.pyproject, ...keys);
  const allowed = text === undefined ? undefined : parsePoetryConstraint(text);
  if (text === undefined || !allowed) return null;
  return {
    allowed,
    evidence: { path: config.at("pyproject.toml"), line: config.tomlLine(keys), text: `python = "${text}"` },
  };
}

/** setuptools keeps what setup() was given over what setup.cfg says. */
function fromSetup(config: ProjectConfig): RequiredPythons | null {
  const argument = config.setupPyString("python_requires");
  const value = argument ?? config.setupCfgValue("options", "python_requires");
  const allowed = value ? parseSpecifier(value.value) : undefined;
  if (!value || !allowed) return null;
  const evidence = argument
    ? { path: config.at("setup.py"), line: value.line, text: `python_requires="${value.value}"` }
    : { path: config.at("setup.cfg"), line: value.line, text: `python_requires = ${value.value}` };
  return { allowed, evidence };
}

function fromWheel(config: ProjectConfig): RequiredPythons | null {
  const text = config.wheelMetadata?.get("requires-python")?.[0];
  const allowed = text === undefined ? undefined : parseSpecifier(text);
  if (text === undefined || !allowed) return null;
  return { allowed, evidence: { path: config.wheelMetadataPath, line: 0, text: `Requires-Python: ${text}` } };
}

/** Minor versions in trove classifiers; the evidence is the first of them. */
export function classifiedPythons(config: ProjectConfig): NamedPythons | null {
  return classifiersOfToml(config) ?? classifiersOfSetup(config) ?? classifiersOfWheel(config);
}

function classifiersOfToml(config: ProjectConfig): NamedPythons | null {
  for (const table of [["project"], ["tool", "poetry"], ["tool", "flit", "metadata"]]) {
    const keys = [...table, "classifiers"];
    const text = (tomlStrings(config.pyproject, ...keys) ?? []).join("\n");
    const names = versionsIn(text);
    const [first] = names;
    if (first === undefined) continue;
    const line = config.tomlLine(keys, `:: ${first}`);
    return { names, evidence: { path: config.at("pyproject.toml"), line, text: classifiersText(names) } };
  }
  return null;
}

function classifiersOfSetup(config: ProjectConfig): NamedPythons | null {
  const script = config.setupPy ?? "";
  const inScript = versionsIn(script);
  if (inScript.length > 0) {
    const line = lineAt(script, script.search(CLASSIFIER));
    return { names: inScript, evidence: { path: config.at("setup.py"), line, text: classifiersText(inScript) } };
  }
  const value = config.setupCfgValue("metadata", "classifiers");
  const names = versionsIn(value?.value ?? "");
  if (!value || names.length === 0) return null;
  const at = value.value.split("\n").findIndex((line) => line.search(CLASSIFIER) >= 0);
  const line = value.lines[at] ?? value.line;
  return { names, evidence: { path: config.at("setup.cfg"), line, text: classifiersText(names) } };
}

function classifiersOfWheel(config: ProjectConfig): NamedPythons | null {
  const names = versionsIn((config.wheelMetadata?.get("classifier") ?? []).join("\n"));
  if (names.length === 0) return null;
  return { names, evidence: { path: config.wheelMetadataPath, line: 0, text: classifiersText(names) } };
}

function versionsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(CLASSIFIER)].map(([, version = ""]) => version))];
}

function classifiersText(names: readonly string[]): string {
  return `classifiers name Python ${names.join(", ")}`;
}

/** Whether `pip install` has something to build here. */
export function isInstallable(config: ProjectConfig): boolean {
  const { pyproject } = config;
  if (config.has("setup.py") || config.wheelMetadata) return true;
  if (tomlAt(pyproject, "build-system") ?? tomlAt(pyproject, "project") ?? tomlTable(pyproject, "tool", "poetry"))
    return true;
  return config.setupCfg("metadata") !== undefined || config.setupCfg("options") !== undefined;
}
