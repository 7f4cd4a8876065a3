import { contentHash } from "@pylayout/core";
import { createRuleTester } from "@pylayout/rule-tester";
import { describe, it } from "vitest";
import { defineRule, toy } from "./toy-language.ts";

const tester = createRuleTester(toy, { describe, it });
const meta = { type: "problem", severity: "error", docs: { description: "an example" } } as const;

const finalNewline = defineRule({
  meta: {
    ...meta,
    name: "final-newline",
    messages: { missing: "{{name}} must end with a newline" },
    fixable: ["safe"],
  },
  create: ({ tree }) => ({
    file({ file }, { report }) {
      const bytes = tree.read(file) ?? new Uint8Array();
      if (bytes.length === 0 || bytes.at(-1) === 0x0a) return;
      const changes = [{ start: bytes.length, end: bytes.length, text: "\n" }];
      const edits = [{ op: "edit" as const, path: file.path, base: contentHash(bytes), changes }];
      report({ messageId: "missing", data: { name: file.name }, fix: { safety: "safe", edits } });
    },
  }),
});

tester.run(finalNewline, {
  valid: [
    `
    a.txt   | one
            | two
    empty
    `,
  ],
  invalid: [
    {
      tree: `
      a.txt   | one
              | two
              \\ no newline
      docs/
        b.txt | three
      `,
      messages: [{ path: "a.txt", messageId: "missing", data: { name: "a.txt" } }],
      fixed: `
      a.txt   | one
              | two
      docs/
        b.txt | three
      `,
    },
  ],
});

const noCapitals = defineRule({
  meta: {
    ...meta,
    name: "no-capitals",
    messages: { capital: "rename {{from}} to {{to}}" },
    schema: {
      type: "object",
      additionalProperties: false,
      properties: { allow: { type: "array", items: { type: "string" }, default: [] } },
    },
    fixable: ["unsafe"],
  },
  create: ({ tree }) => ({
    file({ file, path }, { options, report }) {
      const lower = file.name.toLowerCase();
      if (lower === file.name || options.allow.includes(file.name)) return;
      const to = path.slice(0, -file.name.length) + lower;
      const edits = [{ op: "move" as const, path, to, base: contentHash(tree.read(file) ?? new Uint8Array()) }];
      report({ messageId: "capital", data: { from: file.name, to: lower }, fix: { safety: "unsafe", edits } });
    },
  }),
});

tester.run(noCapitals, {
  valid: [{ tree: `README.md`, options: { allow: ["README.md"] } }],
  invalid: [
    {
      name: "names below are renamed, directories are not",
      tree: `
      Src/
        Main.py   | print("hello")
      `,
      messages: [{ path: "Src/Main.py", messageId: "capital", data: { from: "Main.py", to: "main.py" } }],
      fixedUnsafely: `
      Src/
        main.py   | print("hello")
      `,
    },
  ],
});

const todo = defineRule({
  meta: {
    ...meta,
    name: "todo",
    severity: "warning",
    messages: { todo: "a task is left", urgent: "an urgent task is left" },
  },
  create: ({ tree }) => ({
    file({ file }, { report }) {
      for (const [index, text] of (tree.readText(file) ?? "").split("\n").entries()) {
        const at = text.indexOf("TODO");
        if (at < 0) continue;
        const start = { line: index + 1, column: at + 1 };
        const range = { start, end: { line: index + 1, column: at + 5 } };
        if (text[at + 4] === "!") report({ messageId: "urgent", severity: "error", range });
        else report({ messageId: "todo", range });
      }
    },
  }),
});

tester.run(todo, {
  valid: [`notes.txt | all done`],
  invalid: [
    {
      tree: `
      notes.txt | first
                | # TODO: second
                | # TODO! third
      `,
      messages: [
        { path: "notes.txt", messageId: "todo", severity: "warning", line: 2, column: 3 },
        { path: "notes.txt", messageId: "urgent", severity: "error", line: 3, column: 3, endColumn: 7 },
      ],
    },
  ],
});
