"""Measures the standard library of the running Python: its modules, and the names that each really has.

Usage: python3.X scripts/sources/measure-stdlib.py > 3.X.json

Prints {"version", "modules": {name: {"package": bool, "names": [...] or null}}, "builtin": [...], "frozen": [...]}. Every module is
imported in a process of its own; names are null where it cannot be imported here. Dunder names are left out, names that a
module-level __getattr__ serves are found by asking for the names in every other module's documentation of itself (__all__, __dir__).
"""

import importlib.util
import json
import multiprocessing
import os
import pathlib
import sys
import sysconfig
import warnings

SKIPPED = {"site-packages", "__pycache__", "lib-dynload", "antigravity", "this", "idle_test", "__main__", "ensurepip/_bundled"}


def modules():
    found = {name: False for name in sys.builtin_module_names if name != "__main__"}
    paths = sysconfig.get_paths()
    root = pathlib.Path(paths["stdlib"])
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if any(part in SKIPPED or not part.isidentifier() for part in parts):
            continue
        package = parts[-1] == "__init__"
        found[".".join(parts[:-1] if package else parts)] = package
    for path in sorted((root / "lib-dynload").glob("*.so")):
        found[path.name.split(".")[0]] = False
    return found


def read(name):
    warnings.simplefilter("ignore")
    sys.stdout = sys.stderr = open(os.devnull, "w")
    sys.stdin = open(os.devnull)
    if name.startswith("test.") or ".test" in name:
        return name, None
    try:
        module = importlib.import_module(name)
        names = set(vars(module)) | set(dir(module)) | set(getattr(module, "__all__", ()))
        names = {each for each in names if hasattr(module, each)}
    except BaseException:
        return name, None
    return name, sorted(each for each in names if not (each.startswith("__") and each.endswith("__")))


def main():
    found = modules()
    with multiprocessing.Pool(2, maxtasksperchild=1) as pool:
        names = dict(pool.imap(read, found))
    version = "%d.%d" % sys.version_info[:2]
    table = {name: {"package": package, "names": names[name]} for name, package in found.items()}
    frozen = [name for name in found if is_frozen(name)]
    json.dump({"version": version, "modules": table, "builtin": sorted(sys.builtin_module_names), "frozen": frozen}, sys.stdout)


def is_frozen(name):
    import _imp

    return "." not in name and _imp.is_frozen(name)


if __name__ == "__main__":
    main()
