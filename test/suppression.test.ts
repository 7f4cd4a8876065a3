import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { buildFileTree, createConfig, fixAll, memorySource, runLint, unusedSuppression } from "@pylayout/core";
import { defineRule, python } from "@pylayout/python";
import { describe, expect, it } from "vitest";
import { runPylayout } from "./run-pylayout.ts";
import { temporaryProject } from "./temporary-project.ts";

const PROJECT = `
  pyproject.toml   | [project]
                   | name = "app"
                   | version = "1"
                   | requires-python = ">=3.9"
  app/
    __init__.py    | from app.tools import clock
    modern.py
    tools/
      clock.py
`;
const MATCH = "match n:\n    case _: pass\n";

/** The findings of the project, with `modern.py` and its configuration as given. */
async function findings(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string[]> {
  const root = temporaryProject(PROJECT);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    writeFileSync(file, name === "pyproject.toml" ? `${readFileSync(file, "utf8")}${text}` : text);
  }
  const { stdout, stderr } = await runPylayout(root, "lint", "--format", "concise", ...args);
  expect(stderr).toBe("");
  return [...stdout.matchAll(/^(\S+?):(?:(\d+):\d+:)? .*\[(\S+)\]/gm)].map(([, at, line, rule]) =>
    [at, line, rule].filter(Boolean).join(" "),
  );
}

const SYNTAX = "app/modern.py 1 syntax-too-new";
const INIT = "app/tools missing-init";

describe("a suppression, through the command", () => {
  it.each<[string, Readonly<Record<string, string>>, string[]]>([
    ["none", { "app/modern.py": MATCH }, [SYNTAX, INIT]],
    ["on the line", { "app/modern.py": MATCH.replace("n:", "n:  # pylayout: disable=syntax-too-new -- why") }, [INIT]],
    ["of the next line", { "app/modern.py": `# pylayout: disable-next-line=syntax-too-new\n${MATCH}` }, [INIT]],
    ["of the file", { "app/modern.py": `${MATCH}# pylayout: disable-file=syntax-too-new\n` }, [INIT]],
    ["as noqa", { "app/modern.py": MATCH.replace("n:", "n:  # noqa: E501, syntax-too-new") }, [INIT]],
    ["as a bare noqa, which is not ours", { "app/modern.py": MATCH.replace("n:", "n:  # noqa") }, [SYNTAX, INIT]],
    [
      "in a string, which is none",
      { "app/modern.py": `${MATCH}x = "# pylayout: disable-file=syntax-too-new"\n` },
      [SYNTAX, INIT],
    ],
    ["of a directory, by config", { "app/modern.py": MATCH, "pyproject.toml": off("app/", "syntax-too-new") }, [INIT]],
    ["of one directory below, by config", { "pyproject.toml": off("app/tools/", "missing-init") }, []],
    [
      "of a directory without __init__.py, by the file that stands for it",
      { "app/tools/clock.py": "# pylayout: disable-file=missing-init -- a namespace on purpose\n" },
      [],
    ],
  ])("%s", async (_name, files, expected) => {
    expect((await findings(files)).sort()).toEqual(expected);
  });

  it("asks for reasons where it is told to, as the table spells it", async () => {
    const pyproject = `\n[tool.pylayout]\nextends = ["recommended"]\n[tool.pylayout.rules]\nunused-suppression = { severity = "error", require-reason = true }\n`;
    const modern = MATCH.replace("n:", "n:  # pylayout: disable=syntax-too-new");
    const asked = { "app/modern.py": modern, "pyproject.toml": pyproject };
    expect((await findings(asked)).sort()).toEqual(["app/modern.py 1 unused-suppression", INIT]);
    const given = { ...asked, "app/modern.py": modern.replace("too-new", "too-new -- 3.10 comes in May") };
    expect(await findings(given)).toEqual([INIT]);
  });
});

describe("a directory", () => {
  const noTools = defineRule({
    meta: {
      name: "no-tools",
      type: "problem",
      severity: "error",
      docs: { description: "Reports directories named tools" },
      messages: { found: "tools" },
    },
    create: () => ({
      directory(node, { report }) {
        if (node.directory.name === "tools") report({ messageId: "found" });
      },
    }),
  });

  it.each([
    ["a comment for the file of its __init__.py", "# pylayout: disable-file=no-tools\n", 0],
    ["one at the end of it", '"""Tools."""\n\nX = 1\n# pylayout: disable-file=no-tools -- named by others\n', 0],
    ["a comment for a line, which the directory is not", "# pylayout: disable=no-tools\n", 1],
    ["a comment for another rule", "# pylayout: disable-file=missing-init\n", 1],
    ["a string", 'X = "# pylayout: disable-file=no-tools"\n', 1],
  ])("is silenced or not by %s", async (_name, init, left) => {
    const { messages } = await lint({ "tools/__init__.py": init, "tools/a.py": "" }, [noTools], { "no-tools": "on" });
    expect(messages).toHaveLength(left);
  });
});

/** Reports every line that holds "bad". */
const noBad = defineRule({
  meta: {
    name: "no-bad",
    type: "problem",
    severity: "error",
    docs: { description: "Reports lines that hold a word" },
    messages: { bad: "bad" },
  },
  create: ({ tree }) => ({
    module({ file }, { report }) {
      for (const [index, text] of (tree.readText(file) ?? "").split("\n").entries()) {
        const place = { line: index + 1, column: 1 };
        if (/(?<!-)bad/.test(text)) report({ messageId: "bad", range: { start: place, end: place } });
      }
    },
  }),
});

const OWN = "# pylayout: disable=no-bad";

/** Pieces of Python: their lines, which of these are reported when suppressions hold, and what unused ones leave. */
interface Piece {
  readonly text: string;
  readonly reported: readonly number[];
  readonly mended: string;
}
const piece = (text: string, reported: readonly number[] = [], mended = text): Piece => ({ text, reported, mended });
const PIECES: readonly Piece[] = [
  piece(`bad = 1  ${OWN}`),
  piece(`bad = 1  ${OWN} -- a reason # with a sign`),
  piece("bad = 1", [0]),
  piece(`good = 1  ${OWN}`, [], "good = 1"),
  piece(`bad = "${OWN}"`, [0]),
  piece(`bad = '''\nbad ${OWN}\n${OWN} bad'''`, [0, 1, 2]),
  piece(`bad = f"{x!r:>{w}} ${OWN}"`, [0]),
  piece(`bad = f'''{\n  x  \n} ${OWN}\n'''`, [0]),
  piece(`bad = rb"\\\\" + b"${OWN}"`, [0]),
  piece(`bad = '\\'' ${OWN}`),
  piece(`x = [\n  "bad",  ${OWN}\n  "bad",\n]`, [2]),
  piece(`x = 1 + \\\n  bad  ${OWN}`),
  piece(`${OWN.replace("disable", "disable-next-line")}\nbad = 1`),
  piece(`${OWN.replace("disable", "disable-next-line")}\ngood = 1`, [], "good = 1"),
  piece(`  ${OWN.replace("disable", "disable-next-line")}\n# a word\nbad = 1`),
  piece(`bad = 1  # type: ignore ${OWN}`),
  piece(`bad = 1  # noqa: no-bad`),
  piece(`bad = 1  # noqa`, [0]),
  piece(`é = "bad"  ${OWN}`),
  piece(""),
];

describe("suppressions in any Python", () => {
  const sources = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 });

  it("hold for the lines of real comments, and for no others", async () => {
    await fc.assert(
      fc.asyncProperty(sources, fc.constantFrom("\n", "\r\n"), async (pieces, newline) => {
        let line = 1;
        const reported = pieces.flatMap(({ text, reported: lines }) => {
          const start = line;
          line += text.split("\n").length;
          return lines.map((index) => start + index);
        });
        const text = pieces.map((one) => `${one.text}\n`).join("");
        const { messages } = await lint({ "a.py": text.replaceAll("\n", newline) }, [noBad], { "no-bad": "on" });
        expect(messages.map(({ range }) => range?.start.line)).toEqual(reported);
      }),
      { numRuns: 150, seed: 12 },
    );
  });

  it("leave nothing behind but the code when unused ones are removed", async () => {
    await fc.assert(
      fc.asyncProperty(sources, async (pieces) => {
        const on = { "no-bad": "on", "unused-suppression": "on" };
        const text = pieces.map((one) => `${one.text}\n`).join("");
        const config = await configOf([noBad, unusedSuppression], on);
        const tree = buildFileTree(memorySource({ "a.py": text }));
        const run = (given: typeof tree) => runLint({ tree: given, language: python, config });
        const before = run(tree).messages.filter(({ rule }) => rule === "no-bad").length;
        const { tree: fixed, result } = fixAll({ tree, lint: run, safety: "safe" });
        const file = fixed.get("a.py");
        expect(file?.kind === "file" && fixed.readText(file)).toBe(pieces.map((one) => `${one.mended}\n`).join(""));
        expect(result.messages.map(({ rule }) => rule)).toEqual(Array.from({ length: before }, () => "no-bad"));
      }),
      { numRuns: 150, seed: 12 },
    );
  });
});

type Rules = Parameters<typeof configOf>[0];

async function lint(files: Readonly<Record<string, string>>, rules: Rules, on: object) {
  return runLint({ tree: buildFileTree(memorySource(files)), language: python, config: await configOf(rules, on) });
}

function configOf(rules: readonly { readonly meta: { readonly name: string } }[], on: object) {
  const source = { label: "test", base: "", keys: "camelCase", config: { rules: on } } as const;
  const known = new Map(rules.map((rule) => [rule.meta.name, rule as never]));
  return createConfig([source], { rules: known, presets: new Map(), language: python });
}

function off(glob: string, rule: string): string {
  return `\n[tool.pylayout]\nextends = ["recommended"]\n[[tool.pylayout.overrides]]\nfiles = ["${glob}"]\nrules = { ${rule} = "off" }\n`;
}
