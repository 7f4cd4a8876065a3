import { ruleTester } from "@pylayout/rule-tester";
import { entryPoint } from "@pylayout/rule-entry-point";

const project = (scripts: string, cli: string, backend = "hatchling.build", more = ""): string => `
pyproject.toml | [build-system]
               | requires = []
               | build-backend = "${backend}"
               | [project]
               | name = "app"
               | version = "1"
               | ${scripts.replaceAll("\n", "\n               | ")}
app/
  __init__.py
  cli.py       | ${cli.replaceAll("\n", "\n               | ")}${more}`;
const script = (value: string) => `[project.scripts]\nrun = "${value}"`;

ruleTester.run(entryPoint, {
  valid: [
    { name: "a function", tree: project(script("app.cli:main"), "def main(): ...") },
    {
      name: "an attribute of a class",
      tree: project(script("app.cli:App.main"), "class App:\n    def main(self): ..."),
    },
    {
      name: "bound by a star import",
      tree: project(script("app.cli:main"), "from app.impl import *", undefined, "\n  impl.py | def main(): ..."),
    },
    { name: "module __getattr__", tree: project(script("app.cli:main"), "def __getattr__(name): ...") },
    { name: "another distribution", tree: project(script("other.cli:main"), "") },
    {
      name: "below a namespace that other distributions share",
      tree: {
        "pyproject.toml": `[build-system]\nbuild-backend = "hatchling.build"\n[project]\nname = "x"\nversion = "1"\n[project.scripts]\nrun = "ns.other:main"\n[tool.hatch.build.targets.wheel]\npackages = ["ns"]\n`,
        "ns/own/__init__.py": "",
      },
    },
    { name: "a plugin may be a module", tree: project('[project.entry-points.plugins]\nrun = "app.cli"', "") },
    {
      name: "a manifest in the package",
      tree: project(
        '[project.entry-points."x.manifest"]\nrun = "app:plugins.yaml"',
        "",
        undefined,
        "\n  plugins.yaml | name: app",
      ),
    },
    { name: "the configuration of a foreign backend", tree: project(script("app.cli:gone"), "", "acme.build") },
    { name: "hostile values", tree: project(script("...:'"), "") },
  ],
  invalid: [
    {
      name: "a misspelt function",
      tree: project(script("app.cli:mian"), "def main(): ..."),
      messages: [
        {
          path: "pyproject.toml",
          line: 8,
          messageId: "missingAttribute",
          severity: "error",
          data: { name: "run", value: "app.cli:mian", module: "app.cli", attribute: "mian" },
          help: "did you mean app.cli:main?",
        },
      ],
    },
    {
      name: "bound for type checkers only",
      tree: project(
        script("app.cli:main"),
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from x import main",
      ),
      messages: [
        {
          path: "pyproject.toml",
          line: 8,
          messageId: "missingAttribute",
          data: { name: "run", value: "app.cli:main", module: "app.cli", attribute: "main" },
          help: null,
        },
      ],
    },
    {
      name: "a manifest that is not there",
      tree: project('[project.entry-points."x.manifest"]\nrun = "app:plugins.yaml"', ""),
      messages: [
        {
          path: "pyproject.toml",
          messageId: "missingAttribute",
          line: 8,
          data: { name: "run", value: "app:plugins.yaml", module: "app", attribute: "plugins" },
        },
      ],
    },
    {
      name: "a misspelt module",
      tree: project(script("app.cly:main"), "def main(): ..."),
      messages: [
        {
          path: "pyproject.toml",
          line: 8,
          messageId: "missingModule",
          data: { name: "run", value: "app.cly:main", module: "app.cly" },
          help: "did you mean app.cli?",
        },
      ],
    },
    {
      name: "a script without a function",
      tree: project(script("app.cli"), "def main(): ..."),
      messages: [
        { path: "pyproject.toml", line: 8, messageId: "notCallable", data: { name: "run", value: "app.cli" } },
      ],
    },
    {
      name: "known from documentation only",
      tree: project(script("app.cli:mian"), "def main(): ...", "pdm.backend"),
      messages: [
        {
          path: "pyproject.toml",
          line: 8,
          messageId: "missingAttribute",
          severity: "warning",
          data: { name: "run", value: "app.cli:mian", module: "app.cli", attribute: "mian" },
        },
      ],
    },
    {
      name: "left out of the wheel, and package-discovery is off",
      tree: project(
        `${script("app.cli:main")}\n[tool.hatch.build.targets.wheel]\nexclude = ["cli.py"]`,
        "def main(): ...",
      ),
      messages: [
        {
          path: "pyproject.toml",
          line: 8,
          messageId: "missingModule",
          data: { name: "run", value: "app.cli:main", module: "app.cli" },
        },
      ],
    },
  ],
});
