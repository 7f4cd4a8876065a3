import { buildFileTree, createConfig, memorySource, runLint, type FileTree } from "@pylayout/core";
import { planViaSdist, python, wheelPlan } from "@pylayout/python";
import { BUILTIN_RULE_MAP } from "../packages/cli/src/builtin-rules.ts";
import { describe, expect, it } from "vitest";

const METADATA = "Metadata-Version: 2.1\nName: app\nVersion: 1.0\nRequires-Python: >=3.9\n";

/** A project of setuptools; `more` follows its [project] table. */
function project(files: Readonly<Record<string, string | Uint8Array>>, more = "") {
  const build = '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n';
  const table = '[project]\nname = "app"\nversion = "1.0"\nrequires-python = ">=3.9"\n';
  return { "pyproject.toml": build + table + more, "app/__init__.py": "", ...files };
}

/** The project, its source distribution and its wheel, as the build backend would make them. */
function worlds(files: Readonly<Record<string, string | Uint8Array>>): Readonly<Record<string, FileTree>> {
  const source = buildFileTree(memorySource(files));
  const { sdist, tree: unpacked } = planViaSdist(source, "");
  const plan = wheelPlan(source, "");
  if (sdist.outcome !== "ok" || plan.outcome !== "ok" || !unpacked) throw new Error("the project does not build");
  const read = (path: string | null) => (path === null ? "" : (files[path] ?? ""));
  const scripts: string = /\[project\.scripts\]\n([\s\S]*?)(?:\n\[|$)/.exec(String(files["pyproject.toml"]))?.[1] ?? "";
  const info = {
    "app-1.0.dist-info/METADATA": METADATA,
    "app-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
    "app-1.0.dist-info/entry_points.txt": `[console_scripts]\n${scripts.replaceAll('"', "")}`,
  };
  return {
    source,
    sdist: archive("app-1.0.tar.gz", "app-1.0", {
      ...Object.fromEntries([...sdist.files].map(([path, from]) => [path, read(from)])),
      "PKG-INFO": METADATA,
    }),
    wheel: archive("app-1.0-py3-none-any.whl", null, {
      ...Object.fromEntries(plan.files().map(({ target, source: from }) => [target, read(from)])),
      ...info,
    }),
  };
}

function archive(fileName: string, topDirectory: string | null, files: Readonly<Record<string, string | Uint8Array>>) {
  return buildFileTree(memorySource(files, { archive: { fileName, topDirectory } }));
}

/** "rule subject" of each finding of one rule. */
async function findings(tree: FileTree, rule: string): Promise<string[]> {
  const config = await createConfig(
    [{ label: "test", base: "", keys: "camelCase", config: { rules: { [rule]: "on" } } }],
    {
      rules: BUILTIN_RULE_MAP,
      presets: new Map(),
      language: python,
    },
  );
  const { messages, failures } = runLint({ tree, language: python, config });
  expect(failures).toEqual([]);
  return messages.map(({ severity, message }) => `${severity}: ${message}`);
}

describe("the same rule finds the same defect in the source, the source distribution and the wheel", () => {
  const utf16 = new Uint8Array([0xff, 0xfe, 0x78, 0, 0x3d, 0, 0x31, 0, 0x0a, 0]);
  const scripts = '[project.scripts]\nrun = "app.core:main"\n';
  it.each([
    [
      "package-discovery",
      "a module that shipped code imports",
      project(
        { "app/core.py": "from app.sub import x\n", "app/__init__.py": "import app.core\n", "app/sub/__init__.py": "" },
        '[tool.setuptools]\npackages = ["app"]\n',
      ),
      "error: app.sub is not in the wheel, but app/core.py:1 needs it",
    ],
    [
      "package-discovery",
      "a generic name at the top",
      project({ "tests/__init__.py": "" }, '[tool.setuptools]\npackages = ["app", "tests"]\n'),
      "warning: tests becomes a top-level name in every environment that installs this project",
    ],
    [
      "entry-point",
      "a script that leads nowhere",
      project({ "app/core.py": "def run(): ...\n" }, scripts),
      'error: run = "app.core:main": app.core binds no main',
    ],
    [
      "source-encoding",
      "a module in UTF-16",
      project({ "app/text.py": utf16 }),
      "warning: Python cannot read this source: SyntaxError: source code string cannot contain null bytes",
    ],
    [
      "syntax-too-new",
      "syntax that a supported Python cannot compile",
      project({ "app/core.py": "match 1:\n    case 1: pass\n", "app/__init__.py": "import app.core\n" }),
      "error: match statement (PEP 634) needs Python 3.10",
    ],
  ])("%s: %s", async (rule, _, files, expected) => {
    for (const [world, tree] of Object.entries(worlds(files))) {
      expect(await findings(tree, rule), world).toEqual([expected]);
    }
  });
});
