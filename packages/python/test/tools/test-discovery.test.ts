import { buildFileTree, memorySource } from "@pylayout/core";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/model/build-model.ts";
import { testDiscoveries } from "../../src/tools/test-discovery.ts";

function discoveries(file: string, text: string) {
  const tree = buildFileTree(memorySource({ [file]: text, "tests/unit/a.py": "", "manage.py": "" }));
  const [project] = buildModel(tree, {}).projects;
  return (project ? testDiscoveries(tree, project) : []).map(({ start, runner, evidence }) => {
    return `${runner} from "${start}" (${evidence.path}:${evidence.line})`;
  });
}

describe("testDiscoveries", () => {
  it.each<[string, string, string]>([
    ["python -m unittest", "Makefile", 'unittest from "" (Makefile:2)'],
    ["python3.11 -W error -m unittest -v", "Makefile", 'unittest from "" (Makefile:2)'],
    ["coverage run -m unittest discover tests", "tox.ini", 'unittest from "tests" (tox.ini:2)'],
    [
      "python -m unittest discover -s tests/unit -t . -p '*_spec.py'",
      "tox.ini",
      'unittest from "tests/unit" (tox.ini:2)',
    ],
    ["python -m unittest discover --start-directory=tests && echo ok", "tox.ini", 'unittest from "tests" (tox.ini:2)'],
    [
      'session.run_always("bash", "-c", "python -m unittest discover tests")',
      "noxfile.py",
      'unittest from "tests" (noxfile.py:2)',
    ],
    ["python manage.py test --parallel", ".travis.yml", `Django's test runner from "" (.travis.yml:2)`],
  ])("%s", (command, file, expected) => {
    expect(discoveries(file, `\n${command}\n`)).toEqual([expected]);
  });

  it.each([
    ["unittest", "unittest"],
    ["django", "Django's test runner"],
  ])("starts at the project where the settings name %s, whose tests are none of pytest's", (testRunner, runner) => {
    const tree = buildFileTree(
      memorySource({ "pytest.ini": "[pytest]\n", "tests/test_a.py": "from . import nowhere\n" }),
    );
    const [project] = buildModel(tree, { testRunner }).projects;
    expect(project && testDiscoveries(tree, project)).toMatchObject([
      { runner, start: "", evidence: { path: "", line: 0, text: `test-runner = "${testRunner}"` } },
    ]);
    expect(project?.tests.pytestEvidence).toBeNull();
    expect(project?.rootCauses).toEqual([]);
  });

  it("takes pytest for the runner where the settings name it and nothing else shows it", () => {
    const tree = buildFileTree(memorySource({ "tests/test_a.py": "from . import nowhere\n" }));
    const [plain] = buildModel(tree, {}).projects;
    const [told] = buildModel(tree, { testRunner: "pytest" }).projects;
    expect([plain?.rootCauses.length, told?.rootCauses.length]).toEqual([0, 1]);
  });

  it.each([
    "python -m unittest tests.unit.a",
    "python -m unittest discover {posargs}",
    "python -m unittest discover -s $TESTS",
    "python -m unittest discover gone",
    "python -m unittest.mock",
    "cd tests && python -m unittest",
    "# python -m unittest",
    "python manage.py test shop",
    "python manage.py test --tag slow",
    "python -m pytest",
  ])("is silent on: %s", (command) => {
    expect(discoveries("Makefile", `\n${command}\n`)).toEqual([]);
  });

  it("is silent where a workflow has a working directory of its own", () => {
    const text = "jobs:\n  a:\n    steps:\n      - run: python -m unittest\n        working-directory: tests\n";
    expect(discoveries(".github/workflows/ci.yml", text)).toEqual([]);
  });
});
