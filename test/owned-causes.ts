const ini = { "pytest.ini": "[pytest]\npythonpath = .\ntestpaths = tests more\n" };
const ci = { ".github/workflows/ci.yml": "jobs:\n  test:\n    steps:\n      - run: pytest\n" };
const lib = { "app/__init__.py": "", "app/core.py": "run = 1\n" };

/** For each rule that owns causes, a project (its directory is called `proj`) that fails for such a cause. */
export const ownedCauses: readonly (readonly [owner: string, files: Record<string, string>])[] = [
  ["duplicate-test-module", { ...ini, "tests/test_a.py": "", "more/test_a.py": "" }],
  ["import-case-mismatch", { ...ini, ...lib, "tests/test_a.py": "import app.Core\n" }],
  ["module-package-clash", { ...ini, ...lib, "app/core/sub.py": "", "tests/test_a.py": "import app.core.sub\n" }],
  ["module-shadowing", { ...ini, "tests/queue.py": "", "tests/test_a.py": "from queue import Queue\n" }],
  ["tests-need-install", { ...lib, ...ci, "tests/test_a.py": "import app\n" }],
  [
    "init-at-project-root",
    {
      "pytest.ini": "[pytest]\n",
      ...lib,
      "__init__.py": "",
      "tests/__init__.py": "",
      "tests/test_a.py": "import app\n",
    },
  ],
];
