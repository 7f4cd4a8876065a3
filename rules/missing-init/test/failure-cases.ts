import type { Cases } from "./cases.ts";

/** setuptools finds regular packages only: `find_packages()`. */
function found(body: string, more = ""): string {
  return `
setup.py | from setuptools import setup, find_packages
         | setup(name="app", version="1", packages=find_packages()${more})
${body}`;
}

const dropped = `
app/
  __init__.py | from app.tools.clock import now
  tools/
    clock.py | def now(): ...`;
const kept = `
app/
  __init__.py | from app.tools.clock import now
  tools/
    __init__.py
    clock.py | def now(): ...`;

function site(migrations: string, apps = '["shop.apps.ShopConfig"]', more = ""): string {
  return `
manage.py
shop/
  __init__.py
  apps.py
  management/
    commands/
      sync.py | class Command: ...
${migrations}
site1/
  __init__.py
  settings.py | INSTALLED_APPS = ["django.contrib.auth"] + ${apps}${more}`;
}

const migrations = "  migrations/\n    first.py | class Migration: ...";
const migrationsMended = "  migrations/\n    __init__.py\n    first.py | class Migration: ...";

function discovered(command: string, tests = "  unit/\n    test_a.py | import unittest", init = ""): string {
  return `
.github/
  workflows/
    ci.yml | jobs:
           |   test:
           |     steps:
           |       - run: ${command}
tests/
  __init__.py | ${init}
${tests}`;
}

const unitMended = "  unit/\n    __init__.py\n    test_a.py | import unittest";

const incident = `
pyproject.toml | [project]
               | name = "app"
               | requires-python = ">=3.9,<3.11"
               | [tool.pytest.ini_options]
               | pythonpath = ["."]
app/
  __init__.py | import app.tools.clock
              | import app.report
  report.py   | def render(n): return f"{'\\n'.join(n)}"
  tools/
    clock.py  | def now(): ...
    watch.py  | X = 1
tests/
  test_a.py   | import app
  test_b.py   | from app.tools.watch import X`;
const incidentMended = incident.replace("  tools/\n", "  tools/\n    __init__.py\n");

export const failures: Cases = {
  valid: [
    { name: "option failures off", tree: site(migrations), options: { failures: false } },
    { name: "the wheel has it", tree: found(kept) },
    {
      name: "the author left it out on purpose: adding the file would not bring it back",
      tree: found(dropped).replace("find_packages()", 'find_packages(exclude=["app.tools*"])'),
    },
    {
      name: "the import is guarded",
      tree: found(
        "app/\n  __init__.py | try:\n              |     from app.tools import clock\n              | except ImportError:\n              |     clock = None\n  tools/\n    clock.py | X = 1",
      ),
      options: { imported: "off" },
    },
    { name: "an app that no settings name", tree: site(migrations, "[]") },
    {
      name: "migrations that lie elsewhere",
      tree: site(migrations, undefined, "\n              | MIGRATION_MODULES = {}"),
    },
    { name: "unittest starts in the directory", tree: discovered("python -m unittest discover -s tests/unit") },
    { name: "no discovery, one module", tree: discovered("python -m unittest tests.unit.test_a") },
    { name: "arguments that cannot be known", tree: discovered("python -m unittest discover $DIR") },
    { name: "behind cd", tree: discovered("cd tests && python -m unittest") },
    { name: "a pattern that matches nothing there", tree: discovered("python -m unittest discover -p '*_spec.py'") },
    { name: "pytest runs them", tree: `${discovered("python -m unittest")}\nconftest.py` },
    {
      name: "load_tests",
      tree: discovered("python -m unittest", undefined, "def load_tests(loader, tests, pattern): ..."),
    },
  ],
  invalid: [
    {
      name: "the build drops what shipped code imports",
      tree: found(dropped),
      messages: [
        {
          path: "app/tools",
          messageId: "dropped",
          severity: "error",
          data: { backend: "setuptools", failing: "app/__init__.py:1" },
          notes: [
            {
              label: "why",
              text: "the search for packages stops at app/tools/, which has no __init__.py (setup.py:2, find_packages())",
            },
            {
              label: "fails",
              text: "app/__init__.py:1 needs app.tools.clock; a checkout and an editable install still have it",
            },
          ],
        },
      ],
      fixed: found(kept),
    },
    {
      name: "the build drops what an entry point names, outside of any package: the fix is unsafe",
      tree: found(
        "app/\n  __init__.py\nscripts2/\n  cli.py | def main(): ...",
        ', entry_points={"console_scripts": ["app=scripts2.cli:main"]}',
      ),
      messages: [
        {
          path: "scripts2",
          messageId: "dropped",
          severity: "error",
          data: { backend: "setuptools", failing: "setup.py:2" },
        },
      ],
      fixedUnsafely: found(
        "app/\n  __init__.py\nscripts2/\n  __init__.py\n  cli.py | def main(): ...",
        ', entry_points={"console_scripts": ["app=scripts2.cli:main"]}',
      ),
    },
    {
      name: "Django does not see migrations",
      tree: site(migrations),
      messages: [
        {
          path: "shop/migrations",
          messageId: "migrations",
          severity: "error",
          notes: [
            {
              label: "why",
              text: 'site1/settings.py:1: INSTALLED_APPS names "shop.apps.ShopConfig"; migrate skips it silently',
            },
          ],
        },
      ],
      fixed: site(migrationsMended),
    },
    {
      name: "an app named by its package, added later",
      tree: site(migrations, "[]", '\n              | INSTALLED_APPS += ["shop"]'),
      messages: [{ path: "shop/migrations", messageId: "migrations", severity: "error" }],
      fixed: site(migrationsMended, "[]", '\n              | INSTALLED_APPS += ["shop"]'),
    },
    {
      name: "unittest does not enter it",
      tree: discovered("python -m unittest discover -s tests -p 'test*.py'"),
      messages: [
        {
          path: "tests/unit",
          messageId: "undiscovered",
          severity: "error",
          data: { runner: "unittest", tests: "test module" },
          notes: [
            {
              label: "why",
              text: ".github/workflows/ci.yml:4 (-m unittest discover -s tests -p 'test*.py'): discovery does not enter such a directory",
            },
          ],
        },
      ],
      fixedUnsafely: discovered("python -m unittest discover -s tests -p 'test*.py'", unitMended),
    },
    {
      name: "Django's runner does not enter it",
      tree: discovered("python manage.py test"),
      messages: [
        {
          path: "tests/unit",
          messageId: "undiscovered",
          data: { runner: "Django's test runner", tests: "test module" },
        },
      ],
      fixedUnsafely: discovered("python manage.py test", unitMended),
    },
    {
      name: "a failure disguised as KeyError",
      tree: incident,
      options: { imported: "off" },
      messages: [
        {
          path: "app/tools",
          messageId: "disguise",
          severity: "warning",
          data: { modules: "1 of those 2 shows", key: "KeyError: 'app'", exception: "SyntaxError" },
          cause: "app/report.py:1",
          help: "pylayout lint --fix creates app/tools/__init__.py",
        },
      ],
      fixed: incidentMended,
    },
  ],
};
