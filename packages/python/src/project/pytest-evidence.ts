import { iniFile, textFile, tomlTable } from "../config-file/index.ts";
import type { Evidence } from "../model/python-model.ts";
import type { TestCommand } from "./ci/ci-job.ts";
import { lineAt, type ProjectConfig } from "./project-config.ts";

/** pytest's configuration files in its own order, with the section that makes them one; "" where the file alone does. */
const CONFIGURATIONS = [
  ["pytest.toml", ""],
  [".pytest.toml", ""],
  ["pytest.ini", ""],
  [".pytest.ini", ""],
  ["pyproject.toml", "tool.pytest"],
  ["tox.ini", "pytest"],
  ["setup.cfg", "tool:pytest"],
] as const;

/** Files that may name pytest as a requirement. */
const REQUIREMENTS =
  /^(?:(?:dev|test|tests|testing)[-_.])?requirements.*\.(?:txt|in)$|^(?:dev|test|tests|testing)\.(?:txt|in)$|^Pipfile$/i;

export interface PytestSigns {
  readonly config: ProjectConfig;
  readonly commands: () => readonly TestCommand[];
  /** Paths of the project's Python files. */
  readonly files: () => readonly string[];
}

/** The first thing that shows that a project uses pytest; null where nothing does. */
export function pytestEvidence(signs: PytestSigns): Evidence | null {
  // Nobody collects tests inside an archive of what is installed.
  if (signs.config.wheelMetadata) return null;
  return (
    configured(signs.config) ??
    conftest(signs.files()) ??
    required(signs.config) ??
    signs.commands()[0]?.evidence ??
    imported(signs.config, signs.files())
  );
}

function configured(config: ProjectConfig): Evidence | null {
  for (const [name, section] of CONFIGURATIONS) {
    if (!config.has(name)) continue;
    if (section === "") return { path: config.at(name), line: 0, text: name };
    const found = name === "pyproject.toml" ? configuredInToml(config) : configuredInIni(config, name, section);
    if (found) return found;
  }
  return null;
}

function configuredInToml(config: ProjectConfig): Evidence | null {
  const keys = ["tool", "pytest", "ini_options"].slice(
    0,
    tomlTable(config.pyproject, "tool", "pytest", "ini_options") ? 3 : 2,
  );
  if (!tomlTable(config.pyproject, ...keys)) return null;
  return { path: config.at("pyproject.toml"), line: config.tomlLine(keys), text: `[${keys.join(".")}]` };
}

function configuredInIni(config: ProjectConfig, name: string, section: string): Evidence | null {
  const file = iniFile(config.tree, config.at(name), "iniconfig");
  const found = file?.ok ? file.sections.get(section) : undefined;
  return found ? { path: config.at(name), line: found.line, text: `[${section}]` } : null;
}

function conftest(files: readonly string[]): Evidence | null {
  const path = files.find((file) => file === "conftest.py" || file.endsWith("/conftest.py"));
  return path === undefined ? null : { path, line: 0, text: "conftest.py" };
}

/** A requirement on pytest in pyproject.toml, setup files, tox or requirements files: seen by its text. */
function required(config: ProjectConfig): Evidence | null {
  const folders = ["", "requirements"].map((name) => config.tree.follow(config.at(name)));
  const requirements = folders.flatMap((folder) =>
    folder?.kind === "directory"
      ? [...folder.children.keys()]
          .filter((n) => REQUIREMENTS.test(n))
          .map((n) => `${folder.path}/${n}`.replace(/^\//, ""))
      : [],
  );
  const named = ["pyproject.toml", "setup.cfg", "setup.py", "tox.ini", "noxfile.py"].map((name) => config.at(name));
  for (const path of [...named, ...requirements]) {
    const text = textFile(config.tree, path);
    const match =
      text === undefined
        ? null
        : /^(?!\s*#).*?(?<![\w./-])["']?pytest(?![\w./-]|\.)["']?(?=\s*(?:$|[\]\[=<>~!,;"'#){]))/m.exec(text);
    if (text !== undefined && match) {
      return { path, line: lineAt(text, match.index), text: match[0].trim() };
    }
  }
  return null;
}

/** `import pytest` in a file that pytest would collect by default. */
function imported(config: ProjectConfig, files: readonly string[]): Evidence | null {
  for (const path of files) {
    if (!/(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(path)) continue;
    const text = textFile(config.tree, path) ?? "";
    const match = /^[ \t]*(?:import|from)[ \t]+pytest\b/m.exec(text);
    if (match) return { path, line: lineAt(text, match.index), text: "import pytest" };
  }
  return null;
}
