import { EVERYTHING, FLAT, SRC, layout, tree, type Layout } from "./layout.ts";

const setuptoolsFind = (body: string): string => `[tool.setuptools.packages.find]\n${body}\n`;
const setupPy = (body: string, before = ""): string =>
  `from setuptools import setup, find_packages, find_namespace_packages\n${before}setup(name="demo", version="1.0", ${body})\n`;

/** Without pyproject.toml, or with one that only names the backend. */
function legacy(name: string, files: Record<string, string>): Layout {
  return { id: `setuptools ${name}`, backend: "setuptools", files };
}

export const setuptools: readonly Layout[] = [
  layout("setuptools", "find include", tree(EVERYTHING), setuptoolsFind('include = ["demo*"]')),
  layout(
    "setuptools",
    "find exclude tests",
    tree(EVERYTHING),
    setuptoolsFind('exclude = ["tests*", "docs*", "tools*"]'),
  ),
  layout(
    "setuptools",
    "find exclude without star",
    tree(EVERYTHING),
    setuptoolsFind('include = ["demo*"]\nexclude = ["demo.gap"]'),
  ),
  layout(
    "setuptools",
    "find exclude with dot star",
    tree(EVERYTHING),
    setuptoolsFind('include = ["demo*"]\nexclude = ["demo.gap.*"]'),
  ),
  layout("setuptools", "find without namespaces", tree(EVERYTHING), setuptoolsFind("namespaces = false")),
  layout("setuptools", "find where src", tree(`${SRC} src/extra.py`), setuptoolsFind('where = ["src"]')),
  layout("setuptools", "find where ./src/", tree(SRC), setuptoolsFind('where = ["./src/"]')),
  layout("setuptools", "find where missing", tree(FLAT), setuptoolsFind('where = ["src"]')),
  layout(
    "setuptools",
    "find two wheres",
    tree("a/one/__init__.py a/one/x.py b/two/__init__.py b/two/s/y.py"),
    setuptoolsFind('where = ["a", "b"]'),
  ),
  layout("setuptools", "find empty include", tree(FLAT), setuptoolsFind("include = []")),
  layout("setuptools", "packages list", tree(EVERYTHING), '[tool.setuptools]\npackages = ["demo", "demo.sub"]\n'),
  layout("setuptools", "packages missing", tree(FLAT), '[tool.setuptools]\npackages = ["demo", "demo.nope"]\n'),
  layout("setuptools", "packages empty", tree(FLAT), "[tool.setuptools]\npackages = []\n"),
  layout(
    "setuptools",
    "modules list",
    tree("one.py two.py three.py"),
    '[tool.setuptools]\npy-modules = ["one", "two", "gone"]\n',
  ),
  layout("setuptools", "module in package", tree(FLAT), '[tool.setuptools]\npy-modules = ["demo.a"]\n'),
  layout(
    "setuptools",
    "packages and modules",
    tree(EVERYTHING),
    '[tool.setuptools]\npackages = ["demo"]\npy-modules = ["helper"]\n',
  ),
  layout(
    "setuptools",
    "package-dir root",
    tree("lib/demo/__init__.py lib/demo/s/a.py lib/m.py"),
    '[tool.setuptools]\npackage-dir = {"" = "lib"}\n',
  ),
  layout(
    "setuptools",
    "package-dir named",
    tree("code/__init__.py code/a.py code/s/b.py other/x.py"),
    '[tool.setuptools.package-dir]\ndemo = "code"\n',
  ),
  layout(
    "setuptools",
    "package-dir and list",
    tree("code/__init__.py code/a.py demo/x.py"),
    '[tool.setuptools]\npackages = ["demo"]\npackage-dir = {demo = "code"}\n',
  ),
  layout(
    "setuptools",
    "package data",
    tree(EVERYTHING),
    `${setuptoolsFind('include = ["demo*"]')}[tool.setuptools.package-data]\ndemo = ["data/*", "*.txt"]\n`,
  ),
  layout(
    "setuptools",
    "package data for all",
    tree(EVERYTHING),
    `${setuptoolsFind('include = ["demo*"]')}[tool.setuptools.package-data]\n"*" = ["*.txt", "**/*.json"]\n`,
  ),
  layout(
    "setuptools",
    "exclude package data",
    tree(EVERYTHING),
    `${setuptoolsFind('include = ["demo*"]')}[tool.setuptools.package-data]\ndemo = ["**/*"]\n[tool.setuptools.exclude-package-data]\ndemo = ["*.json", "*.py"]\n`,
  ),
  layout(
    "setuptools",
    "manifest",
    tree(EVERYTHING, { "MANIFEST.in": "recursive-include demo *.json *.txt\nglobal-exclude *.txt\n" }),
    setuptoolsFind('include = ["demo*"]'),
  ),
  layout(
    "setuptools",
    "manifest graft and prune",
    tree(EVERYTHING, { "MANIFEST.in": "graft demo\nprune demo/gap\nprune demo/sub\ninclude helper.py\n" }),
    setuptoolsFind('include = ["demo*"]'),
  ),
  layout(
    "setuptools",
    "manifest of an unlisted package",
    tree(EVERYTHING, { "MANIFEST.in": "graft demo\n" }),
    '[tool.setuptools]\npackages = ["demo"]\n',
  ),
  layout(
    "setuptools",
    "manifest but no package data",
    tree(EVERYTHING, { "MANIFEST.in": "graft demo\n" }),
    '[tool.setuptools]\npackages = ["demo"]\ninclude-package-data = false\n',
  ),
  layout(
    "setuptools",
    "manifest with odd lines",
    tree(EVERYTHING, {
      "MANIFEST.in":
        "# comment\ninclude demo/x.txt \\\n  demo/data/d.json\nbogus line\nrecursive-include demo\nexclude demo/a.py\n",
    }),
    setuptoolsFind('include = ["demo*"]'),
  ),
  layout("setuptools", "stale build", tree(`${FLAT} build/lib/demo/old.py build/lib/gone/__init__.py`)),
  layout("setuptools", "unknown key", tree(FLAT), "[tool.setuptools]\npackage = 1\n"),
  layout(
    "setuptools",
    "tool without project",
    tree(FLAT, { "setup.cfg": "[metadata]\nname = demo\nversion = 1.0\n" }),
    '[tool.setuptools]\npackages = ["demo"]\n',
    "",
  ),
  layout(
    "setuptools",
    "data files",
    tree(EVERYTHING),
    `${setuptoolsFind('include = ["demo*"]')}[tool.setuptools.data-files]\n"share/demo" = ["docs/*.py", "README.md"]\n`,
  ),
  layout(
    "setuptools",
    "setup.py beside pyproject",
    tree(EVERYTHING, { "setup.py": "from setuptools import setup\nsetup()\n" }),
    setuptoolsFind('include = ["demo*"]'),
  ),
  layout(
    "setuptools",
    "setup.py packages and project table",
    tree(EVERYTHING, {
      "setup.py": "from setuptools import setup, find_packages\nsetup(packages=find_packages(include=['demo*']))\n",
    }),
  ),
  layout(
    "setuptools",
    "setup.cfg packages and project table",
    tree(EVERYTHING, { "setup.cfg": "[options]\npackages = demo, demo.sub\n" }),
  ),
  layout(
    "setuptools",
    "extension and project table",
    tree(`${FLAT} ext.c`, { "setup.py": "from setuptools import setup, Extension\nsetup(ext_modules=[])\n" }),
  ),
  legacy("setup.py find", { ...tree(EVERYTHING), "setup.py": setupPy("packages=find_packages()") }),
  legacy("setup.py find exclude", {
    ...tree(EVERYTHING),
    "setup.py": setupPy('packages=find_packages(exclude=["tests", "tests.*"])'),
  }),
  legacy("setup.py find where", {
    ...tree(SRC),
    "setup.py": setupPy('packages=find_packages(where="src"), package_dir={"": "src"}'),
  }),
  legacy("setup.py find where without package_dir", {
    ...tree(SRC),
    "setup.py": setupPy('packages=find_packages("src")'),
  }),
  legacy("setup.py namespace find", {
    ...tree(EVERYTHING),
    "setup.py": setupPy('packages=find_namespace_packages(include=["demo", "demo.*"])'),
  }),
  legacy("setup.py constants", {
    ...tree(EVERYTHING),
    "setup.py": setupPy("packages=PACKAGES + ['demo.gap']", "NAMES = ('demo', 'demo.sub')\nPACKAGES = list(NAMES)\n"),
  }),
  legacy("setup.py find plus names", {
    ...tree(EVERYTHING),
    "setup.py": setupPy('packages=find_packages(include=["demo*"]) + ["demo.gap"]'),
  }),
  legacy("setup.py in main", {
    ...tree(EVERYTHING),
    "setup.py":
      'import setuptools\nif __name__ == "__main__":\n    setuptools.setup(name="demo", version="1", packages=["demo"])\n',
  }),
  legacy("setup.py package data", {
    ...tree(EVERYTHING),
    "setup.py": setupPy('packages=["demo"], package_data={"demo": ["data/*.json", "*.txt"], "": ["*.md"]}'),
  }),
  legacy("setup.py include package data", {
    ...tree(EVERYTHING),
    "MANIFEST.in": "recursive-include demo *\n",
    "setup.py": setupPy('packages=["demo"], include_package_data=True'),
  }),
  legacy("setup.py manifest without include", {
    ...tree(EVERYTHING),
    "MANIFEST.in": "recursive-include demo *\n",
    "setup.py": setupPy('packages=["demo"]'),
  }),
  legacy("setup.py modules", { ...tree(EVERYTHING), "setup.py": setupPy('py_modules=["helper"]') }),
  legacy("setup.py nothing named", { ...tree(FLAT), "setup.py": setupPy("") }),
  legacy("setup.py scripts", {
    ...tree("demo/__init__.py bin/run"),
    "setup.py": setupPy('packages=["demo"], scripts=["bin/run"]'),
  }),
  legacy("setup.py data files", {
    ...tree(EVERYTHING),
    "setup.py": setupPy('packages=["demo"], data_files=[("etc", ["README.md"]), "LICENSE"]'),
  }),
  legacy("setup.py and setup.cfg", {
    ...tree(EVERYTHING),
    "setup.py": "from setuptools import setup\nsetup()\n",
    "setup.cfg":
      "[metadata]\nname = demo\nversion = 1.0\n[options]\npackages = find:\n[options.packages.find]\nexclude =\n    tests*\n    docs*\n",
  }),
  legacy("setup.py loses to nothing", {
    ...tree(EVERYTHING),
    "setup.py": setupPy("packages=[]"),
    "setup.cfg": "[options]\npackages = demo\n",
  }),
  legacy("setup.cfg find without where", {
    ...tree(SRC),
    "setup.cfg": "[metadata]\nname = demo\nversion = 1.0\n[options]\npackage_dir =\n    = src\npackages = find:\n",
  }),
  legacy("setup.cfg find with where", {
    ...tree(SRC),
    "setup.cfg":
      "[metadata]\nname = demo\nversion = 1.0\n[options]\npackages = find_namespace:\n[options.packages.find]\nwhere = src\n",
  }),
  legacy("setup.cfg package data", {
    ...tree(EVERYTHING),
    "setup.cfg":
      "[metadata]\nname = demo\nversion = 1.0\n[options]\npackages = demo\n[options.package_data]\n* = *.txt\ndemo = data/*\n",
  }),
  legacy("setup.cfg modules", {
    ...tree("one.py two.py"),
    "setup.cfg": "[metadata]\nname = demo\nversion = 1.0\n[options]\npy_modules = one\n",
  }),
  legacy("setup.cfg broken", { ...tree(FLAT), "setup.cfg": "[metadata\nname = demo\n" }),
  layout(
    "setuptools",
    "package-dir is the root itself",
    tree(`${FLAT} helper.py`),
    '[tool.setuptools]\npackage-dir = { "" = "." }\npy-modules = ["helper"]\npackages = ["demo"]\n',
  ),
];
