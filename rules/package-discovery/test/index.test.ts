import { ruleTester } from "@pylayout/rule-tester";
import { packageDiscovery } from "@pylayout/rule-package-discovery";

const project = (settings: string, backend = "setuptools.build_meta"): string =>
  `[build-system]\nrequires = []\nbuild-backend = "${backend}"\n[project]\nname = "app"\nversion = "1"\n${settings}\n`;
const list = project('[tool.setuptools]\npackages = ["app"]');
const listLine = 8;

ruleTester.run(packageDiscovery, {
  valid: [
    {
      name: "everything ships",
      tree: { "pyproject.toml": project(""), "app/__init__.py": "import app.sub", "app/sub/__init__.py": "" },
    },
    {
      name: "tests that do not ship",
      tree: { "pyproject.toml": list, "app/__init__.py": "", "app/tests/test_a.py": "", "tests/test_b.py": "" },
    },
    {
      name: "excluded by the author, imported by nobody",
      tree: {
        "pyproject.toml": project('[tool.setuptools.packages.find]\nexclude = ["app.sub*"]'),
        "app/__init__.py": "",
        "app/sub/__init__.py": "",
      },
    },
    {
      name: "a directory that setuptools lists, without __init__.py, and nothing is lost",
      tree: { "pyproject.toml": project(""), "app/__init__.py": "import app.sub.a", "app/sub/a.py": "" },
    },
    {
      name: "a build script decides",
      tree: {
        "setup.py": "from setuptools import setup\nsetup(**args)",
        "app/__init__.py": "",
        "other/__init__.py": "",
      },
    },
    {
      name: "several packages, but nobody builds: no build system",
      tree: {
        "pyproject.toml": '[project]\nname = "app"\nversion = "1"\n',
        "app/__init__.py": "",
        "lib/__init__.py": "",
      },
    },
    {
      name: "several packages beside a build system that is told no name",
      tree: {
        "pyproject.toml": '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
        "app/__init__.py": "",
        "lib/__init__.py": "",
      },
    },
    {
      name: "Poetry without a package",
      tree: {
        "pyproject.toml":
          '[build-system]\nbuild-backend = "poetry.core.masonry.api"\n[tool.poetry]\npackage-mode = false\n',
      },
    },
    {
      name: "an empty list of packages: a distribution of dependencies alone",
      tree: {
        "setup.py":
          'from setuptools import setup\nsetup(name="all", version="1", packages=[], install_requires=["app"])',
        "dev/__init__.py": "",
      },
    },
    {
      name: "several packages, no build system, and CI installs another project",
      tree: {
        "pyproject.toml": '[project]\nname = "app"\nversion = "1"\n',
        "app/__init__.py": "",
        "lib/__init__.py": "",
        ".github/workflows/ci.yml":
          "jobs:\n  a:\n    steps:\n      - run: pip install ./other\n      - run: maturin build -m crates/x/Cargo.toml\n",
      },
    },
    {
      name: "nothing to ship, and nothing is lost",
      tree: { "pyproject.toml": project("[tool.setuptools]\npackages = []"), "README.md": "" },
    },
    {
      name: "hostile names",
      tree: {
        "pyproject.toml": list,
        "app/__init__.py": "import app.\udc80",
        "app/\udc80/x.py": "",
        "app/a b/c.py": "",
      },
    },
  ],
  invalid: [
    {
      name: "shipped code imports what the list does not name",
      tree: {
        "pyproject.toml": list,
        "app/__init__.py": "import app.sub.a\n",
        "app/sub/__init__.py": "",
        "app/sub/a.py": "",
      },
      messages: [
        {
          path: "pyproject.toml",
          line: listLine,
          messageId: "missingImported",
          severity: "error",
          data: { module: "app.sub", importer: "app/__init__.py:1" },
          subject: "app.sub",
          notes: [
            { label: "why", text: "the package app.sub is not listed (pyproject.toml:8, tool.setuptools.packages)" },
            { label: "lost", text: "2 modules" },
          ],
        },
      ],
    },
    {
      name: "left out below a shipped package, imported by nobody",
      tree: { "pyproject.toml": list, "app/__init__.py": "", "app/sub/__init__.py": "" },
      messages: [
        {
          path: "pyproject.toml",
          line: listLine,
          messageId: "missing",
          severity: "warning",
          data: { module: "app.sub", parent: "app" },
        },
      ],
    },
    {
      name: "excluded by the author, but imported",
      tree: {
        "pyproject.toml": project('[tool.setuptools.packages.find]\nexclude = ["app.sub*"]'),
        "app/__init__.py": "from app import sub",
        "app/sub/__init__.py": "",
      },
      messages: [
        {
          path: "pyproject.toml",
          line: 8,
          messageId: "missingImported",
          data: { module: "app.sub", importer: "app/__init__.py:1" },
        },
      ],
    },
    {
      name: "a module beside the package, by automatic discovery",
      tree: { "pyproject.toml": project(""), "app/__init__.py": "import helper", "helper.py": "" },
      messages: [
        {
          path: "helper.py",
          messageId: "missingImported",
          data: { module: "helper", importer: "app/__init__.py:1" },
        },
      ],
    },
    {
      name: "an empty wheel: the name is reserved",
      tree: { "pyproject.toml": project(""), "_core/__init__.py": "", "_core/m.py": "" },
      messages: [
        {
          path: "pyproject.toml",
          messageId: "empty",
          severity: "error",
          data: { first: "_core", path: "_core/__init__.py" },
        },
      ],
    },
    {
      name: "several top-level packages",
      tree: { "pyproject.toml": project(""), "app/__init__.py": "", "lib/__init__.py": "" },
      messages: [
        {
          path: "pyproject.toml",
          messageId: "fails",
          severity: "error",
          message:
            "the wheel cannot be built: setuptools finds several top-level packages (app, lib) and builds none of them (setuptools)",
        },
      ],
    },
    {
      name: "several top-level packages, and the name in setup.cfg",
      tree: {
        "pyproject.toml": '[build-system]\nrequires = ["setuptools"]\n',
        "setup.cfg": "[metadata]\nname = app\n",
        "app/__init__.py": "",
        "lib/__init__.py": "",
      },
      messages: [
        {
          path: "pyproject.toml",
          messageId: "fails",
          severity: "error",
          message:
            "the wheel cannot be built: setuptools finds several top-level packages (app, lib) and builds none of them (setuptools)",
        },
      ],
    },
    {
      name: "known from documentation only",
      tree: { "pyproject.toml": project("", "uv_build"), "other/__init__.py": "" },
      messages: [
        {
          path: "pyproject.toml",
          messageId: "fails",
          severity: "warning",
          message: "the wheel cannot be built: uv_build expects src/app/__init__.py (uv_build)",
          notes: [{ label: "note", text: "the rules of uv_build are known from its documentation only" }],
        },
      ],
    },
    {
      name: "a generic top level",
      tree: {
        "pyproject.toml": project("[tool.setuptools.packages.find]"),
        "app/__init__.py": "",
        "tools/run.py": "",
      },
      messages: [{ path: "tools", messageId: "unwanted", severity: "warning", data: { name: "tools" } }],
    },
    {
      name: "lost via the source distribution",
      tree: {
        "pyproject.toml": project(""),
        "MANIFEST.in": "prune app/sub\n",
        "app/__init__.py": "import app.sub",
        "app/sub/__init__.py": "",
      },
      messages: [
        {
          path: "MANIFEST.in",
          messageId: "lostViaSdist",
          severity: "error",
          data: { names: "app.sub", importer: "app/__init__.py:1" },
        },
      ],
    },
    {
      name: "lost via the source distribution, imported by nobody",
      tree: {
        "pyproject.toml": project(""),
        "MANIFEST.in": "prune app/sub\n",
        "app/__init__.py": "",
        "app/sub/__init__.py": "",
      },
      messages: [
        { path: "MANIFEST.in", messageId: "differsViaSdist", severity: "warning", data: { names: "app.sub" } },
      ],
    },
    {
      name: "a stale build directory is packed directly, and the source distribution has none",
      tree: { "pyproject.toml": project(""), "app/__init__.py": "", "build/lib/app/old.py": "" },
      messages: [
        { path: "pyproject.toml", messageId: "differsViaSdist", severity: "warning", data: { names: "app.old" } },
      ],
    },
    {
      name: "data lost via the source distribution",
      tree: {
        "pyproject.toml": `${project("", "hatchling.build")}[tool.hatch.build.targets.sdist]
exclude = ["*.json"]
`,
        "app/__init__.py": "",
        "app/data.json": "",
      },
      options: { viaSdist: "all" },
      messages: [
        { path: "pyproject.toml", messageId: "differsViaSdist", severity: "warning", data: { names: "app/data.json" } },
      ],
    },
    {
      name: "no source distribution",
      tree: {
        "pyproject.toml":
          '[build-system]\nbuild-backend = "flit_core.buildapi"\n[project]\nname = "app"\nversion = "1"\ndescription = "d"\n',
        "app/a.py": "",
      },
      messages: [
        {
          path: "pyproject.toml",
          messageId: "failsViaSdist",
          severity: "error",
          data: { reason: "flit refuses a source distribution without app/__init__.py" },
        },
      ],
    },
  ],
});
