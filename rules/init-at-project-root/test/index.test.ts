import { ruleTester } from "@pylayout/rule-tester";
import { initAtProjectRoot } from "../src/index.ts";

const files = {
  "pytest.ini": "[pytest]\n",
  "app/__init__.py": "",
  "tests/__init__.py": "",
  "tests/test_app.py": "import app\n",
};
const flit =
  '[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n[project]\nname = "app"\nversion = "1"\ndescription = ""\n';

ruleTester.run(initAtProjectRoot, {
  valid: [
    { name: "no file", tree: files },
    {
      name: "rootless tests do not climb",
      tree: { ...files, "__init__.py": "", "conftest.py": "", "tests/test_app.py": "" },
    },
    {
      name: "the directory's name is no identifier",
      tree: { ...files, "__init__.py": "" },
      source: { rootName: "my-app" },
    },
    { name: "installed: nothing fails", tree: { ...files, "__init__.py": "", "pyproject.toml": flit } },
    {
      name: "harmless is for empty files: others may be wanted by a plugin's host",
      tree: { "__init__.py": "bl_info = {}" },
      options: { harmless: true },
    },
    {
      name: "below another package: a part of it",
      tree: { "__init__.py": "", "sub/setup.cfg": "", "sub/__init__.py": "" },
    },
  ],
  invalid: [
    {
      name: "the parent of the checkout is on sys.path, not the checkout",
      tree: { ...files, "__init__.py": "" },
      source: { rootName: "proj" },
      messages: [
        {
          messageId: "fails",
          line: 1,
          path: "__init__.py",
          severity: "error",
          data: { module: "app" },
          affects: ["tests/test_app.py"],
        },
      ],
      fixedUnsafely: files,
    },
    {
      name: "a file that holds something is not deleted",
      tree: { ...files, "__init__.py": "VERSION = 1\n" },
      source: { rootName: "proj" },
      messages: [{ messageId: "fails", line: 1, path: "__init__.py", data: { module: "app" } }],
    },
    {
      name: "harmless today",
      tree: { ...files, "__init__.py": "\n", "pyproject.toml": flit },
      options: { harmless: true },
      messages: [{ messageId: "harmless", path: "__init__.py", severity: "warning" }],
      fixedUnsafely: { ...files, "pyproject.toml": flit },
    },
  ],
});
