import { ruleTester } from "@pylayout/rule-tester";
import { misspelledInit } from "../src/index.ts";

const named = (name: string) => ({ "app/__init__.py": "", "app/sub/a.py": "", [`app/sub/${name}`]: "x = 1\n" });
const fixed = named("__init__.py");
const flit =
  '[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n[project]\nname = "app"\nversion = "1"\ndescription = ""\n';

ruleTester.run(misspelledInit, {
  valid: [
    ...[
      "__main__.py",
      "_init.py",
      "init.py",
      "__unit__.py",
      "__init__.pyi",
      "__init__.pyc",
      "__init__.py.in",
      "__init__.j2",
    ].map((name) => ({ name, tree: named(name) })),
    { name: "beside the real one", tree: { ...named("__init_.py"), "app/sub/__init__.py": "" } },
    { name: "samples", tree: { "tests/data/__int__.py": "" } },
  ],
  invalid: [
    ...[
      "__init_.py",
      "_init__.py",
      "_init_.py",
      "___init__.py",
      "__int__.py",
      "__inti__.py",
      "__Init__.py",
      "__init__.PY",
      "__init__.py ",
      "__init__,py",
    ].map((name) => ({
      name: JSON.stringify(name),
      tree: named(name),
      messages: [{ messageId: "misspelled" as const, path: `app/sub/${name}`, severity: "warning" as const }],
      fixedUnsafely: fixed,
    })),
    {
      name: "a test needs what it binds",
      tree: {
        ...named("__init_.py"),
        "pytest.ini": "[pytest]\npythonpath = .\n",
        "tests/test_a.py": "from app.sub import x\n",
      },
      messages: [
        {
          messageId: "needed",
          path: "app/sub/__init_.py",
          severity: "error",
          data: { importer: "tests/test_a.py:1", name: "x" },
        },
      ],
      fixedUnsafely: {
        ...fixed,
        "pytest.ini": "[pytest]\npythonpath = .\n",
        "tests/test_a.py": "from app.sub import x\n",
      },
    },
    {
      name: "shipped code needs what it binds",
      tree: { ...named("__init_.py"), "pyproject.toml": flit, "app/main.py": "from app.sub import a, x\n" },
      messages: [
        {
          messageId: "needed",
          path: "app/sub/__init_.py",
          severity: "error",
          data: { importer: "app/main.py:1", name: "x" },
        },
      ],
      fixedUnsafely: { ...fixed, "pyproject.toml": flit, "app/main.py": "from app.sub import a, x\n" },
    },
  ],
});
