import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { moduleSource, testSource } from "./synthetic-source.mjs";
import { randomFrom } from "./random.mjs";

/** Raise it when other files come out: trees of older recipes are not used again. */
const RECIPE = 1;
const AREAS = ["billing", "catalog", "identity", "ledger", "mail", "orders", "reports", "search", "sync", "web"];
const KINDS = ["models", "views", "services", "tasks", "forms", "clients", "schemas", "queries"];

/**
 * A git repository of exactly `count` files below `folder`, the same on every machine: a package in src, its tests in a
 * tree of their own, documents and data. Made once and kept. Returns its path.
 */
export async function syntheticTree(folder, count) {
  const directory = path.join(folder, `tree-${RECIPE}-${count}`);
  if (existsSync(directory)) return directory;
  const draft = `${directory}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  git(draft, ["init", "--quiet", "--initial-branch=main"]);
  await importFiles(draft, plan(count));
  git(draft, ["reset", "--quiet", "--hard", "main"]);
  try {
    renameSync(draft, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
    rmSync(draft, { recursive: true });
  }
  return directory;
}

/** One pack instead of an object for each file. */
async function importFiles(directory, files) {
  const importer = spawn("git", ["-C", directory, "fast-import", "--quiet"], { stdio: ["pipe", "inherit", "inherit"] });
  const done = once(importer, "close");
  const head = "commit refs/heads/main\ncommitter bench <bench@example.org> 1700000000 +0000\ndata 4\ntree\n";
  importer.stdin.write(head);
  for (const { path: file, text } of files) {
    const room = importer.stdin.write(`M 100644 inline ${file}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    if (!room) await once(importer.stdin, "drain");
  }
  importer.stdin.end();
  const [code] = await done;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}

function git(directory, command) {
  execFileSync("git", ["-C", directory, ...command], { stdio: ["ignore", "ignore", "inherit"] });
}

/** Of 100 files about 66 are modules, 16 test modules, 10 `__init__.py` and 8 no Python at all. */
function* plan(count) {
  const random = randomFrom(count);
  const modules = [];
  const open = new Set();
  let left = count;
  const fresh = function* (file, text) {
    if (left-- > 0) yield { path: file, text };
  };
  for (const [file, text] of ROOT_FILES) yield* fresh(file, text);
  for (let index = 0; left > 0; index++) {
    const module = placeOf(index, random);
    yield* initFiles(`src/acme/${module.folder}`, 1, open, fresh);
    yield* fresh(`src/acme/${module.folder}/${module.name}.py`, moduleSource(module, modules, random));
    modules.push(module);
    if (random() < 0.24) {
      yield* initFiles(`tests/${module.folder}`, 0, open, fresh);
      yield* fresh(`tests/${module.folder}/test_${module.name}.py`, testSource(module, modules, random));
    }
    if (random() < 0.06) yield* fresh(`docs/${module.folder}/${module.name}.md`, `# ${module.name}\n\nNotes.\n`);
    if (random() < 0.06) yield* fresh(`src/acme/${module.folder}/${module.name}.json`, '{"a": [1, 2, 3]}\n');
  }
}

/** Two to five directories below the package, sixteen modules in each. */
function placeOf(index, random) {
  const group = Math.floor(index / 16);
  const folders = [AREAS[group % AREAS.length]];
  for (let rest = Math.floor(group / AREAS.length); rest > 0 && folders.length < 4; rest = Math.floor(rest / 12)) {
    folders.push(`part_${rest % 12}${folders.length === 3 ? `_${Math.floor(rest / 12)}` : ""}`);
  }
  folders.push(KINDS[group % KINDS.length]);
  const folder = folders.join("/");
  return { folder, name: `unit_${index}`, dotted: `acme.${folders.join(".")}.unit_${index}`, size: random() };
}

function* initFiles(folder, above, open, fresh) {
  const names = folder.split("/");
  for (let depth = 1 + above; depth <= names.length; depth++) {
    const directory = names.slice(0, depth).join("/");
    if (open.has(directory)) continue;
    open.add(directory);
    yield* fresh(`${directory}/__init__.py`, depth === names.length ? '"""Part of acme."""\n' : "");
  }
}

const ROOT_FILES = [
  [
    "pyproject.toml",
    `[build-system]
requires = ["setuptools>=61"]
build-backend = "setuptools.build_meta"

[project]
name = "acme"
version = "1.0"
requires-python = ">=3.9"
dependencies = ["requests"]

[tool.setuptools.packages.find]
where = ["src"]

[tool.pytest.ini_options]
testpaths = ["tests"]
`,
  ],
  [".gitignore", "__pycache__/\n*.py[cod]\n/build/\n/dist/\n*.egg-info/\n.venv/\n.pytest_cache/\n.coverage\n"],
  ["README.md", "# acme\n"],
  [
    ".github/workflows/ci.yml",
    `on: [push]
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        python: ["3.9", "3.13"]
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: { python-version: "\${{ matrix.python }}" }
      - run: pip install . pytest
      - run: pytest
`,
  ],
  ["tests/conftest.py", "import pytest\n\n\n@pytest.fixture\ndef answer():\n    return 42\n"],
];
