import type { Row } from "./row.ts";

const eslintConfig = (body: string) => `export default ${body};\n`;
const pyproject = (body: string) => `[project]\nname = "app"\nversion = "1"\n${body}`;

/** What is compared, each with a command for both; the outputs on the page are those of the commands. */
export const ROWS: readonly Row[] = [
  {
    title: "A mistake in an entry that no file matches yet",
    says: "ESLint checks an entry's rules when a file needs them, and then well: with the nearest name. pylayout checks every entry when it is loaded, and names file, entry, key and the nearest name of every mistake.",
    eslint: {
      files: {
        "a.js": "",
        "eslint.config.js": eslintConfig('[{ files: ["legacy/**/*.js"], rules: { "no-unused-var": "error" } }]'),
      },
      commands: ["eslint ."],
      code: 0,
    },
    pylayout: {
      files: {
        "pyproject.toml": '[[tool.pylayout.overrides]]\nfiles = ["legacy/"]\nrules = { missing-int = "error" }\n',
      },
      commands: ["pylayout lint"],
      code: 2,
      expect: /overrides\]\] 1", rules\.missing-int: unknown rule\n.*did you mean "missing-init"/,
    },
  },
  {
    title: "Options known to the compiler",
    says: "The types of ESLint's defineConfig take any rule name and any options. Those of pylayout know them, of plugins too.",
    eslint: {
      files: {
        "eslint.config.ts":
          'import { defineConfig } from "eslint/config";\nexport default defineConfig({ rules: { "no-unused-var": ["error", { argz: "none" }] } });\n',
      },
      commands: ["tsc --noEmit --strict --skipLibCheck --module nodenext --target es2023 eslint.config.ts"],
      code: 0,
    },
    pylayout: {
      files: {
        "pylayout.config.ts":
          'import { defineConfig } from "pylayout/config";\nexport default defineConfig({ rules: { "missing-int": "error" } });\n',
      },
      commands: ["tsc --noEmit --strict --skipLibCheck --module nodenext --target es2023 pylayout.config.ts"],
      code: 2,
      expect: /missing-int/,
    },
  },
  {
    title: "Who set this rule",
    says: "ESLint prints the result; @eslint/config-inspector shows the entries in a browser. pylayout names the origin and what it overrode.",
    eslint: {
      files: {
        "a.js": "",
        "eslint.config.js": eslintConfig(
          '[{ name: "team", rules: { eqeqeq: "warn" } }, { name: "own", rules: { eqeqeq: "error" } }]',
        ),
      },
      commands: ["eslint --print-config a.js"],
      code: 0,
      expect: /"eqeqeq"/,
      not: /"team"|"own"/,
      shows: /.*"rules"[^]*/,
    },
    pylayout: {
      files: {
        "pyproject.toml": '[tool.pylayout]\nextends = ["./team.toml"]\nrules = { missing-init = "error" }\n',
        "team.toml": 'name = "team"\nrules = { missing-init = "warn" }\n',
        "app/a.py": "",
      },
      commands: ["pylayout config app/a.py"],
      code: 0,
      expect: /missing-init: error {2}\(pyproject\.toml[^]*overrode warn {2}\(team\.toml/,
    },
  },
  {
    title: "A baseline that sees one finding exchanged for another",
    says: "ESLint counts by file and rule. pylayout remembers what each finding is about.",
    eslint: {
      files: {
        "a.js": "alpha();\n",
        "eslint.config.js": eslintConfig('[{ rules: { "no-undef": "error" } }]'),
      },
      commands: ["eslint --suppress-all .", "echo 'beta();' > a.js", "eslint ."],
      code: 0,
    },
    pylayout: {
      files: {
        "pyproject.toml": pyproject('[tool.pytest.ini_options]\npythonpath = ["."]\n'),
        "app/__init__.py": "",
        "test_a.py": "import app.alpha\n",
      },
      commands: ["pylayout baseline", "echo 'import app.beta' > test_a.py", "pylayout lint --format concise"],
      code: 1,
      expect: /test_a\.py:1:1: error: no module app\.beta/,
    },
  },
  {
    title: "Unused suppressions",
    says: "Both report them and remove them with --fix. ESLint does by default; pylayout does in strict, and can ask for reasons.",
    eslint: {
      files: {
        "a.js": "// eslint-disable-next-line eqeqeq\nexport const a = 1;\n",
        "eslint.config.js": eslintConfig('[{ rules: { eqeqeq: "error" } }]'),
      },
      commands: ["eslint a.js", "eslint --fix a.js", "cat a.js"],
      code: 0,
      expect: /Unused eslint-disable directive/,
    },
    pylayout: {
      files: {
        "pyproject.toml": '[tool.pylayout]\nextends = []\nrules = { unused-suppression = "on", missing-init = "on" }\n',
        "a.py": "# pylayout: disable-next-line=missing-init\na = 1\n",
      },
      commands: ["pylayout lint --format concise", "pylayout lint --fix --format concise", "cat a.py"],
      code: 0,
      expect: /\[unused-suppression\]/,
    },
  },
  {
    title: "The diff of fixes",
    says: "ESLint's --fix-dry-run gives the whole new text in its JSON. pylayout prints a patch that git apply takes.",
    eslint: {
      files: {
        "a.js": "let a = 1; export default a\n",
        "eslint.config.js": eslintConfig('[{ rules: { "prefer-const": "error" } }]'),
      },
      commands: ["eslint --fix-dry-run --format json a.js"],
      code: 0,
      expect: /"output":"const a = 1/,
      not: /^@@/m,
    },
    pylayout: {
      files: {
        "pyproject.toml": '[tool.pylayout]\nextends = []\nrules = { unused-suppression = "on", missing-init = "on" }\n',
        "a.py": "# pylayout: disable-next-line=missing-init\na = 1\n",
      },
      commands: ["pylayout lint --diff > fixes.patch", "cat fixes.patch", "git apply fixes.patch", "cat a.py"],
      code: 0,
      expect: /^@@ [^]*^-# pylayout/m,
    },
  },
  {
    title: "Safe and unsafe fixes",
    says: "ESLint applies what a rule calls a fix; what a person should look at is a suggestion, which only editors apply. pylayout has a flag for each, and says what the other one would mend.",
    eslint: {
      files: {
        "a.js": 'export default (o) => o.hasOwnProperty("a");\n',
        "eslint.config.js": eslintConfig('[{ rules: { "no-prototype-builtins": "error" } }]'),
      },
      commands: ["eslint --fix a.js"],
      code: 1,
      expect: /no-prototype-builtins/,
    },
    pylayout: {
      files: {
        "pyproject.toml": '[tool.pylayout]\nextends = []\nrules = { misspelled-init = "on" }\n',
        "app/_init_.py": "a = 1\n",
        "app/b.py": "",
      },
      commands: ["pylayout lint --fix", "pylayout lint --unsafe-fixes", "ls app"],
      code: 0,
      expect: /--unsafe-fixes[^]*__init__\.py\nb\.py/,
    },
  },
  {
    title: "Rules that know more than one file",
    says: "ESLint creates a rule for each file and gives it that file. A rule of pylayout is created once and asks a model of the whole project.",
    eslint: {
      files: {
        "a.js": 'import "./b.js";\n',
        "b.js": 'import "./a.js";\n',
        "eslint.config.js": eslintConfig(
          '[{ plugins: { own: { rules: { see: { create: (context) => ({ Program: (node) => context.report({ node, message: "created for " + context.filename.split("/").pop() }) }) } } } }, rules: { "own/see": "warn" } }]',
        ),
      },
      commands: ["eslint a.js b.js"],
      code: 0,
      expect: /created for a\.js[^]*created for b\.js/,
    },
    pylayout: {
      files: {
        "pyproject.toml": '[tool.pylayout]\nextends = []\nrules = { import-cycle = "on" }\n',
        "app/__init__.py": "",
        "app/a.py": "from app.b import y\nx = 1\n",
        "app/b.py": "from app.a import x\ny = 1\n",
      },
      commands: ["pylayout lint --format concise"],
      code: 0,
      expect: /circular import: app\/a\.py:1 > app\/b\.py:1 > app\/a\.py/,
    },
  },
  {
    title: "Rules about directories",
    says: "What ESLint lints are files that a language can read. A directory is a node of pylayout's, with a configuration and findings of its own.",
    eslint: {
      files: { "docs/guide.txt": "", "eslint.config.js": eslintConfig("[]") },
      commands: ["eslint docs"],
      code: 2,
      expect: /all of the files matching the glob pattern "docs" are ignored|No files matching/i,
    },
    pylayout: {
      files: {
        "pylayout.config.mjs": `import { defineRule } from "pylayout/config";
const small = defineRule({
  meta: { name: "small", type: "suggestion", severity: "warning", docs: { description: "Small names" }, messages: { small: "write {{name}} in lower case" } },
  create: () => ({
    directory({ directory: { name } }, { report }) {
      if (name !== name.toLowerCase()) report({ messageId: "small", data: { name } });
    },
  }),
});
export default { extends: [], plugins: { team: { meta: { name: "team" }, rules: { small } } }, rules: { "team/small": "on" } };
`,
        "Docs/guide.txt": "",
      },
      commands: ["pylayout lint --format concise"],
      code: 0,
      expect: /Docs: warning: write Docs in lower case \[team\/small\]/,
    },
  },
  {
    title: "Fixes that touch several files",
    says: "ESLint's fixer replaces ranges of the file that is linted. A fix of pylayout is a list of edits of any files, renames among them, made all or not at all.",
    eslint: {
      files: {
        "a.js": "",
        "eslint.config.js": eslintConfig(
          '[{ plugins: { own: { rules: { see: { meta: { fixable: "code" }, create: (context) => ({ Program: (node) => context.report({ node, message: "x", fix: (fixer) => { console.log("a fixer has: " + Object.getOwnPropertyNames(Object.getPrototypeOf(fixer)).join(", ")); return null; } }) }) } } } }, rules: { "own/see": "warn" } }]',
        ),
      },
      commands: ["eslint a.js"],
      code: 0,
      expect: /a fixer has: .*replaceText/,
      not: /a fixer has: .*(?:rename|create|delete|, move)/i,
    },
    pylayout: {
      files: {
        "pylayout.config.mjs": `import { defineRule } from "pylayout/config";
const small = defineRule({
  meta: { name: "small", type: "suggestion", severity: "warning", docs: { description: "Small names" }, messages: { small: "write it in lower case" }, fixable: ["unsafe"] },
  create: ({ tree, edits }) => ({
    document({ path, file, project }, { report }) {
      if (path !== "docs/Guide.md") return;
      const readme = project.files.find((other) => other.path === "README.md");
      const start = tree.readLatin1(readme).indexOf("Guide");
      const change = edits.change(readme, [{ start, end: start + 1, text: "g" }]);
      report({ messageId: "small", fix: { safety: "unsafe", edits: [change, edits.move(file, "docs/guide.md")] } });
    },
  }),
});
export default { extends: [], plugins: { team: { meta: { name: "team" }, rules: { small } } }, rules: { "team/small": "on" } };
`,
        "README.md": "[guide](docs/Guide.md)\n",
        "docs/Guide.md": "text\n",
      },
      commands: ["pylayout lint --unsafe-fixes --diff"],
      code: 1,
      expect: /\+\[guide\]\(docs\/guide\.md\)[^]*rename to docs\/guide\.md/,
    },
  },
  {
    title: "What the rule tester asserts",
    says: "Both compare every message and the mended text. pylayout's tester also runs the fix again, reverses the order of the files, and looks at every other byte: a fix that never comes to an end passes the one and fails the other.",
    eslint: {
      files: {
        "own.test.js": `import { RuleTester } from "eslint";
const own = {
  meta: { fixable: "code", schema: [] },
  create: (context) => ({ Program: (node) => context.report({ node, message: "x", fix: (fixer) => fixer.insertTextAfter(node, ";") }) }),
};
new RuleTester().run("own", own, { valid: [], invalid: [{ code: "a", output: "a;", errors: [{ message: "x" }] }] });
console.log("passes");
`,
      },
      commands: ["node own.test.js"],
      code: 0,
      expect: /passes/,
    },
    pylayout: {
      files: {
        "own.test.js": `import { defineRule } from "pylayout/config";
import { ruleTester } from "pylayout/rule-tester";
const own = defineRule({
  meta: { name: "own", type: "suggestion", severity: "warning", docs: { description: "Own" }, messages: { x: "x" }, fixable: ["safe"] },
  create: ({ edits }) => ({
    file({ file }, { report }) {
      report({ messageId: "x", fix: { safety: "safe", edits: [edits.change(file, [{ start: 0, end: 0, text: ";" }])] } });
    },
  }),
});
ruleTester.run(own, { valid: [""], invalid: [{ tree: "a.txt | a", messages: [{ messageId: "x", path: "a.txt" }], fixed: "a.txt | ;a" }] });
`,
      },
      commands: ["node --test own.test.js"],
      code: 1,
      expect: /not ok [^]*error: /,
      shows: /error: [^\n]*\n[^\n]*/,
    },
  },
];
