import type { Message } from "@pylayout/core";
import { colorsFor } from "../src/colors.ts";
import type { FormatContext } from "../src/format/formatter.ts";
import type { Report } from "../src/report.ts";

export const plain: FormatContext = {
  colors: colorsFor({}, {}),
  columns: null,
  link: (text) => text,
  repositoryPath: (path) => path,
};

export const message: Message = {
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

export const report: Report = {
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
  statistics: null,
  rules: new Map([
    [
      "syntax-too-new",
      {
        name: "syntax-too-new",
        type: "problem",
        severity: "error",
        docs: { description: "Reports syntax that a supported Python cannot compile" },
        messages: {},
      },
    ],
  ]),
  agreed: 0,
  idle: new Map(),
  warnings: 0,
};

/** A path that tries to leave every format: lines, commands, markup, tables, bytes that are not UTF-8. */
export const HOSTILE_PATH =
  "a\n::error file=x,line=1::b%0A::warning::,\r<c>&\"']]>|`d``##[error]\u001b[31m\u2028\udcff\uffff/x, y.py";

const hostileText = `${HOSTILE_PATH} %25 ::set-output name=a::b`;

const hostile: Message = {
  ...message,
  message: hostileText,
  path: HOSTILE_PATH,
  anchor: { path: HOSTILE_PATH, line: 4 },
  related: [{ path: HOSTILE_PATH, line: 0, message: hostileText }],
  affects: [HOSTILE_PATH],
  notes: [{ label: "note", text: hostileText }],
  help: hostileText,
  fix: {
    safety: "unsafe",
    edits: [{ op: "edit", path: HOSTILE_PATH, base: "b", changes: [{ start: 1, end: 3, text: hostileText }] }],
  },
  fingerprint: "f2",
};

const onDirectory: Message = {
  ...message,
  rule: "team/own",
  severity: "warning",
  path: "pkg/sub",
  kind: "directory",
  range: null,
  anchor: { path: "pkg/sub/__init__.py", line: 1 },
  affects: [],
  fix: { safety: "safe", edits: [{ op: "create", path: "pkg/sub/__init__.py", content: "" }] },
  fingerprint: "f3",
};

const onProject: Message = {
  ...onDirectory,
  path: "",
  kind: "project",
  anchor: { path: "", line: 1 },
  fingerprint: "f4",
};

/** Every kind of finding, names that no surface likes, a rule that threw, hints. */
export const manifold: Report = {
  ...report,
  messages: [onProject, hostile, message, onDirectory],
  failures: [{ rule: "mine", path: HOSTILE_PATH, message: hostileText, stack: `Error: ${hostileText}\n    at create` }],
  hints: [hostileText],
  warnings: 2,
};

export const clean: Report = {
  ...report,
  messages: [],
  collection: { ...report.collection, unpredictable: 2, failingModules: 0, failing: null },
};
