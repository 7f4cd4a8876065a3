import { ruleTester } from "@pylayout/rule-tester";
import { moduleShadowing } from "../src/index.ts";

const ini = { "pytest.ini": "[pytest]\n" };
const secrets = { ...ini, "tests/secrets.py": "TOKEN = 1\n", "tests/test_a.py": "import secrets\n" };
const reason = "pytest inserts it for tests/test_a.py";

ruleTester.run(moduleShadowing, {
  valid: [
    { name: "a package's modules have dotted names", tree: { ...secrets, "tests/__init__.py": "" } },
    {
      name: "append mode: the standard library comes first",
      tree: { ...secrets, "pytest.ini": "[pytest]\naddopts = --import-mode=append\n" },
    },
    {
      name: "importlib mode: nothing is inserted",
      tree: { ...secrets, "pytest.ini": "[pytest]\naddopts = --import-mode=importlib\n" },
    },
    {
      name: "pytest has imported it before: the file hides nothing",
      tree: { ...ini, "tests/types.py": "", "tests/test_a.py": "" },
    },
    { name: "built in: nothing can hide it", tree: { ...ini, "tests/itertools.py": "", "tests/test_a.py": "" } },
    {
      name: "no module of any supported Python",
      tree: { ...ini, "setup.cfg": "[options]\npython_requires = >=3.12\n", "tests/imp.py": "", "tests/test_a.py": "" },
    },
    {
      name: "a directory without __init__.py loses to a module",
      tree: { ...ini, "tests/secrets/data.py": "", "tests/test_a.py": "" },
    },
    { name: "switched off", tree: secrets, options: { library: false } },
  ],
  invalid: [
    {
      name: "in the place of the standard library's",
      tree: secrets,
      messages: [
        {
          messageId: "library",
          path: "tests/secrets.py",
          line: 1,
          severity: "warning",
          data: { module: "secrets" },
          notes: [{ label: "why", text: reason }],
        },
      ],
    },
    {
      name: "what is meant lies elsewhere",
      tree: {
        ...ini,
        "conftest.py": "",
        "app/__init__.py": "",
        "app/core.py": "",
        "tests/app/__init__.py": "",
        "tests/test_a.py": "import app.core\n",
      },
      messages: [
        {
          messageId: "hides",
          path: "tests/test_a.py",
          line: 1,
          severity: "error",
          data: { name: "app.core", target: "tests/app/__init__.py" },
          affects: ["tests/test_a.py"],
        },
      ],
    },
    {
      name: "two directories of tests offer a helper of one name (measured with pytest 9.1 on 3.11)",
      tree: {
        ...ini,
        "tests/a/helper.py": "x = 1\n",
        "tests/a/test_a.py": "from helper import x\n",
        "tests/b/helper.py": "y = 1\n",
        "tests/b/test_b.py": "from helper import y\n",
      },
      messages: [
        {
          messageId: "hides",
          path: "tests/b/test_b.py",
          line: 1,
          data: { name: "helper.y", target: "tests/a/helper.py" },
          affects: ["tests/b/test_b.py"],
        },
      ],
    },
    {
      name: "the standard library is meant",
      tree: { ...ini, "tests/queue.py": "", "tests/test_a.py": "from queue import Queue\n" },
      messages: [
        {
          messageId: "hides",
          path: "tests/test_a.py",
          line: 1,
          severity: "error",
          data: { name: "queue.Queue", target: "tests/queue.py" },
          affects: ["tests/test_a.py"],
        },
      ],
    },
    {
      name: "append mode: the standard library comes first",
      tree: {
        "pytest.ini": "[pytest]\naddopts = --import-mode=append\n",
        "tests/secrets.py": "TOKEN = 1\n",
        "tests/test_a.py": "from secrets import TOKEN\n",
      },
      messages: [
        {
          messageId: "hidden",
          path: "tests/test_a.py",
          line: 1,
          data: { name: "secrets.TOKEN", module: "secrets", target: "tests/secrets.py" },
        },
      ],
    },
    {
      name: "the project's own is meant, and the standard library's is there already",
      tree: { ...ini, "tests/types.py": "class Money: ...\n", "tests/test_a.py": "from types import Money\n" },
      messages: [
        {
          messageId: "hidden",
          path: "tests/test_a.py",
          line: 1,
          severity: "error",
          data: { name: "types.Money", module: "types", target: "tests/types.py" },
          affects: ["tests/test_a.py"],
        },
      ],
    },
  ],
});
