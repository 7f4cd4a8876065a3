import { contentHash, type AnyRule, type Edit, type FileEntry } from "@pylayout/core";
import { createRuleTester, type RuleCases, type TestFramework } from "@pylayout/rule-tester";
import { describe, expect, test } from "vitest";
import { toy, type FileNode } from "./toy-language.ts";

type Cases = RuleCases<Record<string, unknown>, string>;

/** Runs the tests that a tester declares, and gives what went wrong, by test name. */
async function failuresOf(rule: AnyRule, cases: Cases, language = toy): Promise<Record<string, string>> {
  const tests: [string, () => void | Promise<void>][] = [];
  const names: string[] = [];
  const framework: TestFramework = {
    describe(name, body) {
      names.push(name);
      body();
      names.pop();
    },
    it: (name, body) => tests.push([[...names.slice(1), name].join(" > "), body]),
  };
  createRuleTester(language, framework).run(rule as never, cases);
  const failures: Record<string, string> = {};
  for (const [name, body] of tests) {
    try {
      await body();
    } catch (error) {
      failures[name] = error instanceof Error ? error.message : String(error);
    }
  }
  return failures;
}

interface Context {
  readonly tree: { read(file: FileEntry): Uint8Array | undefined; readText(file: FileEntry): string | undefined };
}
type Report = (report: Record<string, unknown>) => void;

/** A rule of one visit of every file, as it would be written in JavaScript. */
function ruleOf(visit: (node: FileNode, report: Report, context: Context) => void, messages = { m: "text" }): AnyRule {
  return {
    meta: { name: "rule", type: "problem", severity: "error", docs: { description: "x" }, messages },
    create: (context: Context) => ({
      file: (node: FileNode, { report }: { readonly report: Report }) => {
        visit(node, report, context);
      },
    }),
  } as never;
}

const always = ruleOf((_node, report) => {
  report({ messageId: "m" });
});
const fine: Cases = { valid: [{ tree: {} }], invalid: [{ tree: "a", messages: [{ path: "a", messageId: "m" }] }] };
const withInvalid = (...invalid: Cases["invalid"]): Cases => ({ valid: [], invalid });

test("a right rule with right cases passes", async () => {
  expect(await failuresOf(always, fine)).toEqual({});
});

describe("wrong messages", () => {
  const expected = (message: object): Cases =>
    withInvalid({ name: "case", tree: "a", messages: [{ path: "a", messageId: "m", ...message }] });

  test.each<[string, Cases, string]>([
    [
      "too few",
      withInvalid({ name: "case", tree: "a\nb", messages: [{ path: "a", messageId: "m" }] }),
      "messages differ",
    ],
    [
      "too many",
      withInvalid({
        name: "case",
        tree: "a",
        messages: [
          { path: "a", messageId: "m" },
          { path: "b", messageId: "m" },
        ],
      }),
      "messages differ",
    ],
    ["another path", expected({ path: "b" }), "messages differ"],
    ["another severity", expected({ severity: "warning" }), "messages differ"],
    ["a line where there is none", expected({ line: 1 }), "messages differ"],
    ["another text", expected({ message: "texts" }), "messages differ"],
    ["none at all", withInvalid({ name: "case", tree: "", messages: [] }), "expects at least one message"],
  ])("%s", async (_name, cases, reason) => {
    expect((await failuresOf(always, cases))["invalid > case"]).toContain(reason);
  });

  test("a valid case that is not", async () => {
    const failures = await failuresOf(always, { ...fine, valid: ["b"] });
    expect(failures["valid > 1: b"]).toContain('{"path":"b","messageId":"m","message":"text"}');
  });

  test("the text must be stated where it has placeholders, the line where there is a range", async () => {
    const at = { line: 3, column: 1 };
    const rule = ruleOf(
      (_n, report) => {
        report({ messageId: "m", data: { x: 1 }, range: { start: at, end: at } });
      },
      { m: "{{ x }}!" },
    );
    const stated = await failuresOf(rule, expected({ data: { x: 1 }, line: 3 }));
    expect(stated).toEqual({});
    expect((await failuresOf(rule, expected({ line: 3 })))["invalid > case"]).toContain("state the text");
    expect((await failuresOf(rule, expected({ data: { x: 1 } })))["invalid > case"]).toContain("state the line: 3");
    expect((await failuresOf(rule, expected({ data: { x: 2 }, line: 3 })))["invalid > case"]).toContain(
      "messages differ",
    );
  });

  test("a rule that throws", async () => {
    const rule = ruleOf(() => {
      throw new Error("oh no");
    });
    expect((await failuresOf(rule, expected({})))["invalid > case"]).toContain('rule threw at "a": Error: oh no');
  });

  test("options that the rule does not have", async () => {
    const cases = withInvalid({
      name: "case",
      tree: "a",
      options: { x: 1 },
      messages: [{ path: "a", messageId: "m" }],
    });
    expect((await failuresOf(always, cases))["invalid > case"]).toContain("has no options");
  });
});

describe("wrong fixes", () => {
  const fixing = (
    editOf: (text: string, bytes: Uint8Array, node: FileNode) => Edit | undefined,
    safety = "safe",
  ): AnyRule =>
    ruleOf((node, report, { tree }) => {
      const bytes = tree.read(node.file) ?? new Uint8Array();
      const edit = editOf(tree.readText(node.file) ?? "", bytes, node);
      if (edit !== undefined) report({ messageId: "m", fix: { safety, edits: [edit] } });
    });
  const replace = (from: string, to: string, safety = "safe"): AnyRule =>
    fixing((text, bytes, { path }) => {
      const start = text.indexOf(from);
      const changes = [{ start, end: start + from.length, text: to }];
      return start < 0 ? undefined : { op: "edit", path, base: contentHash(bytes), changes };
    }, safety);
  const cases = (more: object): Cases =>
    withInvalid({ name: "case", tree: "a | x", messages: [{ path: "a", messageId: "m" }], ...more });

  test.each<[string, AnyRule, object, string]>([
    ["not drawn", replace("x", "y"), {}, "a message has a safe fix: draw the tree"],
    ["not drawn, unsafe", replace("x", "y", "unsafe"), {}, "a message has an unsafe fix: draw the tree"],
    [
      "drawn without need",
      ruleOf((_n, report) => {
        report({ messageId: "m" });
      }),
      { fixed: "a | x" },
      "no message has a safe fix",
    ],
    ["another tree", replace("x", "y"), { fixed: "a | z" }, "fixed: the trees differ"],
    ["a byte more", replace("x", "y"), { fixed: "a | y\n\\ no newline" }, "fixed: the trees differ"],
    ["a file more", replace("x", "y"), { fixed: "a | y\nb" }, "fixed: the trees differ"],
    ["going round in circles", replace("x", "x"), { fixed: "a | x" }, "fixes undo each other"],
    ["growing for ever", replace("x", "xx"), { fixed: "a | x" }, "fixes undo each other, or never end"],
    [
      "impossible",
      fixing(() => ({ op: "create", path: "a", content: "" })),
      { fixed: "a | x" },
      "a fix cannot be made",
    ],
  ])("%s", async (_name, rule, more, reason) => {
    expect((await failuresOf(rule, cases(more)))["invalid > case"]).toContain(reason);
  });

  test("a right one of each kind passes", async () => {
    expect(await failuresOf(replace("x", "y"), cases({ fixed: "a | y" }))).toEqual({});
    expect(await failuresOf(replace("x", "y", "unsafe"), cases({ fixedUnsafely: "a | y" }))).toEqual({});
  });
});

describe("what must hold of every rule", () => {
  test("the order of entries decides nothing", async () => {
    let first: string | undefined;
    const rule = ruleOf((node, report, { tree }) => {
      const order = [...(tree as unknown as { root: { children: Map<string, unknown> } }).root.children.keys()];
      first = order[0];
      if (node.path === first) report({ messageId: "m" });
    });
    const failures = await failuresOf(
      rule,
      withInvalid({ name: "case", tree: "a\nb", messages: [{ path: "a", messageId: "m" }] }),
    );
    expect(failures["invalid > case"]).toContain("depends on the order of entries");
  });

  test("linting changes nothing", async () => {
    const rule = ruleOf((node, report) => {
      const { file } = node;
      (file.parent.children as unknown as { add(entry: object): void }).add({ ...file, path: "c", name: "c" });
      if (node.path === "a") report({ messageId: "m" });
    });
    const failures = await failuresOf(
      rule,
      withInvalid({ name: "case", tree: "a\nb", messages: [{ path: "a", messageId: "m" }] }),
    );
    expect(failures["invalid > case"]).toContain("linting must not change the tree");
  });

  test("every message is used, and no case stands twice", async () => {
    const name = "every message is used by some case, and no case stands twice";
    const rule = ruleOf(
      (_n, report) => {
        report({ messageId: "m" });
      },
      { m: "m", n: "n" } as never,
    );
    expect((await failuresOf(rule, fine))[name]).toContain("no case expects these messages");
    expect((await failuresOf(always, { ...fine, valid: [{ tree: {} }, { name: "again", tree: {} }] }))[name]).toContain(
      "these cases stand twice",
    );
  });
});
