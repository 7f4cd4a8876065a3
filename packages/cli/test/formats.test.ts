import { readFileSync } from "node:fs";
import path from "node:path";
import toolkit from "@actions/core/lib/command.js";
import Ajv from "ajv";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, it, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import { formatFull } from "../src/format/full.ts";
import { formatGithub, withoutCommands } from "../src/format/github.ts";
import { formatGitlab } from "../src/format/gitlab.ts";
import { formatJunit } from "../src/format/junit.ts";
import { formatMarkdown } from "../src/format/markdown.ts";
import { formatSarif } from "../src/format/sarif.ts";
import { printable } from "../src/text.ts";
import { runnerCommands } from "./runner-commands.ts";
import { clean, HOSTILE_PATH, manifold, message, plain, report } from "./sample-report.ts";

const reports = [
  ["findings of every kind", manifold],
  ["one finding", report],
  ["nothing", clean],
] as const;

describe("sarif", () => {
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(schema("sarif-schema-2.1.0.json")) as object);

  it.each(reports)("follows the official schema: %s", (_, sample) => {
    validate(JSON.parse(formatSarif(sample, plain)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("is checked by a schema that finds mistakes", () => {
    const wrong = formatSarif(report, plain).replace('"level": "error"', '"level": "fatal"');
    expect(validate(JSON.parse(wrong))).toBe(false);
  });

  it("names files by URIs that give back the bytes of their names", () => {
    const uris = [...formatSarif(manifold, plain).matchAll(/"uri": "(.*)"/g)].map(([, uri]) => uri ?? "");
    expect(uris.length).toBeGreaterThan(0);
    for (const uri of uris) expect(uri).toMatch(/^(?:[\w.~/-]|%[0-9A-F]{2})+$/);
    expect(uris.some((uri) => uri.includes("%FF%EF%BF%BF/x%2C%20y.py"))).toBe(true);
  });

  it("gives each finding its rule, its fingerprint, and the fixes that lie within files", () => {
    const [run] = (JSON.parse(formatSarif(manifold, plain)) as SarifLog).runs;
    const results = run?.results ?? [];
    expect(results.map(({ partialFingerprints }) => partialFingerprints)).toEqual(
      ["f4", "f2", "f1", "f3"].map((print) => ({ "pylayoutFinding/v1": print })),
    );
    expect(results.map(({ fixes }) => fixes?.length ?? 0)).toEqual([0, 1, 0, 0]);
    expect(results.map(({ ruleIndex }) => run?.tool.driver.rules[ruleIndex ?? -1]?.id)).toEqual([
      undefined,
      "syntax-too-new",
      "syntax-too-new",
      undefined,
    ]);
  });
});

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleIndex?: number;
      readonly partialFingerprints: object;
      readonly fixes?: readonly object[];
    }[];
  }[];
}

describe("junit", () => {
  const check = (contents: string) =>
    validateXML({ xml: [{ fileName: "report.xml", contents }], schema: [schema("junit-10.xsd")] });

  it.each(reports)("follows Jenkins' schema: %s", async (_, sample) => {
    expect((await check(formatJunit(sample))).errors).toEqual([]);
  });

  it("is checked by a schema that finds mistakes", async () => {
    expect((await check(formatJunit(report).replaceAll("testcase", "test-case"))).valid).toBe(false);
  });

  it("fails for errors, passes with warnings and where nothing was found", () => {
    expect(formatJunit(manifold)).toContain('<testsuites name="pylayout" tests="5" failures="2" errors="1">');
    expect(formatJunit(clean)).toContain('<testsuites name="pylayout" tests="1" failures="0" errors="0">');
  });
});

describe("gitlab", () => {
  const validate = new Ajv.default().compile({
    type: "array",
    items: JSON.parse(schema("codeclimate.json")) as object,
  });

  it.each(reports)("follows GitLab's schema: %s", (_, sample) => {
    validate(JSON.parse(formatGitlab(sample, plain)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("has what GitLab needs to show an issue", () => {
    const issues = JSON.parse(formatGitlab(manifold, plain)) as GitlabIssue[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    expect(issues.map(({ severity, location }) => [severity, location.path !== "", location.lines.begin])).toEqual([
      ["minor", true, 1],
      ["major", true, 4],
      ["major", true, 4],
      ["minor", true, 1],
    ]);
  });
});

interface GitlabIssue {
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

describe("github", () => {
  const lines = formatGithub(manifold, plain).trimEnd().split("\n");

  it("gives one command for each finding, whatever files are called", () => {
    expect(lines.map((line) => /^::(\w+) /.exec(line)?.[1])).toEqual(["error", "error", "error", "warning", "warning"]);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u2028]/u);
  });

  it("escapes as GitHub's own toolkit does", () => {
    for (const line of lines) {
      const [, command = "", list = "", text = ""] = /^::(\w+) ((?:(?!::).)*)::(.*)$/.exec(line) ?? [];
      const pairs = list.split(",").map((pair) => /^(\w+)=(.*)$/.exec(pair) ?? []);
      const properties = Object.fromEntries(pairs.map(([, key = "", value = ""]) => [key, unescape(value)] as const));
      expect(issuedByToolkit(command, properties, unescape(text))).toBe(`${line}\n`);
    }
  });

  it("is read by GitHub's runner as just these findings, with the names as people see them", () => {
    const commands = runnerCommands(formatGithub(manifold, plain));
    expect(commands.map(({ name }) => name)).toEqual(["error", "error", "error", "warning", "warning"]);
    expect(commands.map(({ properties }) => Object.keys(properties))).toEqual([
      ["title"],
      ["file", "line", "endLine", "col", "title"],
      ["file", "line", "endLine", "col", "title"],
      ["title"],
      ["file", "line", "title"],
    ]);
    const shown = printable(HOSTILE_PATH);
    expect(commands[1]?.properties).toEqual({
      file: shown,
      line: "4",
      endLine: "4",
      col: "7",
      title: "pylayout (syntax-too-new)",
    });
    expect(commands[1]?.data.startsWith(`${shown}:4:7: ${shown} %25 ::set-output name=a::b\nfails: ${shown}\n`)).toBe(
      true,
    );
  });

  it("leaves nothing in a report for people that GitHub's runner takes for a command", () => {
    const full = formatFull(manifold, plain);
    expect(runnerCommands(`${HOSTILE_PATH}\n${full}`)).not.toEqual([]);
    expect(runnerCommands(withoutCommands(full))).toEqual([]);
    expect(runnerCommands(withoutCommands(HOSTILE_PATH))).toEqual([]);
  });

  it("leaves no workflow command in a text for people", () => {
    expect(withoutCommands("::error::x\n  ::stop-commands::y\na ##[error]z: a::b\n")).toBe(
      "\\x3a:error::x\n  \\x3a:stop-commands::y\na #\\x23[error]z: a::b\n",
    );
  });
});

function unescape(text: string): string {
  return text
    .replaceAll("%2C", ",")
    .replaceAll("%3A", ":")
    .replaceAll("%0A", "\n")
    .replaceAll("%0D", "\r")
    .replaceAll("%25", "%");
}

function issuedByToolkit(command: string, properties: Record<string, string>, text: string): string {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    toolkit.issueCommand(command, properties, text);
    return write.mock.calls.map(([chunk]) => chunk as string).join("");
  } finally {
    write.mockRestore();
  }
}

describe("markdown", () => {
  it("says the verdict, what each cause takes down, and the findings", () => {
    expect(formatMarkdown(report)).toBe(`## pylayout: 4 of 5 test modules will fail to collect on Python 3.8. One cause.

| cause | test modules down | Pythons | rule |
| --- | ---: | --- | --- |
| \`pkg/cli.py:4:7\` | 4 | 3.8 | \`syntax-too-new\` |

- **error** \`pkg/cli.py:4:7\`: backslash in an f-string expression needs Python 3.12 (\`syntax-too-new\`)
  - supported: 3.8 to 3.14
  - fails: tests/test\\_a.py, tests/test\\_b.py and 2 more
  - path: tests/test\\_a.py:1 \\> pkg/cli.py:4
  - fix: assign the value to a name before the f-string
  - <details><summary>4 test modules</summary>

    - \`tests/test_a.py\`
    - \`tests/test_b.py\`
    - \`tests/test_c.py\`
    - \`tests/test_d.py\`

    </details>

1 error. Checked: worktree, 12 files, pytest 9, installed.
`);
  });

  it("stays below the size that GitHub refuses", () => {
    const affects = Array.from({ length: 20_000 }, (_, i) => `tests/unit/with/a/long/path/of/directories/test_${i}.py`);
    const text = formatMarkdown({ ...report, messages: Array.from({ length: 300 }, () => ({ ...message, affects })) });
    expect(text).toContain("    - 19950 more\n");
    expect(text.length).toBeLessThan(1024 * 1024);
  });

  it("keeps names in their cell and out of the markup", () => {
    const text = formatMarkdown(manifold);
    const rows = text.split("\n").filter((line) => line.startsWith("| `"));
    expect(rows.length).toBe(2);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)?.length).toBe(5);
    const outside = text
      .replace(/^```text\n.*?^```$/ms, "")
      .replaceAll("\\`", "")
      .replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
    expect(outside).not.toMatch(/(?<!\\)[<[*]c/);
  });
});

function schema(name: string): string {
  return readFileSync(path.join(import.meta.dirname, "schemas", name), "utf8");
}
