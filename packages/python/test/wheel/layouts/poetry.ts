import { EVERYTHING, FLAT, SRC, layout, tree, type Layout } from "./layout.ts";

const poetryTool = (body: string): string => `[tool.poetry]\n${body}\n`;

export const poetry: readonly Layout[] = [
  layout("poetry", "packages", tree(EVERYTHING), poetryTool('packages = [{include = "demo"}, {include = "tools"}]')),
  layout("poetry", "packages from", tree(SRC), poetryTool('packages = [{include = "demo", from = "src"}]')),
  layout("poetry", "packages to", tree(FLAT), poetryTool('packages = [{include = "demo", to = "target"}]')),
  layout(
    "poetry",
    "packages from and to",
    tree(SRC),
    poetryTool('packages = [{include = "demo/sub", from = "src", to = "target"}]'),
  ),
  layout("poetry", "packages glob", tree(EVERYTHING), poetryTool('packages = [{include = "demo/**/*.py"}]')),
  layout(
    "poetry",
    "packages sdist only",
    tree(EVERYTHING),
    poetryTool('packages = [{include = "demo"}, {include = "tests", format = "sdist"}]'),
  ),
  layout(
    "poetry",
    "only package for the sdist",
    tree(EVERYTHING),
    poetryTool('packages = [{include = "tools", format = "sdist"}]'),
  ),
  layout("poetry", "packages missing", tree(FLAT), poetryTool('packages = [{include = "gone"}]')),
  layout(
    "poetry",
    "packages without modules",
    tree("demo/__init__.py data/x.json"),
    poetryTool('packages = [{include = "demo"}, {include = "data"}]'),
  ),
  layout(
    "poetry",
    "package is a module",
    tree("demo/__init__.py helper.py"),
    poetryTool('packages = [{include = "demo"}, {include = "helper.py"}]'),
  ),
  layout(
    "poetry",
    "include",
    tree(EVERYTHING),
    poetryTool('include = ["docs", {path = "helper.py", format = ["sdist", "wheel"]}]'),
  ),
  layout(
    "poetry",
    "include directory for both",
    tree(EVERYTHING),
    poetryTool('include = [{path = "docs/**/*", format = ["sdist", "wheel"]}]'),
  ),
  layout("poetry", "exclude", tree(EVERYTHING), poetryTool('exclude = ["demo/gap", "**/*.json"]')),
  layout("poetry", "exclude glob", tree(EVERYTHING), poetryTool('exclude = ["demo/*/b.py", "demo/data/**"]')),
  layout(
    "poetry",
    "exclude and include",
    tree(EVERYTHING),
    poetryTool('exclude = ["demo/sub/b.py"]\ninclude = [{path = "demo/sub/b.py", format = ["sdist", "wheel"]}]'),
  ),
  layout("poetry", "not a package", tree(FLAT), poetryTool("package-mode = false")),
  layout(
    "poetry",
    "legacy table",
    tree(EVERYTHING),
    poetryTool('name = "demo"\nversion = "1.0"\ndescription = "d"\nauthors = ["A <a@b.c>"]\nreadme = "README.md"'),
    "",
  ),
  layout(
    "poetry",
    "script file",
    tree(`${FLAT} bin/run.sh`),
    '[tool.poetry.scripts]\nrun = {reference = "bin/run.sh", type = "file"}\n',
  ),
  {
    ...layout(
      "poetry",
      "ignored but included",
      tree(FLAT, { ".gitignore": "gap/\n" }),
      poetryTool('include = [{path = "demo/gap/**/*", format = ["sdist", "wheel"]}]'),
    ),
    git: true,
  },
];
