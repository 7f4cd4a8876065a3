import { defineRule } from "@pylayout/python";
import { ruleTester } from "@pylayout/rule-tester";
import { unusedSuppression } from "@pylayout/rule-unused-suppression";

const own = "# pylayout: disable=unused-suppression";
const unused = { messageId: "unused", data: { rule: "unused-suppression" } } as const;

/** Reports the first line of every module. */
const noModules = defineRule({
  meta: {
    name: "no-modules",
    type: "problem",
    severity: "error",
    docs: { description: "Reports modules" },
    messages: { found: "a module" },
  },
  create: () => ({
    module(_node, { report }) {
      report({ messageId: "found", range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } });
    },
  }),
});

ruleTester.run(unusedSuppression, {
  valid: [
    { name: "a string of Python", tree: `a.py | HELP = "${own}"` },
    { name: "a string of several lines", tree: `a.py | HELP = """\n     | ${own}\n     | """` },
    { name: "an f-string", tree: `a.py | HELP = f"""{x}\n     | ${own}\n     | """` },
    { name: "a script inside YAML", tree: `ci.yml | run: |\n       |   ${own}\n       |   true` },
    { name: "a quoted value of YAML", tree: `ci.yml | help: "\n       |   ${own}\n       |   "` },
    {
      name: "an example in Markdown",
      tree: "README.md | ```html\n          | <!-- pylayout: disable -->\n          | ```",
    },
    { name: "another tool's comment", tree: "a.py | x = 1  # noqa: unused-suppression" },
    {
      name: "what silences, with a reason",
      tree: "a.py | x = 1  # pylayout: disable=no-modules -- generated",
      options: { requireReason: true },
      alsoOn: [noModules],
    },
    {
      name: "what silences, where no reason is asked for",
      tree: "a.py | x = 1  # pylayout: disable=no-modules",
      alsoOn: [noModules],
    },
    { name: "a bare noqa", tree: "a.py | x = 1  # noqa" },
  ],
  invalid: [
    {
      tree: `a.py | x = 1  ${own}`,
      messages: [{ ...unused, path: "a.py", line: 1, column: 8, endLine: 1, endColumn: 46 }],
      fixed: "a.py | x = 1",
    },
    {
      name: "a comment of YAML beside a script",
      tree: `ci.yml | ${own}\n       | run: |\n       |   ${own}`,
      messages: [{ ...unused, path: "ci.yml", line: 1, column: 1, endLine: 1, endColumn: 39 }],
      fixed: `ci.yml | run: |\n       |   ${own}`,
    },
    {
      name: "a comment of Markdown",
      tree: "README.md | <!-- pylayout: disable=mising-init -->\n          | # App",
      messages: [
        {
          messageId: "unknown",
          data: { rule: "mising-init", hint: "" },
          path: "README.md",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 39,
        },
      ],
      fixed: "README.md | # App",
    },
    {
      name: "no rule is named",
      tree: "a.py | x = 1  # pylayout: disable",
      messages: [{ messageId: "noRule", path: "a.py", line: 1, column: 8, endLine: 1, endColumn: 27 }],
      fixed: "a.py | x = 1",
    },
    {
      name: "what silences, without the reason that is asked for",
      tree: "a.py | x = 1  # pylayout: disable=no-modules",
      options: { requireReason: true },
      alsoOn: [noModules],
      messages: [{ messageId: "noReason", path: "a.py", line: 1, column: 8, endLine: 1, endColumn: 38 }],
    },
  ],
});
