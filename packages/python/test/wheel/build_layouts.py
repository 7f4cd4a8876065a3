"""Builds layouts with the real backends and says what came out. Layouts as JSON lines on stdin, results on stdout.

In: {"id", "backend", "files": {path: text}, "git": bool}. Out: {"id", "direct", "sdist", "via"}: sorted paths (a wheel's
outside .dist-info, a source distribution's below its top directory), or {"error": text}; and "editable": what an editable
installation adds, as "path DIRECTORY", "module NAME PATH" and "namespace NAME" relative to the project.
"""

import ast
import importlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile


def in_child(function, *arguments):
    """Runs a function in a forked process and returns its JSON result."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        try:
            result = function(*arguments)
        except BaseException as error:  # SystemExit too
            result = {"error": f"{type(error).__name__}: {error}"[:300]}
        with os.fdopen(write, "w") as out:
            json.dump(result, out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as source:
        text = source.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {"error": "the build ended without a result"}


def load(backend, root):
    module, _, attribute = backend.partition(":")
    os.chdir(root)
    sys.argv = ["setup.py"]
    loaded = importlib.import_module(module)
    return getattr(loaded, attribute) if attribute else loaded


def build_wheel(backend, root, out):
    name = load(backend, root).build_wheel(str(out))
    with zipfile.ZipFile(out / name) as archive:
        return sorted(n for n in archive.namelist() if ".dist-info/" not in n and not n.endswith("/"))


def build_sdist(backend, root, out):
    name = load(backend, root).build_sdist(str(out))
    with tarfile.open(out / name) as archive:
        archive.extractall(out / "unpacked", filter="data")
    (top,) = (out / "unpacked").iterdir()
    paths = sorted(str(p.relative_to(top)) for p in top.rglob("*") if p.is_file())
    return {"top": str(top), "files": [p for p in paths if ".egg-info/" not in p]}


def build_editable(backend, root, out):
    name = load(backend, root).build_editable(str(out))
    roots = set()
    with zipfile.ZipFile(out / name) as archive:
        for member in archive.namelist():
            text = archive.read(member).decode() if member.endswith((".pth", ".py")) and "/" not in member else ""
            if member.endswith(".pth"):
                lines = [line for line in text.splitlines() if line and not line.startswith("import ")]
                roots |= {f"path {os.path.relpath(line, root)}" for line in lines}
            elif "finder" in member:
                roots |= finder_roots(text, root)
    return sorted(roots)


def finder_roots(text, root):
    values = {}
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.AnnAssign) and statement.target.id in ("MAPPING", "NAMESPACES"):
            values[statement.target.id] = ast.literal_eval(statement.value)
    mapping, namespaces = values["MAPPING"], values["NAMESPACES"]
    modules = {f"module {name} {os.path.relpath(path, root)}" for name, path in mapping.items()}
    return modules | {f"namespace {name}" for name in namespaces if not below(name, mapping)}


def below(name, mapping):
    """Whether a mapped package already leads to a namespace."""
    parts = name.split(".")
    return any(".".join(parts[:length]) in mapping for length in range(1, len(parts)))


def write_layout(layout, root):
    for path, text in layout["files"].items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    if layout.get("git"):
        for command in (["init", "-q"], ["add", "-A"]):
            subprocess.run(["git", *command], cwd=root, check=True)
        author = ["-c", "user.name=a", "-c", "user.email=a@b"]
        subprocess.run(["git", *author, "commit", "-qm", "all"], cwd=root, check=True)


def measure(layout, base):
    result = {"id": layout["id"]}
    for kind in ("direct", "sdist", "editable"):
        root, out = base / kind / "project", base / kind / "out"
        root.mkdir(parents=True)
        out.mkdir()
        write_layout(layout, root)
        build = {"direct": build_wheel, "sdist": build_sdist, "editable": build_editable}[kind]
        result[kind] = in_child(build, layout["backend"], root, out)
    if "top" in result["sdist"]:
        out = base / "via"
        out.mkdir()
        result["via"] = in_child(build_wheel, layout["backend"], result["sdist"]["top"], out)
        result["sdist"] = result["sdist"]["files"]
    return result


def main():
    for name in sys.argv[1:]:
        importlib.import_module(name)
    for line in sys.stdin:
        base = pathlib.Path(tempfile.mkdtemp(prefix="layout-"))
        try:
            print(json.dumps(measure(json.loads(line), base)), flush=True)
        finally:
            shutil.rmtree(base, ignore_errors=True)


main()
