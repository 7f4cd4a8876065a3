import { ruleTester } from "@pylayout/rule-tester";
import { sourceEncoding } from "@pylayout/rule-source-encoding";

const pyproject = `[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "app"
version = "1"
[tool.pytest.ini_options]
pythonpath = ["."]
`;
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\ufeff${text}`, "utf16le"));
const project = (files: Record<string, string | Uint8Array>) => ({ "pyproject.toml": pyproject, ...files });

ruleTester.run(sourceEncoding, {
  valid: [
    { name: "UTF-8, with and without a mark", tree: project({ "app/__init__.py": "\ufeffé = 'é'\n" }) },
    {
      name: "a coding comment",
      tree: project({ "app/__init__.py": Uint8Array.from(Buffer.from("# coding: latin-1\nx = 'é'\n", "latin1")) }),
    },
    { name: "a file that does not ship", tree: project({ "app/__init__.py": "", "tools/a.py": utf16("x = 1\n") }) },
    {
      name: "shipped, with the option none",
      tree: project({ "app/__init__.py": utf16("") }),
      options: { unreached: "none" },
    },
  ],
  invalid: [
    {
      name: "UTF-16 that importing the package executes: the fix writes UTF-8",
      tree: project({ "app/__init__.py": utf16("X = 'é'\n") }),
      messages: [
        {
          messageId: "rejected",
          path: "app/__init__.py",
          line: 1,
          severity: "error",
          data: { text: "SyntaxError: source code string cannot contain null bytes" },
        },
      ],
      fixedUnsafely: project({ "app/__init__.py": "X = 'é'\n" }),
    },
    {
      name: "null bytes, of which nothing shows what was meant",
      tree: project({ "app/__init__.py": "", "app/data.py": "x = '\0'\n" }),
      messages: [
        {
          messageId: "rejected",
          path: "app/data.py",
          line: 1,
          severity: "warning",
          data: { text: "SyntaxError: source code string cannot contain null bytes" },
        },
      ],
    },
    {
      name: "a test module imports it",
      tree: project({
        "app/__init__.py": "",
        "app/words.py": Uint8Array.from(Buffer.from("x = 'é'\n", "latin1")),
        "tests/test_words.py": "from app import words\n",
      }),
      messages: [
        {
          messageId: "rejected",
          path: "app/words.py",
          severity: "error",
          affects: ["tests/test_words.py"],
          data: {
            text: "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data",
          },
          line: 1,
        },
      ],
    },
    {
      name: "every file with the option all",
      tree: project({ "app/__init__.py": "", "tools/a.py": "# coding: klingon\n" }),
      options: { unreached: "all" },
      messages: [
        {
          messageId: "rejected",
          path: "tools/a.py",
          severity: "warning",
          data: { text: "SyntaxError: unknown encoding: klingon" },
          line: 1,
        },
      ],
    },
  ],
});
