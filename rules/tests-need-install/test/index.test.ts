import { ruleTester } from "@pylayout/rule-tester";
import { testsNeedInstall } from "../src/index.ts";

const workflow = (...commands: string[]) =>
  `jobs:\n  test:\n    steps:\n${commands.map((command) => `      - run: ${command}\n`).join("")}`;
const project =
  '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "app"\nversion = "1"\n';
const table = "[tool.pytest.ini_options]\n";
const files = (...commands: string[]) => ({
  "pyproject.toml": project + table,
  "src/app/__init__.py": "",
  "tests/test_app.py": "import app\n",
  ".github/workflows/ci.yml": workflow(...commands),
});
const bare = (...commands: string[]) => ({
  "pytest.ini": "[pytest]\n",
  "app/__init__.py": "",
  "tests/test_app.py": "import app\n",
  ...(commands.length > 0 && { ".github/workflows/ci.yml": workflow(...commands) }),
});
const at = ".github/workflows/ci.yml:5";

ruleTester.run(testsNeedInstall, {
  valid: [
    { name: "CI installs it", tree: files("pip install -e .", "pytest") },
    { name: "CI runs tox", tree: files("pip install tox", "tox") },
    { name: "without CI nothing is known", tree: bare() },
    { name: "python -m pytest puts the working directory on sys.path", tree: bare("python -m pytest") },
    { name: "a conftest.py at the root does so too", tree: { ...bare("pytest"), "conftest.py": "" } },
    { name: "CI does what cannot be read", tree: files("./ci/prepare.sh", "pytest") },
    {
      name: "the test does not import the project",
      tree: { ...bare("pytest"), "tests/test_app.py": "import requests\n" },
    },
  ],
  invalid: [
    {
      name: "src layout",
      tree: files("pip install pytest", "pytest"),
      messages: [
        {
          messageId: "notOnPath",
          path: "tests/test_app.py",
          line: 1,
          severity: "warning",
          data: { module: "app", at, directory: "src" },
          worlds: ["not-installed"],
          affects: ["tests/test_app.py"],
        },
      ],
      fixedUnsafely: {
        ...files("pip install pytest", "pytest"),
        "pyproject.toml": `${project}${table}pythonpath = ["src"]\n`,
      },
    },
    {
      name: "flat layout that nothing can install",
      tree: bare("pip install pytest", "pytest"),
      messages: [
        { messageId: "notOnPath", path: "tests/test_app.py", line: 1, data: { module: "app", at, directory: "." } },
      ],
      fixedUnsafely: { ...bare("pip install pytest", "pytest"), "pytest.ini": "[pytest]\npythonpath = .\n" },
    },
    {
      name: "pytest is not configured: no fix",
      tree: { ...files("pip install pytest", "pytest"), "pyproject.toml": project },
      messages: [
        { messageId: "notOnPath", path: "tests/test_app.py", line: 1, data: { module: "app", at, directory: "src" } },
      ],
    },
  ],
});
