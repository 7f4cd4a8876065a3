/** A layout to be built for real and to be predicted. */
export interface Layout {
  readonly id: string;
  readonly backend: BackendKey;
  readonly files: Readonly<Record<string, string>>;
  readonly git?: boolean;
}

export type BackendKey = "setuptools" | "hatchling" | "flit" | "poetry" | "pdm" | "scikit";

export const backendModules: Readonly<Record<BackendKey, string>> = {
  setuptools: "setuptools.build_meta",
  hatchling: "hatchling.build",
  flit: "flit_core.buildapi",
  poetry: "poetry.core.masonry.api",
  pdm: "pdm.backend",
  scikit: "scikit_build_core.build",
};

const PROJECT = '[project]\nname = "demo"\nversion = "1.0"\ndescription = "d"\n';

function pyproject(backend: BackendKey, extra = "", project = PROJECT): string {
  const scikit = backend === "scikit" && !extra.includes("cmake") ? "[tool.scikit-build]\nwheel.cmake = false\n" : "";
  return `[build-system]\nrequires = []\nbuild-backend = "${backendModules[backend]}"\n${project}${scikit}${extra}`;
}

/** Files with short contents: `paths` are split at spaces. */
function tree(paths: string, contents: Readonly<Record<string, string>> = {}): Record<string, string> {
  const empty = Object.fromEntries(paths.split(" ").map((path) => [path, '"""d"""\n']));
  return { ...empty, ...contents };
}

const FLAT = "demo/__init__.py demo/a.py demo/sub/__init__.py demo/sub/b.py demo/gap/c.py demo/gap/deep/__init__.py";
const DATA = "demo/py.typed demo/data/d.json demo/data/.hidden demo/x.txt demo/sub/b.pyi";
const AROUND = "tests/__init__.py tests/test_a.py docs/conf.py tools/t.py README.md LICENSE helper.py .github/x.yml";
const SRC = `${FLAT} ${DATA}`.replaceAll("demo/", "src/demo/");

function layout(
  backend: BackendKey,
  name: string,
  files: Record<string, string>,
  extra = "",
  project = PROJECT,
): Layout {
  return {
    id: `${backend} ${name}`,
    backend,
    files: { ...files, "pyproject.toml": pyproject(backend, extra, project) },
  };
}

const everyBackend: readonly BackendKey[] = ["setuptools", "hatchling", "flit", "poetry", "pdm", "scikit"];

const common: readonly Layout[] = everyBackend.flatMap((backend) => [
  layout(backend, "flat with everything around", tree(`${FLAT} ${DATA} ${AROUND}`)),
  layout(backend, "src with everything around", tree(`${SRC} ${AROUND} src/extra.py src/other/__init__.py`)),
  layout(backend, "single module", tree("demo.py README.md")),
  layout(backend, "single module in src", tree("src/demo.py README.md")),
  layout(backend, "two modules", tree("demo.py other.py")),
  layout(backend, "name with dashes", tree("my_demo/__init__.py my_demo/a.py"), "", PROJECT.replace("demo", "my-demo")),
  layout(backend, "name in capitals", tree("Demo/__init__.py Demo/a.py"), "", PROJECT.replace("demo", "Demo")),
  layout(backend, "name with dots", tree("ns/demo/__init__.py ns/demo/a.py"), "", PROJECT.replace("demo", "ns.demo")),
  layout(backend, "namespace with one package", tree("ns/demo/__init__.py ns/demo/a.py ns/more/x.py")),
  layout(backend, "no marker at all", tree("demo/a.py demo/sub/b.py")),
  layout(backend, "data only", tree("demo/a.json demo/sub/b.txt")),
  layout(backend, "nothing", tree("README.md")),
  layout(backend, "both flat and src", tree(`${FLAT} src/demo/__init__.py src/demo/z.py`)),
  layout(backend, "package and module of one name", tree("demo/__init__.py demo.py")),
  layout(backend, "stubs", tree("demo-stubs/__init__.pyi demo-stubs/a.pyi"), "", PROJECT.replace("demo", "demo-stubs")),
  layout(backend, "readme missing", tree("demo/__init__.py"), "", `${PROJECT}readme = "README.md"\n`),
  layout(backend, "no version", tree("demo/__init__.py"), "", PROJECT.replace('version = "1.0"\n', "")),
  layout(backend, "no project table", tree("demo/__init__.py"), "", ""),
  layout(
    backend,
    "hidden and odd names",
    tree("demo/__init__.py demo/.x.py demo/a-b.py demo/.dir/y.py demo/1x/z.py demo/a.b/c.py"),
  ),
  layout(backend, "compiled files", tree("demo/__init__.py demo/a.pyc demo/__pycache__/a.cpython-312.pyc demo/c.so")),
  {
    ...layout(
      backend,
      "ignored in git",
      tree(`${FLAT} build/x.py`, { ".gitignore": "gap/\n*.log\n/build\n", "demo/a.log": "" }),
    ),
    git: true,
  },
  { ...layout(backend, "negated ignore", tree(FLAT, { ".gitignore": "demo/sub/*\n!demo/sub/b.py\n" })), git: true },
  { ...layout(backend, "ignored below", tree(FLAT, { "demo/.gitignore": "sub/\n" })), git: true },
]);

const setuptoolsFind = (body: string): string => `[tool.setuptools.packages.find]\n${body}\n`;
const setupPy = (body: string, before = ""): string =>
  `from setuptools import setup, find_packages, find_namespace_packages\n${before}setup(name="demo", version="1.0", ${body})\n`;

/** Without pyproject.toml, or with one that only names the backend. */
function legacy(name: string, files: Record<string, string>): Layout {
  return { id: `setuptools ${name}`, backend: "setuptools", files };
}

const EVERYTHING = `${FLAT} ${DATA} ${AROUND}`;

const setuptools: readonly Layout[] = [
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
];

const hatch = (body: string): string => `[tool.hatch.build.targets.wheel]\n${body}\n`;

const hatchling: readonly Layout[] = [
  layout("hatchling", "packages", tree(`${SRC} lib/two/__init__.py`), hatch('packages = ["src/demo", "lib/two"]')),
  layout("hatchling", "packages typo", tree(FLAT), hatch('packages = ["dmeo"]')),
  layout("hatchling", "packages global", tree(`${SRC} ${AROUND}`), '[tool.hatch.build]\npackages = ["src/demo"]\n'),
  layout("hatchling", "include", tree(EVERYTHING), hatch('include = ["demo/**/*.py", "/helper.py"]')),
  layout("hatchling", "include directory", tree(EVERYTHING), hatch('include = ["demo"]')),
  layout(
    "hatchling",
    "include and exclude",
    tree(EVERYTHING),
    hatch('include = ["/demo"]\nexclude = ["*.json", "gap/"]'),
  ),
  layout(
    "hatchling",
    "exclude last wins",
    tree(EVERYTHING),
    hatch('packages = ["demo"]\nexclude = ["demo/sub/*", "!demo/sub/b.py"]'),
  ),
  layout(
    "hatchling",
    "exclude directory and negate below",
    tree(EVERYTHING),
    hatch('packages = ["demo"]\nexclude = ["demo/sub/", "!demo/sub/b.py"]'),
  ),
  layout("hatchling", "only-include", tree(EVERYTHING), hatch('only-include = ["demo/sub", "helper.py"]')),
  layout("hatchling", "only-packages", tree(EVERYTHING), hatch('packages = ["demo"]\nonly-packages = true')),
  layout(
    "hatchling",
    "sources list",
    tree(`${SRC} ${AROUND}`),
    hatch('only-include = ["src/demo"]\nsources = ["src"]'),
  ),
  layout(
    "hatchling",
    "sources table",
    tree(`${SRC} ${AROUND}`),
    hatch('only-include = ["src/demo"]\n[tool.hatch.build.targets.wheel.sources]\n"src/demo" = "renamed"'),
  ),
  layout(
    "hatchling",
    "sources for everything",
    tree(FLAT),
    hatch('packages = ["demo"]\n[tool.hatch.build.targets.wheel.sources]\n"" = "prefix"'),
  ),
  layout(
    "hatchling",
    "force-include",
    tree(EVERYTHING),
    hatch(
      'packages = ["demo"]\n[tool.hatch.build.targets.wheel.force-include]\n"docs" = "demo/docs"\n"helper.py" = "demo/h.py"',
    ),
  ),
  layout(
    "hatchling",
    "force-include alone",
    tree("lib/x.py"),
    hatch('[tool.hatch.build.targets.wheel.force-include]\n"lib" = "lib"'),
  ),
  layout(
    "hatchling",
    "force-include moves",
    tree(FLAT),
    hatch('packages = ["demo"]\n[tool.hatch.build.targets.wheel.force-include]\n"demo/a.py" = "demo/moved.py"'),
  ),
  layout(
    "hatchling",
    "force-include missing",
    tree(FLAT),
    hatch('[tool.hatch.build.targets.wheel.force-include]\n"gone" = "demo/gone"'),
  ),
  layout(
    "hatchling",
    "force-include twice",
    tree(`${FLAT} x/a.py`),
    hatch('packages = ["demo"]\n[tool.hatch.build.targets.wheel.force-include]\n"x" = "demo"'),
  ),
  layout("hatchling", "bypass", tree("lib/x.py"), hatch("bypass-selection = true")),
  layout(
    "hatchling",
    "shared data",
    tree(EVERYTHING),
    hatch('packages = ["demo"]\n[tool.hatch.build.targets.wheel.shared-data]\n"docs" = "share/docs"'),
  ),
  layout(
    "hatchling",
    "hatch.toml",
    { ...tree(EVERYTHING), "hatch.toml": '[build.targets.wheel]\npackages = ["tools"]\n' },
    hatch('packages = ["demo"]'),
  ),
  layout(
    "hatchling",
    "sdist include",
    tree(EVERYTHING),
    '[tool.hatch.build.targets.sdist]\ninclude = ["/demo"]\nexclude = ["gap"]\n',
  ),
  layout(
    "hatchling",
    "sdist only-include",
    tree(EVERYTHING),
    '[tool.hatch.build.targets.sdist]\nonly-include = ["demo/sub"]\n',
  ),
  layout(
    "hatchling",
    "skip excluded directories",
    tree(EVERYTHING),
    hatch('include = ["demo"]\nskip-excluded-dirs = true\nexclude = ["gap"]'),
  ),
  layout("hatchling", "hook", tree(FLAT), '[tool.hatch.build.hooks.custom]\npath = "hatch_build.py"\n'),
  layout(
    "hatchling",
    "disabled hook",
    tree(FLAT),
    '[tool.hatch.build.hooks.custom]\npath = "hatch_build.py"\nenable-by-default = false\n',
  ),
  layout("hatchling", "unanchored include", tree(`${EVERYTHING} other/demo/z.py`), hatch('include = ["demo/"]')),
  {
    ...layout(
      "hatchling",
      "artifacts",
      tree(FLAT, { ".gitignore": "gap/\n" }),
      hatch('packages = ["demo"]\nartifacts = ["gap/c.py"]'),
    ),
    git: true,
  },
  {
    ...layout(
      "hatchling",
      "ignore-vcs",
      tree(FLAT, { ".gitignore": "gap/\n" }),
      "[tool.hatch.build]\nignore-vcs = true\n",
    ),
    git: true,
  },
  {
    ...layout(
      "hatchling",
      "brackets in ignore",
      tree("demo/__init__.py demo/a1.py demo/a2.py demo/b[x].py", { ".gitignore": "a[0-1].py\nb\\[x\\].py\n**/zz\n" }),
    ),
    git: true,
  },
  {
    ...layout("hatchling", "ignore everything but", tree(`${FLAT} ${DATA}`, { ".gitignore": "*\n!*/\n!*.py\n" })),
    git: true,
  },
];

const flit: readonly Layout[] = [
  layout("flit", "module name", tree("code/__init__.py code/a.py demo/x.py"), '[tool.flit.module]\nname = "code"\n'),
  layout(
    "flit",
    "namespace module",
    tree("ns/demo/__init__.py ns/demo/a.py ns/other.py"),
    '[tool.flit.module]\nname = "ns.demo"\n',
  ),
  layout(
    "flit",
    "sdist filters",
    tree(EVERYTHING),
    '[tool.flit.sdist]\ninclude = ["docs/", "helper.py"]\nexclude = ["demo/gap", "demo/data/*.json"]\n',
  ),
  layout("flit", "sdist without main", tree(EVERYTHING), '[tool.flit.sdist]\nexclude = ["demo/__init__.py"]\n'),
  layout("flit", "external data", tree(`${FLAT} data/share/x.txt`), '[tool.flit.external-data]\ndirectory = "data"\n'),
  layout(
    "flit",
    "dynamic version",
    tree("demo/a.py", { "demo/__init__.py": '"""d"""\n__version__ = "2"\n' }),
    "",
    '[project]\nname = "demo"\ndynamic = ["version", "description"]\n',
  ),
  layout(
    "flit",
    "dynamic version missing",
    tree("demo/__init__.py"),
    "",
    '[project]\nname = "demo"\ndynamic = ["version", "description"]\n',
  ),
  layout(
    "flit",
    "dynamic version elsewhere",
    tree("demo/__init__.py", { "demo/_version.py": '__version__ = "2"\n' }),
    "",
    '[project]\nname = "demo"\ndynamic = ["version", "description"]\n',
  ),
  layout(
    "flit",
    "dynamic description missing",
    tree("", { "demo/__init__.py": '__version__ = "2"\n' }),
    "",
    '[project]\nname = "demo"\ndynamic = ["version", "description"]\n',
  ),
  layout(
    "flit",
    "legacy metadata",
    tree("", { "demo.py": '"""d"""\n__version__ = "2"\n' }),
    '[tool.flit.metadata]\nmodule = "demo"\nauthor = "a"\nauthor-email = "a@b.c"\n',
    "",
  ),
];

const poetryTool = (body: string): string => `[tool.poetry]\n${body}\n`;

const poetry: readonly Layout[] = [
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

const pdmTool = (body: string): string => `[tool.pdm.build]\n${body}\n`;

const pdm: readonly Layout[] = [
  layout("pdm", "package-dir", tree("lib/demo/__init__.py lib/demo/a/b.py lib/x.py"), pdmTool('package-dir = "lib"')),
  layout("pdm", "includes", tree(EVERYTHING), pdmTool('includes = ["demo", "helper.py"]')),
  layout("pdm", "includes glob", tree(EVERYTHING), pdmTool('includes = ["demo/**/*.py", "docs/"]')),
  layout("pdm", "excludes", tree(EVERYTHING), pdmTool('excludes = ["demo/gap", "**/*.json"]')),
  layout(
    "pdm",
    "include wins",
    tree(EVERYTHING),
    pdmTool('includes = ["demo", "demo/data/d.json"]\nexcludes = ["**/*.json"]'),
  ),
  layout("pdm", "tie", tree(EVERYTHING), pdmTool('includes = ["demo", "demo/a.py"]\nexcludes = ["demo/a.py"]')),
  layout("pdm", "source-includes", tree(EVERYTHING), pdmTool('source-includes = ["docs", "demo/gap"]')),
  layout("pdm", "tests named", tree(EVERYTHING), pdmTool('includes = ["demo", "tests"]')),
  layout("pdm", "hook", tree(`${FLAT} pdm_build.py`)),
  layout(
    "pdm",
    "wheel data",
    tree(EVERYTHING),
    '[tool.pdm.build.wheel-data]\nscripts = ["helper.py"]\ndata = [{path = "docs/*.py", relative-to = "."}]\n',
  ),
];

const scikitTool = (body: string): string => `[tool.scikit-build]\nwheel.cmake = false\n${body}\n`;

const scikit: readonly Layout[] = [
  layout("scikit", "packages", tree(EVERYTHING), scikitTool('wheel.packages = ["demo", "tools"]')),
  layout(
    "scikit",
    "packages table",
    tree(EVERYTHING),
    scikitTool('[tool.scikit-build.wheel.packages]\n"ns/demo" = "demo"'),
  ),
  layout(
    "scikit",
    "packages table mismatch",
    tree(EVERYTHING),
    scikitTool('[tool.scikit-build.wheel.packages]\n"other" = "demo"'),
  ),
  layout("scikit", "packages empty", tree(EVERYTHING), scikitTool("wheel.packages = []")),
  layout("scikit", "wheel exclude", tree(EVERYTHING), scikitTool('wheel.exclude = ["**.json", "demo/gap"]')),
  layout("scikit", "sdist exclude", tree(EVERYTHING), scikitTool('sdist.exclude = ["demo/sub/", "*.txt"]')),
  layout(
    "scikit",
    "sdist exclude and include",
    tree(EVERYTHING),
    scikitTool('sdist.exclude = ["demo/sub/*"]\nsdist.include = ["demo/sub/b.py"]'),
  ),
  layout("scikit", "python directory", tree("python/demo/__init__.py python/demo/x.py")),
];

export const baseLayouts: readonly Layout[] = [
  ...common,
  ...setuptools,
  ...hatchling,
  ...flit,
  ...poetry,
  ...pdm,
  ...scikit,
].map(withoutEmptyName);

/** `tree("")` names one file "". */
function withoutEmptyName(one: Layout): Layout {
  const files = Object.fromEntries(Object.entries(one.files).filter(([path]) => path !== ""));
  return { ...one, files };
}
