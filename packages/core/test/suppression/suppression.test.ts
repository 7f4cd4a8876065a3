import { describe, expect, test } from "vitest";
import {
  fixAll,
  runLint,
  unusedSuppression,
  type LintResult,
  type MemoryFile,
  type SourceComment,
} from "@pylayout/core";
import { filesOf } from "../edit/files-of.ts";
import { configOf, defineRule, docs, toy, treeOf } from "../toy-language.ts";

const meta = { type: "problem", severity: "error", docs } as const;

/** Reports every line that begins with "bad". */
const noBad = defineRule({
  meta: { ...meta, name: "no-bad", messages: { bad: "bad line" } },
  create: ({ tree }) => ({
    file(node, { report }) {
      (tree.readText(node.file) ?? "").split("\n").forEach((text, index) => {
        if (!text.startsWith("bad")) return;
        const range = { start: { line: index + 1, column: 1 }, end: { line: index + 1, column: 4 } };
        report({ messageId: "bad", range });
      });
    },
  }),
});
const other = defineRule({ meta: { ...meta, name: "other", messages: { m: "m" } }, create: () => ({}) });
const noFolder = defineRule({
  meta: { ...meta, name: "no-folder", messages: { m: "folder" } },
  create: () => ({
    folder: (_node, { report }) => {
      report({ messageId: "m" });
    },
  }),
});
const rules = [noBad, other, noFolder, unusedSuppression];
const bothOn = { "no-bad": "on", other: "on" };

async function lint(
  files: Record<string, MemoryFile>,
  on: object = { "no-bad": "on" },
  language = toy,
): Promise<LintResult> {
  return runLint({ tree: treeOf(files), language, config: await configOf(rules, { rules: on }) });
}

const linesOf = ({ messages }: LintResult): unknown[] => messages.map((message) => message.range?.start.line);

describe("a comment silences", () => {
  test.each<[string, string, number[]]>([
    ["its own line", "bad # pylayout: disable=no-bad\nbad", [2]],
    ["with a reason", "bad # pylayout: disable=no-bad -- generated\nbad", [2]],
    ["several rules", "bad # pylayout: disable=other, no-bad\nbad", [2]],
    ["the next line", "# pylayout: disable-next-line=no-bad\nbad\nbad", [3]],
    [
      "the next line behind other comments",
      "# pylayout: disable-next-line=no-bad\n# why\n# pylayout: disable-next-line=other\nbad\nbad",
      [5],
    ],
    ["the whole file, from anywhere", "bad\nbad\n# pylayout: disable-file=no-bad", []],
    ["beside another tool's comment", "bad # type: ignore # pylayout: disable=no-bad\nbad", [2]],
    ["before another tool's comment", "bad # pylayout: disable=no-bad # noqa\nbad", [2]],
    ["as noqa", "bad # noqa: E501, no-bad\nbad # NoQA:no-bad", []],
    ["tightly written", "bad #pylayout:disable=no-bad", []],
  ])("%s", async (_name, text, left) => {
    const result = await lint({ f: text });
    expect(linesOf(result)).toEqual(left);
    expect(result.suppressed.length + left.length).toBe(
      text.split("\n").filter((line) => line.startsWith("bad")).length,
    );
  });

  test.each([
    ["another rule", "bad # pylayout: disable=other"],
    ["nothing when it names no rule", "bad # pylayout: disable"],
    ["nothing as a bare noqa", "bad # noqa"],
    ["nothing for foreign names", "bad # noqa: E501"],
    ["nothing on a line of its own", "# pylayout: disable=no-bad\nbad"],
    ["nothing when misspelt", "bad # pylayout: disabled=no-bad"],
    ["nothing when its name only begins alike", "bad # pylayout: disable=no-bad-lines"],
    ["nothing in prose", "bad # see pylayout: disable=no-bad"],
  ])("%s", async (_name, text) => {
    expect((await lint({ f: text })).messages).toHaveLength(1);
  });
});

test("a directory is spoken for by the file that stands for it", async () => {
  const on = { "no-folder": "on" };
  const files = {
    "a/index": "# pylayout: disable-file=no-folder",
    "b/index": "# pylayout: disable=no-folder",
    "c/x": "",
  };
  expect((await lint(files, on)).messages.map((message) => message.path)).toEqual(["b", "c"]);
});

test("comments are asked for only where there is a finding and a word of ours", async () => {
  const asked: string[] = [];
  const spying = {
    ...toy,
    comments(tree: Parameters<typeof toy.comments>[0], path: string): readonly SourceComment[] {
      asked.push(path);
      return toy.comments(tree, path);
    },
  };
  const files = { clean: "# pylayout: disable=no-bad", plain: "bad # x", silenced: "bad # pylayout: disable=no-bad" };
  await lint(files, { "no-bad": "on" }, spying);
  expect(asked).toEqual(["silenced"]);
});

test("a suppressed finding leaves the fingerprints of the others alone", async () => {
  const both = await lint({ f: "bad\nbad" });
  const one = await lint({ f: "bad # pylayout: disable=no-bad\nbad" });
  expect(one.messages[0]?.fingerprint).toBe(both.messages[1]?.fingerprint);
});

describe("unused suppressions", () => {
  const on = { ...bothOn, "unused-suppression": "on" };

  test.each<[string, string, string[], string]>([
    [
      "at a line's end",
      "good  # pylayout: disable=no-bad -- why\nx",
      ["nothing to silence here: no-bad reports nothing"],
      "good\nx",
    ],
    [
      "on a line of its own",
      "a\n  # pylayout: disable-next-line=no-bad\nb",
      ["nothing to silence here: no-bad reports nothing"],
      "a\nb",
    ],
    [
      "on a line that ends in CRLF",
      "# pylayout: disable-file=no-bad\r\nb",
      ["nothing to silence here: no-bad reports nothing"],
      "b",
    ],
    [
      "one of two",
      "bad # pylayout: disable=other, no-bad -- é",
      ["nothing to silence here: other reports nothing"],
      "bad # pylayout: disable=no-bad -- é",
    ],
    [
      "both of two",
      "good # pylayout: disable=no-bad,other",
      ["nothing to silence here: no-bad reports nothing", "nothing to silence here: other reports nothing"],
      "good",
    ],
    [
      "behind another tool's",
      "é # noqa: X1 # pylayout: disable=no-bad",
      ["nothing to silence here: no-bad reports nothing"],
      "é # noqa: X1",
    ],
    [
      "before another tool's",
      "x # pylayout: disable=no-bad # noqa: X1",
      ["nothing to silence here: no-bad reports nothing"],
      "x # noqa: X1",
    ],
    [
      "between two",
      "x # a # pylayout: disable=no-bad # b",
      ["nothing to silence here: no-bad reports nothing"],
      "x # a  # b",
    ],
    [
      "misspelt",
      "bad # pylayout: disable=no-bda",
      ['there is no rule "no-bda"; did you mean "no-bad"?', "bad line"],
      "bad",
    ],
    [
      "without a rule",
      "x # pylayout: disable",
      ["a suppression must name the rules that it silences: pylayout: disable=<rule>"],
      "x",
    ],
    ["used", "bad # pylayout: disable=no-bad", [], "bad # pylayout: disable=no-bad"],
    ["as noqa", "good # noqa: no-bad", [], "good # noqa: no-bad"],
    ["of a rule that is off", "good # pylayout: disable=no-folder", [], "good # pylayout: disable=no-folder"],
  ])("%s", async (_name, text, messages, mended) => {
    const config = await configOf(rules, { rules: on });
    const run = (tree: ReturnType<typeof treeOf>): LintResult => runLint({ tree, language: toy, config });
    const tree = treeOf({ f: text });
    expect(
      run(tree)
        .messages.map((message) => message.message)
        .sort(),
    ).toEqual([...messages].sort());
    const outcome = fixAll({ tree, lint: run, safety: "safe" });
    const bytes = outcome.tree.read(outcome.tree.get("f") as never) ?? new Uint8Array();
    expect(new TextDecoder().decode(bytes)).toBe(mended);
  });

  test("are looked for in files without findings too, and stand at the comment", async () => {
    const { messages } = await lint({ "a/f": "é # pylayout: disable=no-bad" }, on);
    expect(messages.map(({ path, rule, severity, range }) => ({ path, rule, severity, range }))).toEqual([
      {
        path: "a/f",
        rule: "unused-suppression",
        severity: "warning",
        range: { start: { line: 1, column: 3 }, end: { line: 1, column: 29 } },
      },
    ]);
  });

  test("a reason can be required", async () => {
    const strict = { ...on, "unused-suppression": ["error", { requireReason: true }] };
    const text = "bad # pylayout: disable=no-bad\nbad # pylayout: disable=no-bad -- legacy";
    const { messages } = await lint({ f: text }, strict);
    expect(messages.map(({ message, severity, fix }) => ({ message, severity, fix }))).toEqual([
      { message: "a suppression must give its reason: -- <reason>", severity: "error", fix: null },
    ]);
  });

  test("nothing is read for them unless the rule is on", async () => {
    const tree = treeOf({ f: "good # pylayout: disable=no-bad" });
    const closed = {
      ...tree,
      get: tree.get.bind(tree),
      root: tree.root,
      readLatin1: () => {
        throw new Error("read");
      },
    };
    const config = await configOf(rules, { rules: { other: "on" } });
    expect(runLint({ tree: closed, language: toy, config }).messages).toEqual([]);
  });
});

test("files that cannot be read or are no text do not disturb", async () => {
  const on = { ...bothOn, "unused-suppression": "on" };
  const files = { binary: new Uint8Array([0, 255, 10, 35]), link: { symlink: "nowhere" }, empty: null };
  expect((await lint(files, on)).messages).toEqual([]);
  expect(Object.keys(filesOf(treeOf(files)))).toHaveLength(3);
});
