/** Small projects, each with one defect of packaging; `wheelName` renames the built wheel. */
const table = (more = "", project = "") =>
  `[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n` +
  `[project]\nname = "app"\nversion = "1.0"\ndescription = "d"\nreadme = "README.md"\nrequires-python = ">=3.9"\n` +
  `license = {text = "MIT"}\n${project}${more}`;

const whole = {
  "README.md": "# app\n",
  "app/__init__.py": "from app.core import run\n",
  "app/core.py": "def run(): ...\n",
};

export const DEFECTS = [
  { name: "none", files: { ...whole, "pyproject.toml": table() } },
  {
    name: "a package that the list lacks, and shipped code imports",
    files: {
      ...whole,
      "app/__init__.py": "from app.sub import x\n",
      "app/sub/__init__.py": "x = 1\n",
      "pyproject.toml": table('[tool.setuptools]\npackages = ["app"]\n'),
    },
  },
  {
    name: "a package that .gitignore keeps out (hatchling)",
    files: {
      ...whole,
      ".gitignore": "lib/\n",
      "app/lib/__init__.py": "",
      "app/core.py": "from app.lib import x\n\ndef run(): ...\n",
      "pyproject.toml":
        table().replace('"setuptools"', '"hatchling"').replace("setuptools.build_meta", "hatchling.build") +
        '[tool.hatch.build.targets.wheel]\ncore-metadata-version = "2.1"\n[tool.hatch.build.targets.sdist]\ncore-metadata-version = "2.1"\n',
    },
  },
  {
    name: "tests at the top of site-packages",
    files: {
      ...whole,
      "tests/__init__.py": "",
      "tests/test_a.py": "",
      "pyproject.toml": table('[tool.setuptools.packages.find]\nwhere = ["."]\n'),
    },
  },
  {
    name: "a script whose function does not exist",
    files: { ...whole, "pyproject.toml": table("", '[project.scripts]\nrun = "app.core:main"\n') },
  },
  {
    name: "a module that only the source distribution lacks",
    files: { ...whole, "MANIFEST.in": "exclude app/core.py\n", "pyproject.toml": table() },
  },
  {
    name: "a module left in build/lib",
    files: {
      ...whole,
      "build/lib/old/__init__.py": "",
      "pyproject.toml": table('[tool.setuptools]\npackages = ["app"]\n'),
    },
  },
  {
    name: "a module in UTF-16",
    files: { ...whole, "app/text.py": Buffer.from("\ufeffx = 1\n", "utf16le"), "pyproject.toml": table() },
  },
  {
    name: "syntax newer than requires-python",
    files: { ...whole, "app/core.py": "def run(x):\n    match x:\n        case 1: ...\n", "pyproject.toml": table() },
  },
  {
    name: "a wheel that was renamed",
    files: { ...whole, "pyproject.toml": table() },
    wheelName: "app-1.1-py3-none-any.whl",
  },
  {
    name: "another version in __version__",
    files: { ...whole, "app/__init__.py": '__version__ = "0.9"\n', "pyproject.toml": table() },
  },
  {
    name: "a dependency by its address",
    files: { ...whole, "pyproject.toml": table("", 'dependencies = ["left @ git+https://example.org/left"]\n') },
  },
  {
    name: "a misspelt key in [project]",
    files: { ...whole, "pyproject.toml": table("", 'licence = "MIT"\n') },
  },
  {
    name: "a long description that does not render",
    files: {
      ...whole,
      "README.rst": "Title\n==\n\n.. unknown-directive:: x\n\n`broken\n",
      "pyproject.toml": table().replace("README.md", "README.rst"),
    },
  },
];
