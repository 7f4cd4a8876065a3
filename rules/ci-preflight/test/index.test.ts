import { ruleTester } from "@pylayout/rule-tester";
import { ciPreflight } from "@pylayout/rule-ci-preflight";

const path = ".github/workflows/ci.yml";
const options = { action: "acme/pylayout@v1" };

/** A project with a workflow of these lines, and whatever else is drawn. */
function project(workflow: string, more = ""): string {
  const lines = workflow.replace(/\n$/, "").split("\n");
  const drawn = lines.map((line, i) => `${i === 0 ? "  ci.yml" : "        "} | ${line}`);
  return `${more}\n.github/workflows/\n${drawn.join("\n")}\n`;
}

const plain = `on: [push]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pip install -e . pytest
      - run: pytest
`;
const mended = plain.replace("@v4\n", "@v4\n      - uses: acme/pylayout@v1\n");

const named = `jobs:
  test:
    steps:
    # Get the sources.
    - name: Checkout
      uses: actions/checkout@v4
      with:
        fetch-depth: 0 # for the version

    # Anything can go wrong here.
    - name: Test
      run: |
        set -e
        python -m pytest -n auto --durations=20 tests/unit tests/integration

    - name: Done
      run: echo "ünï"
`;
const namedMended = named.replace(
  "for the version\n\n",
  "for the version\n\n    - name: Check the layout\n      uses: acme/pylayout@v1\n\n",
);

/** Two jobs side by side. */
const elsewhere = `jobs:
  layout: { steps: [{ uses: acme/pylayout@v1 }] }
  test: { steps: [{ uses: actions/checkout@v4 }, { run: pytest }] }
`;

const INSERTS = "pylayout lint --unsafe-fixes inserts the step uses: acme/pylayout@v1";
const LEAVES = "put before the tests the step uses: acme/pylayout@v1";
const UNKNOWN = "let a step use pylayout's action; the option action names it, and --unsafe-fixes inserts it then";

function missing(line: number, help = INSERTS, job = "test", command = "pytest") {
  return { messageId: "missing", path, severity: "warning", line, help, data: { job, command } } as const;
}

const hook =
  ".pre-commit-config.yaml | repos: [{ repo: https://github.com/acme/pylayout, rev: v1, hooks: [{ id: pylayout }] }]";

ruleTester.run(ciPreflight, {
  valid: [
    "app/\n  __init__.py",
    project(mended),
    project("jobs:\n  docs:\n    steps:\n      - run: mkdocs build\n"),
    project(elsewhere.replace("test: {", "test: { needs: layout,")),
    project("jobs:\n  broken: [\n"),
    project(plain.replace("pip install -e . pytest", "pylayout lint")),
    project(plain.replace("actions/checkout@v4", "actions/checkout@v4\n        with: { repository: acme/other }")),
  ],
  invalid: [
    {
      name: "behind the checkout, with the address from the options",
      tree: project(plain),
      options,
      messages: [{ ...missing(8), column: 7, endLine: 8, endColumn: 20 }],
      fixedUnsafely: project(mended),
    },
    {
      name: "as the other steps are written, comments left where they are",
      tree: project(named),
      options,
      messages: [missing(14, INSERTS, "test", "python -m pytest -n auto --durations=20…")],
      fixedUnsafely: project(namedMended),
    },
    { name: "no address is known", tree: project(plain), messages: [missing(8, UNKNOWN)] },
    {
      name: "the address from the pre-commit hook",
      tree: project(plain, hook),
      messages: [missing(8)],
      fixedUnsafely: project(mended, hook),
    },
    {
      name: "the address from another job",
      tree: project(`${plain}  layout:\n    steps:\n      - uses: acme/pylayout@v1\n`),
      messages: [
        {
          messageId: "elsewhere",
          path,
          line: 8,
          data: { job: "test", command: "pytest", other: "layout" },
          help: "let it wait: needs: [layout]",
        },
      ],
    },
    {
      name: "the address from another workflow",
      tree: `${project(plain)}  other.yml | jobs: { a: { steps: [{ uses: acme/pylayout@v1 }] } }\n`,
      messages: [missing(8)],
      fixedUnsafely: `${project(mended)}  other.yml | jobs: { a: { steps: [{ uses: acme/pylayout@v1 }] } }\n`,
    },
    {
      name: "each job for itself",
      tree: project(`${plain}  again:\n    steps:\n      - uses: actions/checkout@v4\n      - run: pytest\n`),
      options,
      messages: [missing(8), missing(12, INSERTS, "again")],
      fixedUnsafely: project(
        `${mended}  again:\n    steps:\n      - uses: actions/checkout@v4\n      - uses: acme/pylayout@v1\n      - run: pytest\n`,
      ),
    },
    {
      name: "steps in flow style are left alone",
      tree: project("jobs:\n  test:\n    steps: [{ uses: actions/checkout@v4 }, { run: pytest }]\n"),
      options,
      messages: [missing(3, LEAVES)],
    },
    {
      name: "steps of two jobs, written once",
      tree: project(
        "jobs:\n  a:\n    steps: &s\n      - uses: actions/checkout@v4\n      - run: pytest\n  b:\n    steps: *s\n",
      ),
      options,
      messages: [missing(5, INSERTS, "a"), missing(5, LEAVES, "b")],
      fixedUnsafely: project(
        "jobs:\n  a:\n    steps: &s\n      - uses: actions/checkout@v4\n      - uses: acme/pylayout@v1\n      - run: pytest\n  b:\n    steps: *s\n",
      ),
    },
    {
      name: "the tests behind a Makefile",
      tree: project(
        "jobs:\n  test:\n    steps:\n      - uses: actions/checkout@v4\n      - run: make\n",
        "Makefile | all:\n         | \tpytest -q",
      ),
      messages: [
        {
          ...missing(5, UNKNOWN, "test", "pytest -q"),
          related: [{ path: "Makefile", line: 2, message: "runs pytest -q" }],
        },
      ],
    },
    {
      name: "the repository lies somewhere else: left alone",
      tree: project(plain.replace("@v4", "@v4\n        with: { path: sources }")),
      options,
      messages: [missing(9, LEAVES)],
    },
    {
      name: "too late",
      tree: project(`${plain}      - uses: acme/pylayout@v1\n`),
      messages: [{ messageId: "after", path, line: 8, data: { job: "test", command: "pytest" } }],
    },
    {
      name: "GitLab",
      tree: ".gitlab-ci.yml | test:\n               |   script: [pytest]",
      options,
      messages: [
        {
          ...missing(2, "include templates/pylayout.yml of pylayout's repository"),
          path: ".gitlab-ci.yml",
        },
      ],
    },
  ],
});
