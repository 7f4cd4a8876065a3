import { ruleTester } from "@pylayout/rule-tester";
import { stdlibAvailability } from "@pylayout/rule-stdlib-availability";

const project = (requires: string, more = ""): string => `
pyproject.toml | [build-system]
               | requires = ["hatchling"]
               | build-backend = "hatchling.build"
               | [project]
               | name = "app"
               | version = "1"
               | requires-python = "${requires}"${more}
               | [tool.pytest.ini_options]
               | pythonpath = ["."]
               | [tool.hatch.build.targets.wheel]
               | packages = ["app"]`;
const init = (...lines: string[]): string => `\napp/\n  __init__.py | ${lines.join("\n              | ")}`;

ruleTester.run(stdlibAvailability, {
  valid: [
    { name: "every supported version has it", tree: `${project(">=3.11")}${init("import tomllib")}` },
    { name: "no declared range", tree: init("import tomllib") },
    {
      name: "in a try, in a function, under a version check, behind an exit",
      tree: `${project(">=3.9")}
app/
  __init__.py | import sys
              | try:
              |     import tomllib
              | except ImportError:
              |     tomllib = None
              | if sys.version_info >= (3, 11):
              |     from typing import Self
              | def load():
              |     import tomllib
  old.py      | import sys
              | if sys.version_info < (3, 11):
              |     sys.exit("too old")
              | import tomllib`,
    },
    {
      name: "imported behind a version check only, by way of another file",
      tree: `${project(">=3.9")}
app/
  __init__.py | import sys
              | if sys.version_info >= (3, 11):
              |     from app import newer
  newer.py    | from app.modern import Self
  modern.py   | from typing import Self`,
    },
    {
      name: "a distribution in the requirements brings it back",
      tree: `${project(">=3.12,<3.14", '\n               | dependencies = ["pyasyncore; python_version >= \\"3.12\\""]')}${init("import asyncore")}`,
    },
    { name: "setuptools brings distutils", tree: `${project(">=3.12")}${init("import distutils.util")}` },
    {
      name: "the project's own module of that name",
      tree: `${project(">=3.9")}\ntomllib.py |\n${init("import tomllib")}`,
    },
    {
      name: "another platform's module and names",
      tree: `${project(">=3.9")}${init("import winreg", "from signal import CTRL_C_EVENT", "from os import startfile")}`,
    },
    { name: "a file that does not ship", tree: `${project(">=3.9")}\nexamples/\n  a.py | import tomllib` },
    {
      name: "shipped, with the option none",
      tree: `${project(">=3.9")}${init("import tomllib")}`,
      options: { unreached: "none" },
    },
  ],
  invalid: [
    {
      name: "a test module that cannot be collected: one finding, at the statement",
      tree: `${project(">=3.10")}${init("from typing import Self")}\ntests/\n  test_a.py | import app`,
      messages: [
        {
          messageId: "absent",
          path: "app/__init__.py",
          line: 1,
          severity: "error",
          data: { name: "typing.Self", versions: "3.10" },
          affects: ["tests/test_a.py"],
        },
      ],
    },
    {
      name: "removed modules, without a distribution that brings them back",
      tree: `${project(">=3.11,<3.14")}${init("")}\ntests/\n  test_a.py | import imp\n  test_b.py | import cgi`,
      messages: [
        {
          messageId: "absent",
          path: "tests/test_a.py",
          line: 1,
          severity: "error",
          data: { name: "imp", versions: "3.12 and 3.13" },
        },
        {
          messageId: "absent",
          path: "tests/test_b.py",
          line: 1,
          severity: "error",
          data: { name: "cgi", versions: "3.13" },
        },
      ],
    },
    {
      name: "executed by importing the installed package; the chain is shown",
      tree: `${project(">=3.10")}${init("from app import late")}\n  late.py | import tomllib`,
      messages: [
        {
          messageId: "absent",
          path: "app/late.py",
          line: 1,
          severity: "error",
          data: { name: "tomllib", versions: "3.10" },
          related: [{ path: "app/__init__.py", line: 1, message: "imports app.late" }],
        },
      ],
    },
    {
      name: "shipped, but nothing imports it",
      tree: `${project(">=3.8")}${init("")}\n  late.py | from functools import cache, reduce`,
      messages: [
        {
          messageId: "absent",
          path: "app/late.py",
          line: 1,
          severity: "warning",
          data: { name: "functools.cache", versions: "3.8" },
        },
      ],
    },
  ],
});
