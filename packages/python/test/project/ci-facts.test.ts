import { buildFileTree, memorySource, type MemoryFile } from "@pylayout/core";
import { describe, expect, it } from "vitest";
import type { CiJob } from "../../src/project/ci/ci-job.ts";
import { ciFacts } from "../../src/project/ci/ci-facts.ts";
import { noxSessions } from "../../src/project/ci/nox-sessions.ts";
import { toxEnvironments } from "../../src/project/ci/tox-environments.ts";
import { judgeInstallation } from "../../src/project/installation.ts";

type Files = Record<string, MemoryFile>;

function tree(files: Files) {
  return buildFileTree(memorySource(files));
}

function workflow(steps: string, rest = ""): Files {
  return { ".github/workflows/ci.yml": `jobs:\n  test:\n    steps:\n${steps.replace(/^/gm, "      ")}\n${rest}` };
}

function jobs(files: Files): readonly CiJob[] {
  return ciFacts(tree(files)).jobs;
}

function summary({ pytest, installs, opaque }: CiJob): unknown {
  return {
    pytest: pytest.map(({ evidence, args, cwd, module, known }) => [evidence.line, args.join(" "), cwd, module, known]),
    installs: installs.map(({ evidence, directory }) => [`${evidence.path}:${evidence.line}`, directory]),
    opaque: opaque.map(({ line, text }) => [line, text]),
  };
}

describe("GitHub workflows", () => {
  it("pythons of the matrix, of includes and of tox names, with lines; PyPy and other values do not count", () => {
    const [job] = jobs({
      ".github/workflows/ci.yaml": `jobs:
  test:
    strategy:
      matrix:
        os: [ubuntu-22.04]
        python-version: ["3.8", 3.10, pypy-3.9, "3.13t"]
        include:
          - python-version: "3.14-dev"
          - toxenv: py312
        exclude:
          - python-version: "3.11"
`,
    });
    expect(job?.pythons).toEqual([
      { version: "3.8", line: 6 },
      { version: "3.10", line: 6 },
      { version: "3.13", line: 6 },
      { version: "3.14", line: 8 },
      { version: "3.12", line: 9 },
    ]);
  });

  it("takes pylayout's own action and command for harmless, a local action that only holds it not", () => {
    const files = workflow("- uses: acme/pylayout@v1\n- run: npx pylayout lint\n- uses: ./ci/own\n- run: pytest");
    const [job] = jobs({ ...files, "ci/own/action.yml": "runs: { steps: [{ uses: acme/pylayout@v1 }] }\n" });
    expect(job?.opaque.map(({ text }) => text)).toEqual(["uses: ./ci/own"]);
    expect(job?.layoutChecks.map(({ from, order }) => [from, order])).toEqual([
      [4, 0],
      [5, 1],
      [6, 2],
    ]);
    expect(job?.pytest.map(({ from, order }) => [from, order])).toEqual([[7, 3]]);
  });

  it("setup-python says the versions where there is no matrix", () => {
    const [job] = jobs(
      workflow("- uses: actions/setup-python@v5\n  with:\n    python-version: |\n      3.9\n      3.12"),
    );
    expect(job?.pythons.map(({ version, line }) => [version, line])).toEqual([
      ["3.9", 7],
      ["3.12", 8],
    ]);
  });

  it("commands with their lines, directories and environment", () => {
    const [job] = jobs({
      ...workflow(
        `- uses: actions/checkout@v4
- run: |
    pip install -r requirements.txt

    cd pkg
    python -m pytest tests --cov . "-k $X"
  env:
    PYTHONPATH: src:\${{ github.workspace }}/lib
- run: pytest -q
  working-directory: other`,
      ),
      "requirements.txt": "-r more.txt\nrequests\n",
      "more.txt": "-e .[dev]\n",
      "pkg/tests/test_a.py": "",
    });
    expect(summary(job!)).toEqual({
      pytest: [
        [9, "tests --cov=.", "pkg", true, false],
        [12, "-q", "other", false, true],
      ],
      installs: [[".github/workflows/ci.yml:6", ""]],
      opaque: [],
    });
    expect(job?.pytest[0]?.pythonPath).toEqual(["pkg/src", "lib"]);
  });

  it("follows shell scripts and make targets, and says what it cannot read", () => {
    const [job] = jobs({
      ...workflow("- run: ./ci/test.sh\n- run: make check\n- run: python run.py\n- uses: someone/unknown@v1"),
      "ci/test.sh": '#!/bin/sh\nBIN=""\nif [ -d venv ]; then BIN=venv/bin/; fi\n${BIN}pytest one\n',
      Makefile: "PY ?= python\nall: check\ncheck: deps\n\t@$(PY) -m pytest two\ndeps:\n\tpip install .\n",
    });
    expect(summary(job!)).toEqual({
      pytest: [
        [4, "one", "", false, true],
        [4, "two", "", true, true],
      ],
      installs: [["Makefile:6", ""]],
      opaque: [
        [6, "python run.py"],
        [7, "uses: someone/unknown@v1"],
      ],
    });
  });

  it("a workflow that is no YAML makes the facts incomplete", () => {
    expect(ciFacts(tree({ ".github/workflows/a.yml": "jobs:\n\tx: 1\n" })).complete).toBe(false);
    expect(ciFacts(tree({ ".travis.yml": "" })).complete).toBe(false);
    expect(ciFacts(tree({ "a.py": "" })).complete).toBe(true);
  });
});

it("GitLab jobs with defaults, parents and images", () => {
  const [job, ...others] = jobs({
    ".gitlab-ci.yml": `default:
  image: python:3.9-slim
.base:
  before_script:
    - pip install -e .
unit:
  extends: .base
  script:
    - cd tests
    - pytest
pages:
  stage: deploy
`,
  });
  expect(others).toEqual([]);
  expect(job?.pythons).toEqual([{ version: "3.9", line: 2 }]);
  expect(summary(job!)).toEqual({
    pytest: [[10, "", "tests", false, true]],
    installs: [[".gitlab-ci.yml:5", ""]],
    opaque: [],
  });
});

describe("tox", () => {
  it("tox.ini: factors, substitutions, references", () => {
    const found = toxEnvironments(
      tree({
        "tox.ini": `[tox]
envlist =
    py{38,310-312}-{a,b}
    lint
[base]
commands = pytest {posargs:tests}
[testenv]
changedir = sub
setenv = PYTHONPATH = {toxinidir}/lib
commands =
    a: python -m pytest {toxinidir}/tests \\
        --basetemp={envtmpdir}
    {[base]commands}
[testenv:lint]
skip_install = true
commands = ruff check
`,
        "tests/test_a.py": "",
      }),
      "",
    );
    expect(found.map(({ name, pythons }) => [name, pythons.map(({ version }) => version).join(" ")])).toEqual([
      ["testenv", "3.8 3.10 3.11 3.12"],
      ["testenv:lint", ""],
    ]);
    expect(
      found[0]?.pytest.map(({ args, cwd, module, known, pythonPath }) => [args, cwd, module, known, pythonPath]),
    ).toEqual([
      [["../tests"], "sub", true, true, ["lib"]],
      [["tests"], "sub", false, true, ["lib"]],
    ]);
    expect(found.map(({ installs }) => installs.length)).toEqual([1, 0]);
  });

  it("variables have the value of set_env, else their default, else none; HOME is not known", () => {
    const [base, other] = toxEnvironments(
      tree({
        "tox.ini": `[testenv]
setenv =
    MORE = -x {env:MODE:}
    PYTHONPATH = {env:PYTHONPATH}{:}{toxinidir}/lib
commands = pytest {env:COVERAGE} {env:MORE} {env:WHERE:{toxinidir}/tests} {env:ARGS:{env:DEFAULT:-v}}
[testenv:other]
setenv =
    {[testenv]setenv}
    WHERE = sub
commands =
    pytest {env:WHERE}
    pytest {env:HOME}
`,
      }),
      "",
    );
    const summaries = (job?: CiJob) =>
      job?.pytest.map(({ args, known, pythonPath }) => [args.join(" "), known, pythonPath]);
    expect(summaries(base)).toEqual([["-x tests -v", true, ["lib"]]]);
    expect(summaries(other)).toEqual([
      ["sub", true, ["lib"]],
      ["", false, ["lib"]],
    ]);
  });

  it("tox.toml: variables", () => {
    const [base] = toxEnvironments(
      tree({
        "tox.toml": `[env_run_base]
set_env = { PYTHONPATH = "{tox_root}/lib", LEVEL = "-v" }
commands = [["pytest", "{env:LEVEL}", { replace = "env", name = "WHERE", default = "tests" }, "{env:NONE}"]]
`,
      }),
      "",
    );
    expect(base?.pytest.map(({ args, known, pythonPath }) => [args, known, pythonPath])).toEqual([
      [["-v", "tests"], true, ["lib"]],
    ]);
  });

  it.each([
    [
      "tox.toml",
      'env_list = ["3.9", { product = [["py312"], ["a"]] }]\n[env_run_base]\ncommands = [["pytest", { replace = "posargs", default = ["x"] }]]\n',
    ],
    [
      "pyproject.toml",
      '[tool.tox]\nenv_list = ["3.9", "py312"]\n[tool.tox.env_run_base]\ncommands = [["pytest", "x"]]\n',
    ],
    [
      "pyproject.toml",
      '[tool.tox]\nlegacy_tox_ini = """\n[tox]\nenvlist = py39,py312\n[testenv]\ncommands = pytest x\n"""\n',
    ],
    ["setup.cfg", "[tox:tox]\nenvlist = py39,py312\n[testenv]\ncommands = pytest x\n"],
  ])("%s", (name, text) => {
    const [base] = toxEnvironments(tree({ [name]: text }), "");
    expect(base?.pythons.map(({ version }) => version)).toEqual(["3.9", "3.12"]);
    expect(base?.pytest.map(({ args, known }) => [args, known])).toEqual([[["x"], true]]);
  });
});

it("nox sessions: versions from constants, literal commands", () => {
  const [unit, lint] = noxSessions(
    tree({
      "noxfile.py": `import nox
VERSIONS = ["3.8", "3.9"]
ALL = [*VERSIONS, "3.12"]

@nox.session(python=ALL)
def unit(session):
    session.install("-e", ".[test]", "-c", constraints)
    session.run("python", "-m", "pytest", f"--junitxml={name}.xml", "tests", *session.posargs)
    session.run("pytest", where)

@nox.session
def lint(session):
    session.run("ruff", "check")
`,
    }),
    "",
  );
  expect(unit?.pythons.map(({ version }) => version)).toEqual(["3.8", "3.9", "3.12"]);
  expect(unit?.installs.map(({ evidence, directory }) => [evidence.line, directory])).toEqual([[7, ""]]);
  expect(unit?.pytest.map(({ evidence, args, module, known }) => [evidence.line, args, module, known])).toEqual([
    [8, ["tests"], true, true],
    [9, [], false, false],
  ]);
  expect(lint?.pytest).toEqual([]);
});

describe("judgeInstallation", () => {
  const judge = (steps: string, files: Files = {}, installable = true, setting?: boolean) => {
    return judgeInstallation(ciFacts(tree({ ...workflow(steps), ...files })), "", installable, setting);
  };
  it("not installed where CI runs pytest and nothing installs", () => {
    const { value, evidence } = judge("- run: pip install pytest\n- run: pytest");
    expect([value, evidence?.path, evidence?.line]).toEqual([false, ".github/workflows/ci.yml", 5]);
  });
  it.each([
    ["an install step", "- run: pip install .\n- run: pytest", {}],
    ["an action that may install", "- uses: some/action@v1\n- run: pytest", {}],
    ["a script that may install", "- run: python prepare.py\n- run: pytest", {}],
    ["arguments that cannot be known", "- run: pip install $PACKAGES\n- run: pytest", {}],
    ["a requirements file that is not there", "- run: pip install -r build/r.txt\n- run: pytest", {}],
    ["CI does not run pytest", "- run: ruff check", {}],
    ["another CI service", "- run: pytest", { ".travis.yml": "" }],
  ])("installed: %s", (_, steps, files) => {
    expect(judge(steps, files).value).toBe(true);
  });
  it.each([
    ["[project]\nname = 'a'\n", false],
    ["[project]\nname = 'a'\n[tool.uv]\npackage = true\n", true],
    ["[project]\nname = 'a'\n[build-system]\nrequires = []\n", true],
    ["[project]\nname = 'a'\n[build-system]\nrequires = []\n[tool.uv]\npackage = false\n", false],
  ])("uv installs a project with a build system, or that says that it is a package: %j", (pyproject, installed) => {
    const { value, isNamed } = judge("- run: uv sync --group=test\n- run: uv run pytest", {
      "pyproject.toml": pyproject,
    });
    expect([value, isNamed]).toEqual([installed, installed]);
    expect(judge("- run: uv sync\n- run: pip install .\n- run: pytest", { "pyproject.toml": pyproject }).isNamed).toBe(
      true,
    );
  });
  it("a project that pip cannot install is not; a setting decides", () => {
    expect(judge("- run: pip install .", {}, false).value).toBe(false);
    expect(judge("- run: pytest", {}, true, true).value).toBe(true);
  });
});
