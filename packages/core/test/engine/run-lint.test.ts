import { describe, expect, test } from "vitest";
import { runLint, UsageError, type AnyRule, type LintResult, type MemoryFile } from "@pylayout/core";
import { configOf, defineRule, docs, toy, treeOf } from "../toy-language.ts";

const meta = { type: "problem", severity: "error", docs } as const;

const noX = defineRule({
  meta: { ...meta, name: "no-x", messages: { found: "{{name}} holds an x" } },
  create: ({ tree }) => ({
    file(node, { report }) {
      if (tree.readText(node.file)?.includes("x") === true) report({ messageId: "found", data: { name: node.path } });
    },
  }),
});

const noFolders = defineRule({
  meta: { ...meta, name: "no-folders", severity: "warning", messages: { folder: "is a folder" } },
  create: () => ({
    folder: (_node, { report }) => {
      report({ messageId: "folder" });
    },
  }),
});

async function lint(
  rules: readonly AnyRule[],
  config: unknown,
  files: Record<string, MemoryFile>,
): Promise<LintResult> {
  return runLint({ tree: treeOf(files), language: toy, config: await configOf(rules, config) });
}

describe("one traversal", () => {
  test("reports with every default filled in", async () => {
    const { messages, failures } = await lint([noX], { rules: { "no-x": "on" } }, { "a/b": "x", "a/c": "y" });
    expect(failures).toEqual([]);
    expect(messages).toEqual([
      {
        rule: "no-x",
        messageId: "found",
        severity: "error",
        message: "a/b holds an x",
        path: "a/b",
        kind: "file",
        range: null,
        anchor: { path: "a/b", line: 1 },
        cause: null,
        pythons: [],
        worlds: [],
        related: [],
        affects: [],
        notes: [],
        help: null,
        fix: null,
        subject: "",
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      },
    ]);
  });

  test("asks the language only for node types that an enabled rule visits", async () => {
    const wanted: string[] = [];
    const spying = { ...toy, traverse: (_model: unknown, types: ReadonlySet<string>) => wanted.push(...types) };
    const config = await configOf([noX, noFolders], { rules: { "no-x": "off", "no-folders": "on" } });
    runLint({ tree: treeOf({}), language: spying, config });
    expect(wanted).toEqual(["folder"]);
  });

  test("a directory is anchored to the file that stands for it, else to its first file", async () => {
    const files = { "a/index": "", "a/a": "", "b/z/deep": "", "b/y": "", "c/d/only": "" };
    const { messages } = await lint([noFolders], { rules: { "no-folders": "on" } }, files);
    expect(messages.map(({ path, anchor }) => [path, anchor.path])).toEqual([
      ["a", "a/index"],
      ["b", "b/y"],
      ["b/z", "b/z/deep"],
      ["c", "c/d/only"],
      ["c/d", "c/d/only"],
    ]);
  });

  test.each([
    ["on", "error", "warning"],
    ["warn", "warning", "warning"],
    ["error", "error", "error"],
  ])("severity %s gives %s to an error and %s to a warning", async (severity, first, second) => {
    const rules = { "no-x": severity, "no-folders": severity };
    const { messages } = await lint([noX, noFolders], { rules }, { "a/b": "x" });
    expect(messages.map((message) => message.severity)).toEqual([second, first]);
  });

  test("messages are sorted by place, whatever the order of rules and entries", async () => {
    const files = { "b/1": "x", "a/2": "x", "a/1": "x" };
    const on = { rules: { "no-x": "on", "no-folders": "on" } };
    const one = await lint([noX, noFolders], on, files);
    const two = await lint([noFolders, noX], on, Object.fromEntries(Object.entries(files).reverse()));
    expect(one.messages.map((message) => message.path)).toEqual(["a", "a/1", "a/2", "b", "b/1"]);
    expect(two.messages).toEqual(one.messages);
  });

  test("the options of a node's own path are handed to the visit", async () => {
    const seen: unknown[] = [];
    const rule = defineRule({
      meta: {
        ...meta,
        name: "seen",
        messages: { m: "m" },
        schema: { type: "object", additionalProperties: false, properties: { size: { type: "integer", default: 1 } } },
      },
      create: () => ({
        file: (node, { options }) => {
          seen.push([node.path, options.size]);
        },
      }),
    });
    const config = [{ rules: { seen: "on" } }, { files: ["big/"], rules: { seen: ["on", { size: 9 }] } }];
    await lint([rule], config, { "big/a": "", "small/a": "" });
    expect(seen).toEqual([
      ["big/a", 9],
      ["small/a", 1],
    ]);
  });

  test("a report about another path obeys that path's config", async () => {
    const project = defineRule({
      meta: { ...meta, name: "project-wide", messages: { m: "m" } },
      create: () => ({
        project(_node, { report }) {
          report({ messageId: "m", path: "kept/a" });
          report({ messageId: "m", path: "legacy/a" });
          report({ messageId: "m", path: "soft/a" });
        },
      }),
    });
    const config = [
      { rules: { "project-wide": "on" } },
      { files: ["legacy/"], rules: { "project-wide": "off" } },
      { files: ["soft/"], rules: { "project-wide": "warn" } },
    ];
    const { messages } = await lint([project], config, {});
    expect(messages.map(({ path, severity }) => [path, severity])).toEqual([
      ["kept/a", "error"],
      ["soft/a", "warning"],
    ]);
  });
});

describe("rules that go wrong", () => {
  const thrower = defineRule({
    meta: { ...meta, name: "thrower", messages: { m: "m" } },
    create: () => ({
      file(node) {
        throw new Error(`cannot bear ${node.path}`);
      },
    }),
  });

  test("one that throws is a failure with its name, path and stack, while the others go on", async () => {
    const rules = { "no-x": "on", thrower: "on" };
    const { messages, failures } = await lint([thrower, noX], { rules }, { a: "x", b: "x" });
    expect(messages.map((message) => message.path)).toEqual(["a", "b"]);
    expect(failures).toEqual([
      {
        rule: "thrower",
        path: "a",
        message: "cannot bear a",
        stack: expect.stringContaining("run-lint.test") as string,
      },
    ]);
  });

  test("one that throws in create is a failure too", async () => {
    const rule = defineRule({
      meta: { ...meta, name: "stillborn", messages: { m: "m" } },
      create() {
        throw new Error("no");
      },
    });
    const { failures } = await lint([rule], { rules: { stillborn: "on" } }, {});
    expect(failures.map(({ rule: name, path, message }) => [name, path, message])).toEqual([["stillborn", "", "no"]]);
  });

  test.each([
    [{ messageId: "wrong" }, 'unknown messageId "wrong"'],
    [{ messageId: "m" }, 'message text needs data "who": {{who}}'],
    [{ messageId: "m", data: { whom: 1 } }, 'message text needs data "who": {{who}}'],
  ])("report(%j) fails with a message that says why", async (report, message) => {
    const untyped: AnyRule = {
      meta: { ...meta, name: "untyped", messages: { m: "{{who}}" } },
      create: () => ({
        file: (_node: unknown, tools: { readonly report: (r: unknown) => void }) => {
          tools.report(report);
        },
      }),
    } as never;
    const { failures } = await lint([untyped], { rules: { untyped: "on" } }, { a: "" });
    expect(failures.map((failure) => failure.message)).toEqual([message]);
  });

  test("a visitor of an unknown node type is a load error that names the nearest", async () => {
    const untyped = { meta: { ...meta, name: "untyped", messages: {} }, create: () => ({ flie: () => 0 }) } as never;
    const error = await lint([untyped], { rules: { untyped: "on" } }, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({
      what: 'visits "flie", which is no node type of toy',
      where: 'rule "untyped"',
      hint: 'did you mean "file"?',
    });
  });
});

describe("merging by root cause", () => {
  const reporter = (name: string, report: Record<string, unknown>): AnyRule =>
    ({
      meta: { ...meta, name, messages: { m: name } },
      create: () => ({
        project: (_node: unknown, tools: { readonly report: (r: unknown) => void }) => {
          tools.report({ messageId: "m", ...report });
        },
      }),
    }) as never;
  const flagship = reporter("flagship", {
    path: "a",
    cause: "c1",
    owner: "syntax",
    affects: ["t1", "t2"],
    pythons: ["3.10", "3.9"],
    help: "chain",
    related: [{ path: "t1", line: 1, message: "imports a" }],
  });
  const syntax = reporter("syntax", { path: "a", cause: "c1", pythons: ["3.8", "3.9"], affects: ["t2", "t3"] });
  const amplifier = reporter("amplifier", { path: "b", cause: "c1" });
  const run = (rules: readonly AnyRule[]): Promise<LintResult> =>
    lint(rules, { rules: Object.fromEntries(rules.map((rule) => [rule.meta.name, "on"])) }, {});

  test("the owner's message wins and takes over what the others know", async () => {
    const { messages } = await run([flagship, syntax]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      rule: "syntax",
      affects: ["t2", "t3", "t1"],
      pythons: ["3.8", "3.9", "3.10"],
      help: "chain",
      related: [{ path: "t1", line: 1, message: "imports a" }],
    });
    expect(messages[0]).not.toHaveProperty("owner");
  });

  test("without the owner's message the one that named the owner stands", async () => {
    expect((await run([flagship])).messages.map((message) => message.rule)).toEqual(["flagship"]);
    const silent = { ...syntax, create: () => ({}) };
    expect((await run([flagship, silent])).messages.map((message) => message.rule)).toEqual(["flagship"]);
  });

  test("a message that only carries the cause stays beside it", async () => {
    const { messages } = await run([amplifier, flagship, syntax]);
    expect(messages.map(({ rule, cause }) => [rule, cause])).toEqual([
      ["syntax", "c1"],
      ["amplifier", "c1"],
    ]);
  });
});

test("fingerprints survive moved lines and tell equal findings apart", async () => {
  const lines = defineRule({
    meta: { ...meta, name: "lines", messages: { x: "x" } },
    create: ({ tree }) => ({
      file(node, { report }) {
        (tree.readText(node.file) ?? "").split("\n").forEach((text, index) => {
          const at = { line: index + 1, column: 1 };
          if (text === "x") report({ messageId: "x", range: { start: at, end: at } });
        });
      },
    }),
  });
  const prints = async (content: string): Promise<string[]> =>
    (await lint([lines], { rules: { lines: "on" } }, { a: content })).messages.map((message) => message.fingerprint);
  const before = await prints("x\nx");
  expect(new Set(before).size).toBe(2);
  expect(await prints("\n\nx\n\nx")).toEqual(before);
});

test("times every rule when asked to", async () => {
  const config = await configOf([noX, noFolders], { rules: { "no-x": "on", "no-folders": "on" } });
  const tree = treeOf({ "a/b": "", "a/c": "" });
  const { stats } = runLint({ tree, language: toy, config, timed: true });
  expect(stats.rules.map(({ rule, visits }) => [rule, visits]).sort()).toEqual([
    ["no-folders", 1],
    ["no-x", 2],
  ]);
  expect(runLint({ tree, language: toy, config }).stats.rules).toEqual([]);
  expect(stats.phases.map(({ phase }) => phase)).toContain("rules");
});
