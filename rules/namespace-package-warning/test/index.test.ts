import { ruleTester } from "@pylayout/rule-tester";
import { namespacePackageWarning } from "../src/index.ts";

const two = `
pyproject.toml | [project]
               | name = "app"
               | [tool.pytest.ini_options]
               | pythonpath = ["src", "lib"]`;

const setuptools = `
setup.py | from setuptools import setup, find_packages
         | setup(name="app", version="1", packages=find_packages())`;

const legacy = '__init__.py | __path__ = __import__("pkgutil").extend_path(__path__, __name__)';
const all = { implicit: true, genericNames: true };

ruleTester.run(namespacePackageWarning, {
  valid: [
    {
      name: "two portions of one namespace",
      tree: `${two}\nlib/\n  acme/\n    a.py | X = 1\nsrc/\n  acme/\n    b.py | X = 1`,
    },
    { name: "another name", tree: `${two}\nlib/\n  app_extra/\n    extra.py\nsrc/\n  app/\n    __init__.py` },
    { name: "the other root is on no path", tree: "lib/\n  app/\n    extra.py\nsrc/\n  app/\n    __init__.py" },
    {
      name: "a portion of tests alone, which pytest imports by path",
      tree: `${two}\nlib/\n  app/\n    test_a.py | def test_a(): ...\nsrc/\n  app/\n    __init__.py`,
    },
    {
      name: "a directory of data beside tests, which pytest puts on sys.path for the tests alone",
      tree: "pytest.ini | [pytest]\ntests/\n  data/\n    __init__.py\n  test_a.py | def test_a(): ...\n  config/\n    test_b.py | def test_b(): ...\n    data/\n      sample.py | X = 1",
    },
    {
      name: "declared",
      tree: `${two}\nlib/\n  app/\n    extra.py\nsrc/\n  app/\n    __init__.py`,
      settings: { namespacePackages: ["app"] },
    },
    {
      name: "imported, with the options off",
      tree: `${setuptools}\nconftest.py | import tools.a\ntools/\n  a.py | X = 1`,
    },
    { name: "imported by nobody", tree: `${setuptools}\nconftest.py\ntools/\n  a.py | X = 1`, options: all },
    {
      name: "an import of the standard library is not an import of a namespace portion",
      tree: "tests/\n  typing/\n    check.py | X = 1\n  test_a.py | import typing.check",
      options: all,
    },
    {
      name: "the distribution is named after its namespace",
      tree: 'pyproject.toml | [project]\n               | name = "acme-billing"\nacme/\n  billing/\n    __init__.py\nconftest.py | import acme.billing',
      options: all,
    },
    {
      name: "two projects of the repository have a portion",
      tree: `
one/
  pyproject.toml | [project]
                 | name = "billing"
  conftest.py | import acme.a
  acme/
    a.py
two/
  pyproject.toml | [project]
                 | name = "shipping"
  conftest.py | import acme.b
  acme/
    b.py`,
      options: all,
    },
    {
      name: "a dependency has a part of the same namespace",
      tree: 'pyproject.toml | [project]\n               | name = "acme"\n               | dependencies = ["acme-core>=1"]\nacme/\n  billing/\n    __init__.py\nconftest.py | import acme.billing',
      options: all,
    },
    {
      name: "a directory inside a package is the business of missing-init",
      tree: `${setuptools}\napp/\n  __init__.py | import app.tools.a\n  tools/\n    a.py\nconftest.py | import app`,
      options: all,
    },
    {
      name: "hostile names",
      tree: { "conftest.py": "import x", "a b/c.py": "", "x\udcff/y.py": "", "__proto__/z.py": "" },
      options: all,
    },
  ],
  invalid: [
    {
      name: "hidden by a regular package",
      tree: `${two}\nlib/\n  app/\n    extra.py\nsrc/\n  app/\n    __init__.py`,
      messages: [
        {
          path: "lib/app",
          messageId: "hidden",
          severity: "warning",
          data: { name: "app", winner: "src/app" },
          related: [{ path: "src/app", line: 0, message: "the regular package that is imported from src" }],
          help: "move its modules into src/app, or rename the directory",
        },
      ],
    },
    {
      name: "hidden although it comes first: a regular package wins anywhere on sys.path",
      tree: `${two}\nlib/\n  app/\n    __init__.py\nsrc/\n  app/\n    extra.py`,
      messages: [{ path: "src/app", messageId: "hidden", data: { name: "app", winner: "lib/app" } }],
    },
    {
      name: "hidden by a project of the same repository",
      tree: `
one/
  setup.py | from setuptools import setup
           | setup(name="acme-one", version="1", packages=["acme"])
  conftest.py
  acme/
    __init__.py
two/
  setup.py | from setuptools import setup
           | setup(name="acme-two", version="1", packages=["acme"])
  conftest.py
  acme/
    b.py`,
      messages: [{ path: "two/acme", messageId: "hidden", data: { name: "acme", winner: "one/acme" } }],
    },
    {
      name: "mixed with a pkgutil namespace",
      tree: `${two}\nlib/\n  acme/\n    ${legacy}\nsrc/\n  acme/\n    b.py`,
      messages: [
        {
          path: "src/acme",
          messageId: "mixed",
          data: { name: "acme", legacy: "lib/acme" },
          help: "remove the __init__.py of every portion, or give every portion the same one",
        },
      ],
    },
    {
      name: "imported, at any depth, with the tools in use that skip it",
      tree: `${setuptools}
.coveragerc | [run]
            | source = .
conftest.py | import build_support.deep.a
build_support/
  deep/
    a.py`,
      options: { implicit: true },
      messages: [
        {
          path: "build_support",
          messageId: "implicit",
          data: { name: "build_support" },
          notes: [
            {
              label: "note",
              text: "coverage leaves its files out of the report where no test executes them (.coveragerc:2)",
            },
          ],
          help: 'create build_support/__init__.py, or say that it is meant: namespace-packages = ["build_support"] under [tool.pylayout]',
        },
        {
          path: "build_support/deep",
          messageId: "implicit",
          data: { name: "build_support.deep" },
          related: [{ path: "conftest.py", line: 1, message: "import build_support.deep.a" }],
          notes: [
            { label: "note", text: "setuptools leaves it out of the wheel (setup.py:2)" },
            {
              label: "note",
              text: "coverage leaves its files out of the report where no test executes them (.coveragerc:2)",
            },
          ],
        },
      ],
    },
    {
      name: "a distribution of the very name of a directory without __init__.py does not mean a namespace",
      tree: 'pyproject.toml | [project]\n               | name = "acme"\nacme/\n  billing/\n    __init__.py\nconftest.py | import acme.billing',
      options: all,
      messages: [{ path: "acme", messageId: "implicit", data: { name: "acme" } }],
    },
    {
      name: "a generic name",
      tree: "conftest.py | import tools.a\ntools/\n  a.py",
      options: { genericNames: true },
      messages: [{ path: "tools", messageId: "generic", data: { name: "tools" } }],
    },
  ],
});
