import { ruleTester } from "@pylayout/rule-tester";
import { staleArtifact } from "@pylayout/rule-stale-artifact";

const info = {
  "app-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\n",
  "app-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: app\nVersion: 1.0\n",
};
const source = { archive: { fileName: "app-1.0-py3-none-any.whl", topDirectory: null } };
const sdist = { archive: { fileName: "app-1.0.tar.gz", topDirectory: "app-1.0" } };
const pyproject = [
  "[build-system]",
  'requires = ["setuptools"]',
  'build-backend = "setuptools.build_meta"',
  "[project]",
  'name = "app"',
  'version = "1.0"',
  "[tool.setuptools]",
  'packages = ["app"]',
  "",
].join("\n");
const project = { "pyproject.toml": pyproject, "app/__init__.py": "", "app/a.py": "x = 1\n" };
const PKG = { "PKG-INFO": "Metadata-Version: 2.1\nName: app\nVersion: 1.0\n" };

ruleTester.run(staleArtifact, {
  valid: [
    { name: "no build directory", tree: project },
    { name: "a build directory that says the same", tree: { ...project, "build/lib/app/a.py": "x = 0\n" } },
    {
      name: "every name is listed",
      tree: { ...info, "app-1.0.dist-info/top_level.txt": "app\n", "app/__init__.py": "", "app.libs/x.so": "" },
      source,
    },
    { name: "no list", tree: { ...info, "app/__init__.py": "" }, source },
    {
      name: "a wheel as its source has it",
      tree: { ...info, "app/__init__.py": "", "app/a.py": "x = 1\r\n", "app-1.0.data/scripts/run": "" },
      builtFrom: project,
      source,
    },
    {
      name: "a source distribution as its source has it",
      tree: { ...PKG, ...project, "setup.cfg": "", "app.egg-info/SOURCES.txt": "" },
      builtFrom: project,
      source: sdist,
    },
    {
      name: "a module that only one of the two builds holds",
      tree: { ...info, "app/__init__.py": "", "app/a.py": "x = 1\n", "old/x.py": "" },
      builtFrom: { ...project, "build/lib/old/x.py": "" },
      source,
    },
  ],
  invalid: [
    {
      name: "an earlier build",
      tree: { ...project, "build/lib/app/gone.py": "" },
      messages: [
        {
          messageId: "leftover",
          path: "build/lib/app/gone.py",
          severity: "warning",
          data: { path: "build/lib/app/gone.py" },
        },
      ],
    },
    {
      name: "an earlier build, seen in the wheel",
      tree: {
        ...info,
        "app-1.0.dist-info/top_level.txt": "app\n",
        "app/__init__.py": "",
        "old/x.py": "",
        "older.py": "",
      },
      source,
      messages: [
        { messageId: "unlisted", path: "old", data: { name: "old" } },
        { messageId: "unlisted", path: "older.py", data: { name: "older" } },
      ],
    },
    {
      name: "compiled files",
      tree: {
        ...info,
        "app/__init__.py": "",
        "app/__pycache__/a.cpython-312.pyc": "",
        "app/__pycache__/b.cpython-312.pyc": "",
      },
      source,
      messages: [
        {
          messageId: "compiled",
          path: "app/__pycache__/a.cpython-312.pyc",
          data: { first: "app/__pycache__/a.cpython-312.pyc", count: 2 },
        },
      ],
    },
    {
      name: "compared with its source",
      tree: { ...info, "app/__init__.py": "y", "app/old/x.py": "", "app/old/y.py": "" },
      builtFrom: project,
      source,
      messages: [
        { messageId: "lacking", path: "", data: { names: "app/a.py" } },
        { messageId: "different", path: "app/__init__.py", data: { names: "app/__init__.py" } },
        { messageId: "extra", path: "app/old/x.py", data: { names: "app/old/x.py and 1 more in app/old/" } },
      ],
    },
    {
      name: "a source distribution compared with its source",
      tree: { ...PKG, "pyproject.toml": pyproject, "app/__init__.py": "", "app/old.py": "" },
      builtFrom: project,
      source: sdist,
      messages: [
        { messageId: "lacking", path: "", data: { names: "app/a.py" } },
        { messageId: "extra", path: "app/old.py", data: { names: "app/old.py" } },
      ],
    },
    {
      name: "a source whose build is not known",
      tree: { ...info, "app/__init__.py": "" },
      builtFrom: { "setup.py": "from setuptools import setup\nsetup(**read())\n" },
      source,
      messages: [
        {
          messageId: "unknown",
          path: "",
          severity: "warning",
          data: { reason: "setup() takes arguments from a mapping" },
        },
      ],
    },
  ],
});
