import { append, testFile, testFolders, type Draft } from "./draft.ts";

export function ignoringConftest(draft: Draft): void {
  const { random } = draft;
  const folder = random.pick(testFolders(draft));
  const list = random.pick([
    'collect_ignore = ["test_0.py", "unit"]',
    'collect_ignore_glob = ["*_1.py"]',
    'collect_ignore = []\nimport sys\nif sys.version_info < (3, 11):\n    collect_ignore.append("test_1.py")',
    'collect_ignore_glob = ["*/test_same.py"]\ncollect_ignore = ["test_2.py"]',
    'import os\ncollect_ignore = [os.path.join(os.path.dirname(__file__), "test_0.py")]',
  ]);
  append(draft, `${folder}conftest.py`, list);
}

export function pluginList(draft: Draft): void {
  const { random } = draft;
  const name = random.chance(0.1) ? "nowhere_plugin" : random.pick(draft.names);
  const list = random.pick([`["${name}"]`, `"${name}"`, `("${name}", "pytester")`, "[]"]);
  append(
    draft,
    random.chance(0.8) ? "conftest.py" : `${random.pick(testFolders(draft))}conftest.py`,
    `pytest_plugins = ${list}`,
  );
}

export function earlyPlugin(draft: Draft): void {
  const { random } = draft;
  const name = random.chance(0.7) ? "early_plugin" : random.pick(draft.names);
  if (name === "early_plugin")
    draft.files["early_plugin.py"] = random.chance(0.7) ? "x = 1\n" : `import ${random.pick(draft.names)}\n`;
  if (random.chance(0.5)) draft.args.push("-p", name);
  else draft.options.push(`addopts = -p ${name}`);
  if (random.chance(0.7)) draft.options.push("pythonpath = . src");
}

export function doctests(draft: Draft): void {
  const { random } = draft;
  draft.args.push("--doctest-modules");
  if (random.chance(0.3)) draft.args.push("--doctest-ignore-import-errors");
  if (random.chance(0.5))
    draft.files["setup.py"] = random.pick([
      "from setuptools import setup\nsetup()\n",
      "x = 1\n",
      "raise SystemError\n",
    ]);
  if (random.chance(0.3))
    draft.files[`${draft.root}${draft.names[0]?.split(".")[0] ?? "m"}/__main__.py`] = "raise SystemExit\n";
}

export function workingDirectory(draft: Draft): void {
  const folders = testFolders(draft).filter((folder) => folder !== "");
  if (folders.length > 0) draft.cwd = draft.random.pick(folders).replace(/\/$/, "");
}

export function selection(draft: Draft): void {
  const { random } = draft;
  random.pick([
    () => draft.options.push("python_files = test_*.py check_*.py"),
    () => draft.options.push("norecursedirs = unit other"),
    () => draft.options.push("testpaths = tests other checks"),
    () => draft.args.push("--ignore=tests/unit"),
    () => draft.args.push("--ignore-glob=*test_1*"),
    () => draft.args.push(testFile(draft)),
    () => draft.args.push(testFile(draft), testFile(draft)),
    () => draft.args.push("--noconftest"),
    () => draft.args.push("--rootdir=."),
    () => draft.args.push("--confcutdir=tests"),
  ])();
  draft.files["tests/check_more.py"] = "import os\n";
}
