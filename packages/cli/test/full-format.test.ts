import { describe, expect, it } from "vitest";
import { formatConcise } from "../src/format/concise.ts";
import { formatFull } from "../src/format/full.ts";
import { formatJson } from "../src/format/json.ts";
import { countByRule } from "../src/format/statistics.ts";
import { clean, manifold, message, plain, report } from "./sample-report.ts";

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

  it("breaks reasons at the width of the terminal, never the finding's first line or a path", () => {
    expect(formatFull(report, { ...plain, columns: 40 })).toContain(`4 of 5 test modules will fail to collect
on Python 3.8. One cause.

pkg/cli.py:4:7: error: backslash in an f-string expression needs Python 3.12 [syntax-too-new]
  supported 3.8 to 3.14
  fails tests/test_a.py, tests/test_b.py
    and 2 more
  path tests/test_a.py:1 > pkg/cli.py:4
  fix assign the value to a name before
    the f-string
`);
    expect(formatFull(report, { ...plain, columns: 60 })).toContain(`
  fails      tests/test_a.py, tests/test_b.py and 2 more
  path       tests/test_a.py:1 > pkg/cli.py:4
  fix        assign the value to a name before the f-string
`);
  });

  it("keeps in one line what is copied from it, and says last what may be done instead", () => {
    const notes = [
      { label: "or", text: 'namespace-packages = ["some.package"] under [tool.pylayout]' },
      { label: "note", text: "the next word is too much" },
    ];
    const copied = { ...message, notes, affects: [], help: "git add some/very/long/path/of/a/module.py" };
    expect(formatFull({ ...report, messages: [copied] }, { ...plain, columns: 30 })).toContain(`
  note the next word is too
    much
  fix git add some/very/long/path/of/a/module.py
  or namespace-packages = ["some.package"] under [tool.pylayout]
`);
  });

  it("links places where the terminal can", () => {
    const link = (text: string, path: string) => `<${path}|${text}>`;
    expect(formatConcise(report, { ...plain, link })).toMatch(/^<pkg\/cli\.py\|pkg\/cli\.py:4:7>: error: /);
  });

  it("counts by rule when asked for statistics", () => {
    const counted = { ...manifold, failures: [], hints: [], statistics: countByRule(manifold.messages) };
    expect(formatFull(counted, plain)).toContain(`
2  syntax-too-new (1 with --unsafe-fixes)
2  team/own (2 fixable with --fix)

2 errors, 2 warnings`);
    const { statistics } = JSON.parse(formatJson(counted)) as { statistics: unknown };
    expect(statistics).toEqual([
      { rule: "syntax-too-new", errors: 2, warnings: 0, fixable: { safe: 0, unsafe: 1 } },
      { rule: "team/own", errors: 0, warnings: 2, fixable: { safe: 2, unsafe: 0 } },
    ]);
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
      "notes",
      "help",
      "fix",
      "fingerprint",
    ]);
  });
});
