import type { Scenario } from "./generate-scenario.ts";

const INI = { "pytest.ini": "[pytest]\npythonpath = .\n" };
const PACKAGE = { "app/__init__.py": "", "app/core.py": "x = 1\n" };

/** Circumstances that once were predicted wrongly, by what they show. */
const CIRCUMSTANCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a module ends with an outcome of pytest": {
    "test_fail.py": 'import pytest\npytest.fail("no")\nimport nowhere\n',
    "test_named.py": 'from pytest import xfail as no\nno("no")\nimport nowhere\n',
    "test_xfail.py": 'import pytest\npytest.xfail("no")\nimport nowhere\n',
  },
  "a byte order mark stands within a text": {
    ...PACKAGE,
    "test_comment.py": "x = 1\n\ufeff# coding: latin-1\n",
    "test_first.py": "\ufefffrom app.core import x\n",
    "test_statement.py": "x = 1\n\ufeffimport os\n",
    ...INI,
  },
  "names are read before a star import": {
    ...PACKAGE,
    "test_after.py": "from app.core import *\nx\n",
    "test_before.py": "undefined\nfrom app.core import *\n",
    "test_builtin.py": "X = dict[str, int]\nfrom app.core import *\n",
  },
  "an assignment stands in the arguments of a decorator": {
    "test_walrus.py":
      'import pytest\n@pytest.mark.parametrize("url", [pytest.param(url := "a", id=url)])\ndef test_url(url): ...\n',
  },
  "importorskip asks for a version": {
    "test_json.py": 'import pytest\npytest.importorskip("json", minversion="1")\nimport nowhere\n',
    "test_queue.py": 'import pytest\npytest.importorskip("queue", minversion="1")\nimport nowhere\n',
  },
};

export const namedScenarios: readonly Scenario[] = Object.entries(CIRCUMSTANCES).map(([title, files], i) => ({
  id: `N${String(i + 1).padStart(2, "0")}`,
  title,
  project: { seed: 0, files, args: [], module: false, cwd: "", installed: [] },
}));
