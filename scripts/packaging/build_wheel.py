"""Builds the wheel of the project in the working directory as its own backend does, without isolation.

Prints the members outside .dist-info as JSON, or {"error": text}.
"""

import importlib
import json
import os
import sys
import tempfile
import traceback
import zipfile

try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib


def build():
    table = {}
    if os.path.exists("pyproject.toml"):
        with open("pyproject.toml", "rb") as file:
            table = tomllib.load(file).get("build-system", {})
    sys.path[:0] = table.get("backend-path", [])
    name = table.get("build-backend", "setuptools.build_meta:__legacy__")
    module, _, attribute = name.partition(":")
    backend = importlib.import_module(module)
    for part in filter(None, attribute.split(".")):
        backend = getattr(backend, part)
    with tempfile.TemporaryDirectory() as out:
        path = os.path.join(out, backend.build_wheel(out))
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if ".dist-info/" not in name and not name.endswith("/")]
    return sorted(names)


result = os.dup(1)
os.dup2(2, 1)
sys.argv = ["setup.py"]
try:
    answer = build()
except BaseException as error:
    traceback.print_exc()
    answer = {"error": f"{type(error).__name__}: {error}"[:200]}
with os.fdopen(result, "w") as out:
    json.dump(answer, out)
