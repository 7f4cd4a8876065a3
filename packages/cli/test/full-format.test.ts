import type { Message } from "@pylayout/core";
import { describe, expect, it } from "vitest";
import { colorsFor } from "../src/colors.ts";
import { formatConcise } from "../src/format/concise.ts";
import { formatFull } from "../src/format/full.ts";
import { formatJson } from "../src/format/json.ts";
import type { Report } from "../src/report.ts";

const plain = colorsFor({}, {});

const message: Message = {
  rule: "syntax-too-new",
  messageId: "tooNew",
  severity: "error",
  message: "backslash in an f-string expression needs Python 3.12",
  path: "pkg/cli.py",
  kind: "file",
  range: { start: { line: 4, column: 7 }, end: { line: 4, column: 7 } },
  anchor: { path: "pkg/cli.py", line: 4 },
  cause: "c1",
  pythons: ["3.8"],
  worlds: ["installed"],
  related: [],
  affects: ["tests/test_a.py", "tests/test_b.py", "tests/test_c.py", "tests/test_d.py"],
  notes: [
    { label: "supported", text: "3.8 to 3.14" },
    { label: "path", text: "tests/test_a.py:1 > pkg/cli.py:4" },
  ],
  help: "assign the value to a name before the f-string",
  fix: null,
  subject: "c1",
  fingerprint: "f1",
};

const report: Report = {
  version: "1.2.3",
  root: "/project",
  base: "",
  source: "worktree",
  messages: [message],
  failures: [],
  files: 12,
  collection: {
    testModules: 5,
    unpredictable: 0,
    pytest: "9",
    world: "installed",
    pythons: "3.8 to 3.14",
    failingModules: 4,
    failing: "3.8",
  },
  python: { versions: ["3.8"], reason: "pyproject.toml:5" },
  hints: [],
  fixed: null,
  stats: null,
  warnings: 0,
};

describe("the full format", () => {
  it("says the verdict first, then the finding with its reasons, then what to run", () => {
    expect(formatFull(report, plain)).toBe(`4 of 5 test modules will fail to collect on Python 3.8. One cause.

pkg/cli.py:4:7: error: backslash in an f-string expression needs Python 3.12 [syntax-too-new]
  supported  3.8 to 3.14
  fails      tests/test_a.py, tests/test_b.py and 2 more
  path       tests/test_a.py:1 > pkg/cli.py:4
  fix        assign the value to a name before the f-string

1 error. Checked: worktree, 12 files, pytest 9, installed.
Trace one test: pylayout why tests/test_d.py
`);
  });

  it("says what a clean run proved, and what it did not", () => {
    const clean = {
      ...report,
      messages: [],
      collection: { ...report.collection, unpredictable: 2, failingModules: 0, failing: null },
    };
    expect(formatFull(clean, plain)).toBe(
      "No problems: 3 test modules predicted to collect on 3.8 to 3.14 (installed, pytest 9); 2 not predictable (pylayout collect).\n",
    );
  });

  it("never calls a project clean whose failures are only not shown", () => {
    expect(formatFull({ ...report, messages: [] }, plain)).toBe(
      "No findings shown, but 4 test modules are predicted to fail: other paths or rules than these report it.\n",
    );
  });

  it("offers a command that can be pasted where it was started", () => {
    const odd = { ...message, affects: ["tests/test_$(touch x) a.py"] };
    expect(formatFull({ ...report, base: "sub", messages: [odd] }, plain)).toContain(
      "Trace one test: pylayout why 'sub/tests/test_$(touch x) a.py'\n",
    );
  });

  it("keeps hostile names from leaving their line", () => {
    const hostile = { ...message, path: "a\n::error::b.py", affects: [], notes: [], help: null, cause: null };
    expect(formatConcise({ ...report, messages: [hostile] }, plain)).toBe(
      "a\\x0a::error::b.py:4:7: error: backslash in an f-string expression needs Python 3.12 [syntax-too-new]\n",
    );
  });

  it("says which rule failed, where, with its stack", () => {
    const failure = { rule: "mine", path: "pkg", message: "boom", stack: "Error: boom\n    at create" };
    const text = formatFull({ ...report, messages: [], failures: [failure] }, plain);
    expect(text).toContain("rule failed: mine at pkg: boom\n  Error: boom\n      at create\n");
  });
});

describe("the json format", () => {
  it("has the documented shape", () => {
    const parsed = JSON.parse(formatJson(report)) as { summary: object; messages: object[] };
    expect(parsed.summary).toEqual({
      errors: 1,
      warnings: 0,
      rootCauses: 1,
      files: 12,
      testModules: 5,
      fixable: { safe: 0, unsafe: 0 },
    });
    expect(Object.keys(parsed.messages[0]!)).toEqual([
      "rule",
      "messageId",
      "severity",
      "message",
      "path",
      "kind",
      "range",
      "anchor",
      "cause",
      "pythons",
      "worlds",
      "related",
      "affects",
      "help",
      "fix",
      "fingerprint",
    ]);
  });
});
