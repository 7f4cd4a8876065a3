"""Runs pytest's collection for one project after another and prints what happened as JSON lines.

Every request is a line {"root", "cwd", "args", "module", "env"}; every project is collected in a child of this process,
so that pytest is imported once. `module`: as `python -m pytest`, with the working directory on sys.path.
"""

import json
import os
import sys

sys.path.pop(0)
import pytest
import _pytest.config

for _name in _pytest.config.default_plugins:
    __import__("_pytest." + _name)
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)) + os.sep + "nothing-here")


class Recorder:
    def __init__(self, root):
        self.root = root
        self.modules = []
        self.conftests = []
        self.errors = {}
        self.names = {}
        self.packages = set()

    def relative(self, path):
        return os.path.relpath(str(path), self.root)

    def describe(self, error):
        seen = set()
        while id(error) not in seen:
            seen.add(id(error))
            inner = None
            if type(error).__name__ == "ConftestImportFailure":
                inner = getattr(error, "cause", None) or error.excinfo[1]
            elif type(error).__name__ == "CollectError":
                inner = error.__cause__
                if inner is None and "import file mismatch" in str(error):
                    return {"type": "ImportPathMismatchError", "msg": "", "last": None}
            if inner is None:
                break
            error = inner
        last = None
        trace = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name.startswith(self.root + os.sep):
                last = "%s:%d" % (self.relative(name), trace.tb_lineno)
            trace = trace.tb_next
        found = {"type": type(error).__name__, "msg": str(error).replace(self.root + os.sep, ""), "last": last}
        if isinstance(error, SyntaxError):
            inside = error.filename is not None and str(error.filename).startswith(self.root + os.sep)
            found["syntax"] = "%s:%s" % (self.relative(error.filename), error.lineno) if inside else "?"
        return found

    def pytest_exception_interact(self, node, call, report):
        if isinstance(node, pytest.Collector):
            self.errors[node.nodeid] = self.describe(call.excinfo.value)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_make_collect_report(self, collector):
        outcome = yield
        if isinstance(collector, pytest.Package):
            # In pytest 7 a Package is a Module, and its `obj` would import the package.
            self.packages.add(collector.nodeid)
        elif isinstance(collector, pytest.Module) and outcome.get_result().outcome == "passed":
            self.names[collector.nodeid] = getattr(getattr(collector, "obj", None), "__name__", None)

    def pytest_collectreport(self, report):
        if report.outcome == "passed" and (report.nodeid in self.packages or not report.nodeid.endswith(".py")):
            return
        if "::" in report.nodeid:
            return
        record = {"path": self.relative(os.path.join(self.rootdir, report.nodeid)) if report.nodeid else "."}
        record["outcome"] = {"passed": "ok", "failed": "error", "skipped": "skip"}[report.outcome]
        record.update(self.errors.get(report.nodeid, {}))
        if report.nodeid in self.names:
            record["module"] = self.names[report.nodeid]
        self.modules.append(record)

    def pytest_configure(self, config):
        self.rootdir = str(config.rootpath)
        self.inifile = config.inipath and self.relative(config.inipath)


def collect(request):
    root = os.path.realpath(request["root"])
    os.chdir(os.path.join(root, request.get("cwd") or "."))
    os.environ.update(request.get("env") or {})
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    if request.get("module"):
        sys.path[0] = os.getcwd()
    for entry in reversed(request.get("pythonpath") or []):
        sys.path.insert(1, os.path.join(root, entry))
    recorder = Recorder(root)
    manager = _pytest.config.PytestPluginManager
    original = manager._importconftest

    def importconftest(self, path, *args, **kwargs):
        known = len([c for c in recorder.conftests if c["path"] == recorder.relative(path)])
        try:
            module = original(self, path, *args, **kwargs)
        except BaseException as error:
            record = {"path": recorder.relative(path), "outcome": "error"}
            record.update(recorder.describe(error))
            recorder.conftests.append(record)
            raise
        if not known:
            recorder.conftests.append({"path": recorder.relative(path), "outcome": "ok", "module": module.__name__})
        return module

    manager._importconftest = importconftest
    args = ["--collect-only", "-q", "-p", "no:cacheprovider"] + request["args"]
    startup = None
    try:
        code = int(pytest.main(args, plugins=[recorder]))
    except BaseException as error:
        code, startup = 1, repr(error)
    result = {"exit": code, "conftest": recorder.conftests}
    if startup is not None or not hasattr(recorder, "rootdir"):
        result["startup"] = startup or "usage"
    else:
        result["rootdir"] = recorder.relative(recorder.rootdir)
        result["inifile"] = recorder.inifile
        result["modules"] = recorder.modules
    return result


def main():
    for line in sys.stdin:
        request = json.loads(line)
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            quiet = os.open(os.devnull, os.O_RDWR)
            for number in (0, 1, 2):
                os.dup2(quiet, number)
            try:
                answer = collect(request)
            except BaseException as error:
                answer = {"exit": -1, "startup": repr(error)}
            os.write(write, json.dumps(answer).encode())
            os._exit(0)
        os.close(write)
        chunks = []
        while True:
            chunk = os.read(read, 65536)
            if not chunk:
                break
            chunks.append(chunk)
        os.close(read)
        os.waitpid(child, 0)
        sys.stdout.write((b"".join(chunks) or b'{"exit":-1,"startup":"died"}').decode() + "\n")
        sys.stdout.flush()


main()
