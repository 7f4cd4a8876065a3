import { tomlStrings } from "../config-file/index.ts";
import { tomlFile } from "../config-file/index.ts";
import type { Evidence } from "../model/python-model.ts";
import { lineAt, type ProjectConfig } from "./project-config.ts";

/**
 * Dotted names that are declared to be namespace packages: by the setting, by setuptools, by ruff (which names
 * directories; `nameOf` gives a directory's dotted name).
 */
export function declaredNamespaces(
  config: ProjectConfig,
  setting: unknown,
  nameOf: (directory: string) => string | null,
): ReadonlyMap<string, Evidence> {
  const found = new Map<string, Evidence>();
  const add = (name: string, evidence: Evidence): void => {
    if (!found.has(name)) found.set(name, evidence);
  };
  if (Array.isArray(setting)) {
    for (const name of setting) {
      if (typeof name === "string") add(name, { path: "", line: 0, text: `namespace-packages = ["${name}"]` });
    }
  }
  addSetuptools(config, add);
  addRuff(config, nameOf, add);
  return found;
}

type Add = (name: string, evidence: Evidence) => void;

function addSetuptools(config: ProjectConfig, add: Add): void {
  const keys = ["tool", "setuptools", "namespace-packages"];
  for (const name of tomlStrings(config.pyproject, ...keys) ?? []) {
    add(name, {
      path: config.at("pyproject.toml"),
      line: config.tomlLine(keys),
      text: `namespace-packages = ["${name}"]`,
    });
  }
  const value = config.setupCfgValue("options", "namespace_packages");
  for (const name of value?.value.split(/[\s,]+/) ?? []) {
    if (name !== "")
      add(name, { path: config.at("setup.cfg"), line: value?.line ?? 0, text: `namespace_packages = ${name}` });
  }
  const text = config.setupPy ?? "";
  const argument = /\bnamespace_packages\s*=\s*\[([^\]]*)\]/.exec(text);
  for (const [, name = ""] of argument?.[1]?.matchAll(/["']([^"']+)["']/g) ?? []) {
    add(name, {
      path: config.at("setup.py"),
      line: lineAt(text, argument?.index ?? 0),
      text: `namespace_packages=["${name}"]`,
    });
  }
}

function addRuff(config: ProjectConfig, nameOf: (directory: string) => string | null, add: Add): void {
  for (const [file, keys] of [
    ["ruff.toml", []],
    [".ruff.toml", []],
    ["pyproject.toml", ["tool", "ruff"]],
  ] as const) {
    const toml = tomlFile(config.tree, config.at(file));
    if (!toml?.ok) continue;
    const at = [...keys, "namespace-packages"];
    for (const directory of tomlStrings(toml.value, ...at) ?? []) {
      const path = config.at(directory.replace(/^\.\//, "").replace(/\/$/, ""));
      const name = nameOf(path) ?? directory.replaceAll("/", ".");
      add(name, {
        path: config.at(file),
        line: toml.lineOf(at, directory),
        text: `namespace-packages = ["${directory}"]`,
      });
    }
  }
}
