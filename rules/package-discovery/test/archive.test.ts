import { ruleTester } from "@pylayout/rule-tester";
import { packageDiscovery } from "@pylayout/rule-package-discovery";

const source = { archive: { fileName: "app-1.0-py3-none-any.whl", topDirectory: null } };
const info = {
  "app-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\n",
  "app-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: app\nVersion: 1.0\n",
};
const lost = { messageId: "missingImported", data: { module: "app.sub", importer: "app/__init__.py:1" } } as const;

ruleTester.run(
  { ...packageDiscovery, meta: { ...packageDiscovery.meta, messages: messagesOf("missingImported", "unwanted") } },
  {
    valid: [
      { name: "complete", tree: { ...info, "app/__init__.py": "import app.sub", "app/sub.py": "" }, source },
      {
        name: "guarded",
        tree: { ...info, "app/__init__.py": "try:\n    import app.sub\nexcept ImportError: pass" },
        source,
      },
      {
        name: "bound by the package",
        tree: { ...info, "app/__init__.py": "sub = 1", "app/a.py": "from app import sub" },
        source,
      },
      {
        name: "an extension module",
        tree: { ...info, "app/__init__.py": "import app._x", "app/_x.cpython-312-x86_64-linux-gnu.so": "" },
        source,
      },
      {
        name: "the import system's own names",
        tree: { ...info, "app/__init__.py": "from app import __path__, __spec__" },
        source,
      },
      { name: "a namespace that others share", tree: { ...info, "ns/app/__init__.py": "import ns.other" }, source },
      {
        name: "a module that replaces itself",
        tree: {
          ...info,
          "app/__init__.py": "import sys\ndef f(): sys.modules[__name__] = g()\nf()",
          "app/a.py": "from app import sub",
        },
        source,
      },
      {
        name: "in .data/purelib",
        tree: { ...info, "app/__init__.py": "import app.sub", "app-1.0.data/purelib/app/sub.py": "" },
        source,
      },
      {
        name: "a project inside a wheel is data",
        tree: {
          ...info,
          "app/__init__.py": "",
          "app/t/setup.py": "from setuptools import setup\nsetup(packages=['x'])",
        },
        source,
      },
    ],
    invalid: [
      {
        name: "a module that is not there",
        tree: { ...info, "app/__init__.py": "import app.sub.a" },
        source,
        messages: [{ ...lost, path: "app/__init__.py", line: 1, severity: "error", subject: "app.sub" }],
      },
      {
        name: "in a module that nothing imports",
        tree: { ...info, "app/__init__.py": "", "app/a.py": "from app.sub import x" },
        source,
        messages: [
          {
            ...lost,
            data: { module: "app.sub", importer: "app/a.py:1" },
            path: "app/a.py",
            line: 1,
            severity: "warning",
          },
        ],
      },
      {
        name: "a generic top level",
        tree: { ...info, "app/__init__.py": "", "tests/__init__.py": "" },
        source,
        messages: [{ messageId: "unwanted", path: "tests", severity: "warning", data: { name: "tests" } }],
      },
    ],
  },
);

/** The messages that an archive can have. */
function messagesOf(...ids: readonly (keyof typeof packageDiscovery.meta.messages)[]) {
  return Object.fromEntries(
    ids.map((id) => [id, packageDiscovery.meta.messages[id]]),
  ) as typeof packageDiscovery.meta.messages;
}
