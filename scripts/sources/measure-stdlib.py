"""Measures the standard library of the running Python: its modules, and the names that each really has.

Usage: python3.X scripts/sources/measure-stdlib.py > 3.X.json

Prints {"version", "modules": {name: {"package": bool, "names": [...] or null}}}. Every module is imported in a fresh interpreter
(-I -S), so that it has only the submodules that it imports itself, and those that its __all__ promises; names are null where it
cannot be imported here, where importing it does something, and of IDLE. Left out are the modules of larger test suites, and dunder
names other than __version__. Names that a module-level __getattr__ serves (PEP 562) are found by asking for every string that the
function's code and the objects it looks into hold.
"""

import concurrent.futures
import json
import pathlib
import subprocess
import sys
import sysconfig

SKIPPED = {"site-packages", "__pycache__", "lib-dynload", "idle_test", "_bundled"}
TESTS = {"test", "tests", "testmock"}
LISTED_TESTS = {"test", "test.regrtest"}
UNREAD = {"antigravity", "this", "idlelib", "__main__"} | TESTS
FROZEN = {"_frozen_importlib", "_frozen_importlib_external"}
READ = r"""
import importlib, io, json, os, sys, types, warnings

def candidates(module):
    function = vars(module).get("__getattr__")
    code = getattr(function, "__code__", None)
    if code is None:
        return set()
    found = set()
    for const in code.co_consts:
        found.update(strings(const))
    holders = [vars(module)[name] for name in code.co_names if name in vars(module)]
    for holder in holders:
        found.update(strings(holder))
        if isinstance(holder, types.ModuleType):
            found.update(getattr(holder, "__all__", ()), dir(holder))
    return found

def strings(value):
    if isinstance(value, str):
        return [value]
    if isinstance(value, (tuple, list, set, frozenset, dict)):
        return [each for each in value if isinstance(each, str)]
    return []

warnings.simplefilter("ignore")
out = sys.stdout
sys.stdout = sys.stderr = open(os.devnull, "w")
sys.stdin = open(os.devnull)
try:
    module = importlib.import_module(sys.argv[1])
    promised = set(getattr(module, "__all__", ()))
    names = set(vars(module)) | set(dir(module)) | candidates(module) | promised
    names = [each for each in names if each.isidentifier() and (each in promised or hasattr(module, each))]
    result = [each for each in sorted(names) if each == "__version__" or not (each.startswith("__") and each.endswith("__"))]
except BaseException:
    result = None
out.write(json.dumps(result))
out.flush()
os._exit(0)
"""


def modules():
    found = {name: False for name in FROZEN.union(sys.builtin_module_names) if name != "__main__"}
    root = pathlib.Path(sysconfig.get_paths()["stdlib"])
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if package else parts)
        is_inner_test = (parts[0] == "test" and name not in LISTED_TESTS) or "tests" in name.split(".")[:-1]
        if not is_inner_test and all(part.isidentifier() and part not in SKIPPED for part in parts):
            found[name] = package
    for path in sorted((root / "lib-dynload").glob("*.so")):
        found[path.name.split(".")[0]] = False
    return found


def read(name):
    if UNREAD.intersection(name.split(".")):
        return name, None
    command = [sys.executable, "-I", "-S", "-c", READ, name]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
        return name, json.loads(done.stdout.decode() or "null")
    except subprocess.TimeoutExpired:
        return name, None


def main():
    found = modules()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        names = dict(pool.map(read, found))
    version = "%d.%d" % sys.version_info[:2]
    json.dump({"version": version, "modules": {name: {"package": found[name], "names": names[name]} for name in found}}, sys.stdout)


main()
