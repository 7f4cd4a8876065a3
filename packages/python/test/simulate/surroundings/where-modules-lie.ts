import { append, prepend, testFile, testFolders, type Draft } from "./draft.ts";

export function pathEdits(draft: Draft): void {
  const { random } = draft;
  draft.files["lib/extra.py"] = "value = 1\n";
  draft.files["lib/extras/deep.py"] = "value = 1\n";
  const edit = random.pick([
    'import os, sys\nsys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))',
    'import sys\nfrom pathlib import Path\nsys.path.append(str(Path(__file__).resolve().parent.parent / "lib"))',
    'import sys\nsys.path.insert(0, "lib")',
    'import os, sys\nsys.path.insert(0, os.path.abspath("lib"))',
    'import sys, os.path as p\nHERE = p.dirname(__file__)\nsys.path[0:0] = [p.join(HERE, "lib")]',
    'import sys\nif "lib" not in sys.path:\n    sys.path.append("lib")',
    'import sys\nsys.path += ["lib"]',
  ]);
  const where = random.chance(0.5) ? `${random.pick(testFolders(draft))}conftest.py` : testFile(draft);
  prepend(draft, where, edit);
  for (let i = 0; i < 2; i++) {
    append(
      draft,
      testFile(draft),
      random.pick([
        "import extra",
        "from extras import deep",
        "from extras.deep import value",
        "from extra import nothing",
      ]),
    );
  }
}

export function amplifier(draft: Draft): void {
  const { random } = draft;
  const failure = random.pick([
    "import not_there_at_all",
    "raise ImportError('no')",
    "from . import nowhere",
    "from amp.ns.broken import x",
    "import amp.later",
  ]);
  const touch = random.pick([
    "from amp.ns import first",
    "import amp.ns.first",
    "from amp.ns.first import x",
    "from .ns import first",
    "",
  ]);
  draft.files["amp/__init__.py"] = random.pick([
    `${touch}\n${failure}\n`,
    `try:\n    ${touch || "pass"}\nfinally:\n    ${failure}\n`,
    `${failure}\n${touch}\n`,
  ]);
  if (random.chance(0.25)) draft.files["amp/ns/__init__.py"] = "";
  for (const name of ["first", "second", "third"])
    draft.files[`amp/ns/${name}.py`] = random.chance(0.8) ? "x = 1\n" : "from amp import ns\nx = 1\n";
  draft.files["amp/ns/broken.py"] = "def broken(:\n";
  draft.files["amp/ns/deep/inner.py"] = "x = 1\n";
  draft.files["amp/later.py"] = 'x = f"{1!r}"\nimport absent_later\n';
  draft.options.push("pythonpath = .");
  const forms = [
    "from amp.ns.second import x",
    "import amp.ns.second",
    "from amp.ns import third",
    "import amp.ns",
    "from amp import ns",
    "import amp",
    "from amp.ns import *",
    "import amp.ns.first as f",
    "from amp.ns.deep.inner import x",
    "from amp.ns.first import x",
    'import importlib; importlib.import_module("amp.ns.third")',
    'import pytest; pytest.importorskip("amp.ns.second")',
    "try:\n    from amp.ns.third import x\nexcept ImportError:\n    x = 0",
    "try:\n    import amp\nexcept Exception:\n    pass\nfrom amp.ns import second",
  ];
  const count = 2 + random.below(4);
  for (let i = 0; i < count; i++) append(draft, testFile(draft), random.pick(forms));
}

export function sameNames(draft: Draft): void {
  const { random } = draft;
  for (const folder of ["one/", "two/", "two/sub/"]) {
    if (random.chance(0.7))
      draft.files[`${folder}test_twin.py`] = random.pick([
        "",
        "import helper_twin\n",
        "from . import helper_twin\n",
        "import test_twin\n",
      ]);
    if (random.chance(0.4)) draft.files[`${folder}helper_twin.py`] = "x = 1\n";
    if (random.chance(0.3)) draft.files[`${folder}__init__.py`] = "";
  }
}

export function rootInit(draft: Draft): void {
  draft.files["__init__.py"] = draft.random.pick(["", "x = 1\n", "import nowhere_here\n"]);
}

export function installedRoot(draft: Draft): void {
  draft.installed.push(draft.root === "" ? draft.random.pick(["", "lib"]) : "src");
}

export function shadowedLibrary(draft: Draft): void {
  const { random } = draft;
  const name = random.pick([
    "secrets",
    "queue",
    "random",
    "types",
    "colorsys",
    "statistics",
    "calendar",
    "sqlite3",
    "typing",
    "test",
    "token",
    "cgi",
  ]);
  const folder = random.chance(0.7) ? random.pick(testFolders(draft)) : "";
  draft.files[`${folder}${name}${random.chance(0.8) ? ".py" : "/__init__.py"}`] = "mine = 1\n";
  append(draft, testFile(draft), random.pick([`import ${name}`, `from ${name} import mine`]));
}

export function extendedPath(draft: Draft): void {
  const { random } = draft;
  const init = random.pick([
    "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n",
    "import os\n__path__.append(os.path.join(os.path.dirname(__file__), 'plug'))\n",
    "",
  ]);
  draft.files["parts/a/shared/__init__.py"] = init;
  draft.files["parts/a/shared/one.py"] = "x = 1\n";
  draft.files["parts/a/shared/plug/three.py"] = "x = 1\n";
  draft.files["parts/b/shared/two.py"] = "x = 1\n";
  if (random.chance(0.5)) draft.files["parts/b/shared/__init__.py"] = init;
  if (random.chance(0.3)) delete draft.files["parts/a/shared/__init__.py"];
  draft.options.push("pythonpath = parts/a parts/b");
  for (let i = 0; i < 2; i++)
    append(
      draft,
      testFile(draft),
      random.pick(["import shared.one", "import shared.two", "from shared import three", "from shared import two"]),
    );
}
