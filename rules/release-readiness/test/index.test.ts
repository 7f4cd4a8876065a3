import { ruleTester } from "@pylayout/rule-tester";
import { releaseReadiness } from "@pylayout/rule-release-readiness";

const full = 'description = "d"\nreadme = "README.md"\nrequires-python = ">=3.9"\nlicense = "MIT"\n';

/** A project of setuptools; `project` follows name in its [project] table. */
function app(project: string, more: Readonly<Record<string, string>> = {}) {
  const build = '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n';
  return {
    "pyproject.toml": `${build}[project]\nname = "app"\n${project}`,
    "README.md": "",
    "app/__init__.py": "",
    ...more,
  };
}

const versioned = `version = "1.2.0"\n${full}`;

ruleTester.run(releaseReadiness, {
  valid: [
    {
      name: "complete",
      tree: app(versioned, { "CHANGELOG.md": "## v1.2.0\n", "app/__init__.py": '__version__ = "1.2"\n' }),
    },
    { name: "nothing to build", tree: { "pyproject.toml": '[project]\nname = "app"\n' } },
    { name: "a tag of that version", tree: app(versioned), source: { revision: "refs/tags/v1.2" } },
    {
      name: "a tag of another project of the repository",
      tree: {
        ...app(versioned),
        "other/pyproject.toml": `[build-system]\nrequires = ["setuptools"]\n[project]\nname = "other"\nversion = "9.9"\n${full}`,
        "other/README.md": "",
        "other/other/__init__.py": "",
      },
      source: { revision: "refs/tags/other-v9.9" },
    },
    { name: "a long branch", tree: app(versioned), source: { revision: "a_".repeat(60) + "x" } },
    { name: "a branch, an object", tree: app(versioned), source: { revision: "release-next" } },
    { name: "another project's changelog habits", tree: app(versioned, { "CHANGES.rst": "See the web site.\n" }) },
    { name: "a development version", tree: app(versioned.replace("1.2.0", "1.3.dev0"), { "NEWS.md": "# 1.2.0\n" }) },
    {
      name: "given in setup.py",
      tree: {
        "setup.py":
          'from setuptools import setup\nsetup(name="a", version="1", description="", long_description="", python_requires=">=3.9", license="MIT")\n',
      },
    },
    { name: "computed", tree: { "setup.py": "from setuptools import setup\nsetup(**options())\n" } },
    {
      name: "dynamic",
      tree: app('dynamic = ["version", "description", "readme"]\nrequires-python = ">=3.9"\nlicense-files = []\n'),
    },
    {
      name: "a license file, which every backend adds to the metadata",
      tree: app('version = "1"\ndescription = "d"\nreadme = "README.md"\nrequires-python = ">=3.9"\n', {
        "README.md": "",
        LICENSE: "MIT\n",
      }),
    },
    { name: "fields that nobody asked for", tree: app('version = "1"\n'), options: { fields: [] } },
  ],
  invalid: [
    {
      name: "absent fields",
      tree: app('version = "1"\nlicense = "MIT"\n'),
      messages: [
        {
          messageId: "incomplete",
          path: "pyproject.toml",
          severity: "warning",
          data: { fields: "description, readme, requires-python" },
        },
      ],
    },
    {
      name: "versions that disagree",
      tree: app(versioned, {
        "app/__init__.py": '"""Doc."""\n__version__ = "1.1"\n',
        "CHANGELOG.md": "## 1.2.01\n## 1.1\n",
        "setup.py": 'from setuptools import setup\nsetup(version="1.0")\n',
      }),
      messages: [
        {
          messageId: "changelog",
          path: "CHANGELOG.md",
          severity: "warning",
          data: { path: "CHANGELOG.md", version: "1.2.0" },
        },
        {
          messageId: "versions",
          path: "app/__init__.py",
          line: 2,
          data: { path: "app/__init__.py", other: "1.1", version: "1.2.0", place: "pyproject.toml:6" },
        },
        {
          messageId: "versions",
          path: "setup.py",
          line: 2,
          data: { path: "setup.py", other: "1.0", version: "1.2.0", place: "pyproject.toml:6" },
        },
      ],
    },
    {
      name: "another tag",
      tree: app(versioned),
      source: { revision: "app-v1.3.0" },
      messages: [
        {
          messageId: "tag",
          path: "pyproject.toml",
          line: 6,
          severity: "error",
          data: { tag: "app-v1.3.0", version: "1.2.0" },
        },
      ],
    },
    {
      name: "no version",
      tree: app(versioned.replace("1.2.0", "1.2-final-x")),
      messages: [
        {
          messageId: "noVersion",
          path: "pyproject.toml",
          line: 6,
          severity: "error",
          data: { version: "1.2-final-x" },
        },
      ],
    },
    {
      name: "what PyPI refuses",
      tree: app(
        `${versioned.replace("1.2.0", "1.2+git")}dependencies = [\n  "requests",\n  "left @ git+https://example.org/left",\n]\n`,
      ),
      messages: [
        { messageId: "local", path: "pyproject.toml", line: 6, severity: "error", data: { version: "1.2+git" } },
        {
          messageId: "address",
          path: "pyproject.toml",
          line: 13,
          severity: "error",
          data: { requirement: "left @ git+https://example.org/left" },
        },
      ],
    },
    {
      name: "a classifier that requires-python leaves out",
      tree: app(
        `${versioned}classifiers = [\n  "Programming Language :: Python :: 3.8",\n  "Programming Language :: Python :: 3.9",\n]\n`,
      ),
      messages: [{ messageId: "classifier", path: "pyproject.toml", line: 12, data: { python: "3.8" } }],
    },
    {
      name: "what git does not track",
      tree: app(versioned, { "app/a.py": "", "app/b.py": "" }),
      source: { untracked: ["app/a.py", "app/b.py"] },
      messages: [
        {
          messageId: "untracked",
          path: "app/a.py",
          severity: "warning",
          data: { path: "app/a.py", more: " and 1 more" },
        },
      ],
    },
  ],
});
