"""Prints the names that modules of the standard library really have once imported: the truth for bindings.

Prints one JSON object a line: {"path", "module", "names", "submodules", "starred"}; "starred" are the names of the modules that it
imports with a star. Every module is imported in a process of its own.
"""

import ast
import importlib.util
import json
import multiprocessing
import os
import pathlib
import sys
import sysconfig
import warnings

SKIPPED = {"test", "tests", "idlelib", "lib2to3", "turtledemo", "site-packages", "antigravity", "this", "idle_test", "ensurepip"}


def modules():
    root = pathlib.Path(sysconfig.get_paths()["stdlib"])
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if any(part in SKIPPED or "-" in part for part in parts) or parts[-1] == "__main__":
            continue
        yield str(path), ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def read(arguments):
    path, name = arguments
    warnings.simplefilter("ignore")
    sys.stdout = sys.stderr = open(os.devnull, "w")
    try:
        module = importlib.import_module(name)
    except BaseException:
        return None
    if getattr(module, "__file__", None) != path:
        return None
    names = sorted(vars(module))
    submodules = sorted(key[len(name) + 1 :] for key in sys.modules if key.startswith(name + "."))
    return {"path": path, "module": name, "names": names, "submodules": submodules, "starred": starred(path, module)}


def starred(path, module):
    with open(path, "rb") as file:
        tree = ast.parse(file.read())
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            try:
                names.update(vars(importlib.import_module("." * node.level + (node.module or ""), module.__package__)))
            except ImportError:
                pass
    return sorted(names)


def main():
    with multiprocessing.Pool(2, maxtasksperchild=1) as pool:
        for result in pool.imap(read, list(modules())):
            if result:
                print(json.dumps(result))


if __name__ == "__main__":
    main()
