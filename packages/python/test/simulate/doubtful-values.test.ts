import { describe, expect, test } from "vitest";
import { standardLibrary } from "../../src/stdlib/standard-library.ts";
import type { PythonVersion } from "../../src/versions/version-set.ts";
import { predict } from "./differential.ts";

/** What `test_a.py` is said to come to on 3.12 with pytest 9. */
function outcomeOf(files: Readonly<Record<string, string>>, python: PythonVersion = "3.12"): string | undefined {
  const all = { "pytest.ini": "[pytest]\npythonpath = .\n", ...files };
  const project = { seed: 0, files: all, args: [], module: false, cwd: "", installed: [] };
  const pytest = python === "3.8" ? "8" : "9";
  const run = predict(project, { command: "", python, pytest }, standardLibrary, "project");
  return run.modules.find(({ path }) => path === "test_a.py")?.outcome;
}

const FAST = {
  "pkg/__init__.py": "try:\n    from pkg import fast\n    HAS = True\nexcept Exception:\n    HAS = False\n",
};

/** pytest collects all of these without an error. */
const COLLECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a module of the project raises behind a guard": {
    ...FAST,
    "pkg/fast.py": "import os\nif not os.environ.get('XYZZY'):\n    raise ImportError('disabled')\n",
    "test_a.py": "import pkg\nassert not pkg.HAS\n",
  },
  "a module of the project calls what fails": {
    ...FAST,
    "pkg/fast.py": "import ctypes\nlib = ctypes.CDLL('libxyzzy.so')\n",
    "test_a.py": "import pkg\nif pkg.HAS:\n    import pkg.missing\n",
  },
  "a module of the project lacks a name perhaps": {
    "pkg/__init__.py": "",
    "pkg/a.py": "import json\nif hasattr(json, 'xyzzy'):\n    def fast(): pass\n",
    "test_a.py":
      "try:\n    from pkg.a import fast\n    HAS = True\nexcept ImportError:\n    HAS = False\nif HAS:\n    import pkg.missing\n",
  },
  "the patch release decides an assertion": {
    "test_a.py": "import sys\nassert sys.version_info < (3, 12, 4)\n",
  },
  "the patch release decides what is imported": {
    "pkg/__init__.py": "",
    "test_a.py": "import sys\nif sys.version_info < (3, 12, 4):\n    pass\nelse:\n    import pkg.missing\n",
  },
};

describe("no error is claimed where", () => {
  test.each(Object.entries(COLLECTED))("%s", (_, files) => {
    expect(outcomeOf(files)).not.toMatch(/error|skipped/);
  });
});

/** What pytest fails to collect. */
const FAILING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a module of the standard library was imported": {
    "test_a.py":
      "try:\n    from json import loads\n    HAS = True\nexcept ImportError:\n    HAS = False\nif HAS:\n    import nowhere\n",
  },
  "every patch release comes after an earlier version": {
    "test_a.py": "import sys\nif sys.version_info >= (3, 11, 3):\n    import nowhere\n",
  },
};

describe("an error is told where", () => {
  test.each(Object.entries(FAILING))("%s", (_, files) => {
    expect(outcomeOf(files)).toBe("error");
  });
});
