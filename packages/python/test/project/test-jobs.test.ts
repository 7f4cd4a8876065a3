import { buildFileTree, memorySource } from "@pylayout/core";
import { describe, expect, it } from "vitest";
import { testJobs } from "../../src/project/ci/test-jobs.ts";

type Files = Record<string, string>;

/** Each job that runs tests: its name, the line that runs them, and when pylayout looks. */
function judged(files: Files): string[] {
  return testJobs(buildFileTree(memorySource(files))).map(
    ({ job, tests, check, checkedBy }) =>
      `${job.name}:${tests.from} ${check}${checkedBy === null ? "" : ` (${checkedBy.name})`}`,
  );
}

/** A workflow in which every job whose steps stand in lines of their own begins with a checkout. */
function workflow(jobs: string, more: Files = {}): Files {
  return { ".github/workflows/ci.yml": workflowText(jobs), ...more };
}

function workflowText(jobs: string): string {
  const withCheckout = jobs.replaceAll("steps:\n", "steps:\n    - uses: actions/checkout@v4\n");
  return `jobs:\n${withCheckout.replace(/^(?=.)/gm, "  ")}`;
}

function steps(...lines: readonly string[]): Files {
  return workflow(`test:\n  steps:\n${lines.map((line) => `    - ${line}\n`).join("")}`);
}

const HOOKS = "repos:\n  - repo: https://github.com/acme/pylayout\n    rev: v1\n    hooks: [{ id: pylayout }]\n";

describe("a step before the tests", () => {
  it.each([
    ["nothing", ["run: pytest"], "test:5 never"],
    ["the action", ["uses: acme/pylayout@v1", "run: pytest"], "test:6 before"],
    ["an action of this repository", ["uses: ./tools/pylayout", "run: pytest"], "test:6 before"],
    ["the command", ["run: pylayout lint", "run: pytest"], "test:6 before"],
    [
      "the command in one script",
      ["run: pip install -e . && npx --no-install pylayout lint && pytest"],
      "test:5 before",
    ],
    ["the wheel", ["run: uvx --from pylayout-lint pylayout lint", "run: uv run pytest"], "test:6 before"],
    ["another command", ["run: pylayout collect", "run: pytest"], "test:6 never"],
    ["the action behind them", ["run: pytest", "uses: acme/pylayout@v1"], "test:5 after (test)"],
    ["an action of another name", ["uses: acme/pylayouts@v1", "run: pytest"], "test:6 never"],
  ])("%s", (_, lines, expected) => {
    expect(judged(steps(...lines))).toEqual([expected]);
  });

  it("pre-commit, where its configuration has the hook", () => {
    const files = steps("uses: pre-commit/action@v3", "run: pre-commit run pylayout", "run: pytest");
    expect(judged(files)).toEqual(["test:7 never"]);
    expect(judged({ ...files, ".pre-commit-config.yaml": HOOKS })).toEqual(["test:7 before"]);
    const other = steps("run: pre-commit run ruff", "run: pytest");
    expect(judged({ ...other, ".pre-commit-config.yaml": HOOKS })).toEqual(["test:6 never"]);
  });

  it("a local action or a script that holds it", () => {
    const files = steps("uses: ./.github/actions/check", "run: make test");
    const action = "runs:\n  steps:\n    - run: pylayout lint\n";
    const make = "test: check\n\tpytest\ncheck:\n\ttrue\n";
    expect(judged({ ...files, Makefile: make })).toEqual(["test:6 never"]);
    expect(judged({ ...files, Makefile: make, ".github/actions/check/action.yml": action })).toEqual(["test:6 before"]);
    expect(judged({ ...files, Makefile: make.replace("true", "pylayout lint") })).toEqual(["test:6 before"]);
  });
});

describe("a job before the tests", () => {
  const layout = "layout:\n  steps:\n    - uses: acme/pylayout@v1\n";
  const test = (needs: string) => `test:\n${needs}  steps:\n    - run: pytest\n`;

  it.each([
    ["not waited for", layout + test(""), "test:9 elsewhere (layout)"],
    ["waited for", layout + test("  needs: layout\n"), "test:10 before"],
    ["waited for by way of another", `${layout}a: { needs: [layout] }\n${test("  needs: [a]\n")}`, "test:11 before"],
  ])("%s", (_, jobs, expected) => {
    expect(judged(workflow(jobs))).toEqual([expected]);
  });

  it("in a workflow that calls the one with the tests, or that is called before it", () => {
    const tests = { ".github/workflows/tests.yml": workflowText(test("")) };
    const call = (needs: string) => `call:\n  uses: ./.github/workflows/tests.yml\n${needs}`;
    expect(judged(workflow(layout + call(""), tests))).toEqual(["test:5 never"]);
    expect(judged(workflow(layout + call("  needs: layout\n"), tests))).toEqual(["test:5 before"]);
    const check = { ".github/workflows/layout.yml": `jobs:\n  l:\n    steps:\n      - run: pylayout lint\n` };
    const called = `layout: { uses: ./.github/workflows/layout.yml }\n${test("  needs: layout\n")}`;
    expect(judged(workflow(called, check))).toEqual(["test:7 before"]);
  });
});

describe("what runs tests", () => {
  it("in this repository only", () => {
    const foreign = "- uses: actions/checkout@v4\n      with: { repository: acme/other }\n";
    const job = (rest: string) => workflow(`test:\n  steps:\n    ${rest}    - run: pytest\n`);
    expect(judged(job(foreign))).toEqual([]);
    expect(judged(job(foreign.replace("other }", "other, path: other }")))).toEqual(["test:7 never"]);
    expect(judged(job("- working-directory: other\n      run: pytest\n"))).toEqual(["test:7 never"]);
    expect(judged({ ".github/workflows/ci.yml": "jobs: { test: { steps: [{ run: pytest }] } }\n" })).toEqual([]);
  });

  const tox =
    "[testenv]\ncommands = pytest\n[testenv:docs,lint]\ncommands = ruff check\n[testenv:py{38,39}-x]\ncommands = pytest\n";
  const nox =
    'import nox\n@nox.session\ndef tests(session):\n    session.run("pytest")\n@nox.session\ndef docs(session):\n    session.run("make", "html")\n';

  it.each([
    ["tox", true],
    ["tox -e py312", true],
    ["tox run -e docs,lint", false],
    ["tox -e lint,py39-x", true],
    ["tox -e ${{ matrix.env }}", false],
    ["nox -s tests-3.12", true],
    ["nox --session docs", false],
    ["nox -s docs tests", true],
    ["pipx run nox -s tests", true],
    ["python -m nox -s tests -- -m slow", true],
    ["nox -t gen", false],
    ["tox run --notest", false],
    ["tox run -f lint", false],
    ["python -m unittest", false],
  ])("%s: %s", (command, expected) => {
    const job = `test:\n  strategy: { matrix: { env: [docs, lint] } }\n  steps:\n    - run: ${command}\n`;
    const tool = command.includes("tox") ? { "tox.ini": tox } : { "noxfile.py": nox };
    expect(judged(workflow(job, tool))).toEqual(expected ? ["test:6 never"] : []);
  });
});

describe("GitLab", () => {
  const test = "test:\n  script: [pytest]\n";

  it.each([
    ["nothing", test, ["test:2 never"]],
    ["an earlier stage", `${test}layout:\n  stage: .pre\n  script: [pylayout lint]\n`, ["test:2 before"]],
    ["the same stage", `${test}layout:\n  script: [pylayout lint]\n`, ["test:2 elsewhere (layout)"]],
    ["needs", `${test}  needs: [layout]\nlayout:\n  script: [pylayout lint]\n`, ["test:2 before"]],
    [
      "needs of nothing",
      `${test}  needs: []\nlayout:\n  stage: .pre\n  script: [pylayout lint]\n`,
      ["test:2 elsewhere (layout)"],
    ],
    ["before_script", `default:\n  before_script: [pylayout lint]\n${test}`, ["test:4 before"]],
    ["other files, which may hold it", `include: other.yml\n${test}`, []],
  ])("%s", (_, text, expected) => {
    expect(judged({ ".gitlab-ci.yml": text })).toEqual(expected);
  });
});
