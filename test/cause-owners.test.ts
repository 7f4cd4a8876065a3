import { buildFileTree, createConfig, memorySource, runLint } from "@pylayout/core";
import { python } from "@pylayout/python";
import { BUILTIN_RULE_MAP } from "pylayout";
import { expect, it } from "vitest";

const ini = { "pytest.ini": "[pytest]\npythonpath = .\ntestpaths = tests more\n" };
const ci = { ".github/workflows/ci.yml": "jobs:\n  test:\n    steps:\n      - run: pytest\n" };
const lib = { "app/__init__.py": "", "app/core.py": "run = 1\n" };

const cases: readonly (readonly [owner: string, files: Record<string, string>])[] = [
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

it.each(cases)("%s owns its cause; where it is off, test-import-resolvability speaks of it", async (owner, files) => {
  const own = await lint(files, [owner, "test-import-resolvability"]);
  expect(own.map(({ rule }) => rule)).toEqual([owner]);
  const other = await lint(files, ["test-import-resolvability"]);
  expect(other.map(({ rule, cause, affects }) => ({ rule, cause, affects }))).toEqual(
    own.map(({ cause, affects }) => ({ rule: "test-import-resolvability", cause, affects })),
  );
});

async function lint(files: Record<string, string>, names: readonly string[]) {
  const rules = Object.fromEntries(names.map((name) => [name, "on"]));
  const config = await createConfig([{ label: "test", base: "", keys: "camelCase", config: { rules } }], {
    rules: BUILTIN_RULE_MAP,
    presets: new Map(),
    language: python,
  });
  const tree = buildFileTree(memorySource(files, { rootName: "proj" }));
  return runLint({ tree, language: python, config }).messages;
}
