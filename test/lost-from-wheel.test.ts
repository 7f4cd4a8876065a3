import { buildFileTree, createConfig, memorySource, runLint } from "@pylayout/core";
import { python } from "@pylayout/python";
import { BUILTIN_RULE_MAP } from "../packages/cli/src/builtin-rules.ts";
import { describe, expect, it } from "vitest";

/** "severity rule path: message" of each finding of the rules on a tree. */
async function findings(files: Readonly<Record<string, string>>, ...names: readonly string[]): Promise<string[]> {
  const rules = Object.fromEntries(names.map((name) => [name, "on"]));
  const config = await createConfig([{ label: "test", base: "", keys: "camelCase", config: { rules } }], {
    rules: BUILTIN_RULE_MAP,
    presets: new Map(),
    language: python,
  });
  const { messages, failures } = runLint({ tree: buildFileTree(memorySource(files)), language: python, config });
  expect(failures).toEqual([]);
  return messages.map(({ severity, rule, path, message }) => `${severity} ${rule} ${path}: ${message}`);
}

describe("one module lost from the wheel is one finding", () => {
  const bare = {
    "setup.py":
      'from setuptools import setup, find_packages\nsetup(name="app", version="1", packages=find_packages())\n',
    "app/__init__.py": "import app.sub.a",
    "app/sub/a.py": "",
  };
  const lost = "app/sub: no __init__.py, so setuptools leaves it out of the wheel; app/__init__.py:1 fails there";

  it("speaks through missing-init where a file is all it takes", async () => {
    expect(await findings(bare, "missing-init", "package-discovery")).toEqual([`error missing-init ${lost}`]);
  });

  it("speaks through package-discovery where missing-init is off", async () => {
    expect(await findings(bare, "package-discovery")).toEqual([
      "error package-discovery setup.py: app.sub is not in the wheel, but app/__init__.py:1 needs it",
    ]);
  });

  const script = {
    "pyproject.toml":
      '[build-system]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "app"\nversion = "1"\n' +
      '[project.scripts]\nrun = "app.sub.cli:main"\n[tool.setuptools]\npackages = ["app"]\n',
    "app/__init__.py": "",
    "app/sub/__init__.py": "",
    "app/sub/cli.py": "def main(): ...",
  };

  it("names the setting that drops an entry point's module", async () => {
    expect(await findings(script, "entry-point", "package-discovery")).toEqual([
      "error package-discovery pyproject.toml: app.sub is not in the wheel, but pyproject.toml:7 needs it",
    ]);
  });

  it("speaks through entry-point where package-discovery is off", async () => {
    expect(await findings(script, "entry-point")).toEqual([
      'error entry-point pyproject.toml: run = "app.sub.cli:main": there is no module app.sub in the wheel',
    ]);
  });
});
