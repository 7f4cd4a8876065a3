"""Runs pytest's collection for one project after another and prints what happened as JSON lines.

Every request is a line {"root", "cwd", "args", "module", "env", "installed", "hidden", "stubs",
"seconds"}; every project is collected in a
child of this process, so that pytest is imported once. `module`: as `python -m pytest`, with the working directory on
sys.path. `installed`: directories below root that stand before site-packages, as an install in place puts them.
`hidden`: top-level modules that are not to be found in site-packages. `stubs`: modules that are made up: every submodule and name is there. `seconds`: the child is killed after that time. A request {"absent": [names]} asks which modules cannot be found.
"""

import importlib.machinery
import importlib.util
import json
import os
import pkgutil
import signal
import sys

sys.path.pop(0)
import pytest
import _pytest.config

for _name in _pytest.config.default_plugins:
    __import__("_pytest." + _name)
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)) + os.sep + "nothing-here")


class Anything(type):
    """A class that can be called, subclassed, subscripted, raised and used as decorator; its attributes are alike."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name, (Exception,), {})

    def __call__(cls, *args, **kwargs):
        if len(args) == 1 and not kwargs and callable(args[0]):
            return args[0]
        return Anything(cls.__name__, (Exception,), {})

    def __getitem__(cls, _):
        return cls

    def __or__(cls, _):
        return cls

    __ror__ = __or__

    def __iter__(cls):
        return iter(())


class Stubs:
    """Finds made-up distributions."""

    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path=None, target=None):
        if any(name == stub or name.startswith(stub + ".") for stub in self.names):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        def anything(name):
            if name.startswith(("__", "pytest")):
                raise AttributeError(name)
            return Anything(name, (Exception,), {})

        module.__version__ = "99.0"
        module.__getattr__ = anything


class Without:
    """A directory's finder that does not find some names, whoever asks: pytest's own hook asks past sys.meta_path."""

    def __init__(self, finder, names):
        self.finder = finder
        self.names = names

    def find_spec(self, name, target=None):
        return None if name in self.names else self.finder.find_spec(name, target)

    def invalidate_caches(self):
        self.finder.invalidate_caches()


def hide(names):
    """Keeps modules that are installed from being found: the project's own are in its directories only."""
    for entry in sys.path:
        finder = pkgutil.get_importer(entry) if names and "site-packages" in entry else None
        if finder is not None:
            sys.path_importer_cache[entry] = Without(finder, names)


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
        files = []
        trace = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            files.append(name)
            if name.startswith(self.root + os.sep):
                last = "%s:%d" % (self.relative(name), trace.tb_lineno)
            trace = trace.tb_next
        found = {"type": type(error).__name__, "msg": str(error).replace(self.root + os.sep, ""), "last": last}
        if is_foreign(error, files):
            found["foreign"] = True
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
            # `obj` would import what a doctest module did not import that way.
            self.names[collector.nodeid] = getattr(getattr(collector, "_obj", None), "__name__", None)

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


PYTEST = tuple(os.sep + name + os.sep for name in ("_pytest", "pluggy"))


def is_foreign(error, files):
    """Whether another distribution fails, lacks a name, or imports what fails."""
    for name in files:
        if name == os.path.abspath(__file__) and files[-1] == name:
            return True
        if "site-packages" in name and not any(part in name for part in PYTEST):
            return True
    about = isinstance(error, ImportError) and sys.modules.get((error.name or "").partition(".")[0])
    return "site-packages" in (getattr(about, "__file__", None) or "")


def functions(error):
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame.f_code.co_name
        trace = trace.tb_next


def absent(names):
    """Of a dotted name only what lies in a namespace package is looked up: nothing is executed."""
    return {"absent": [name for name in names if not is_there(name)]}


def is_there(name):
    top, _, rest = name.partition(".")
    try:
        spec = None if top in sys.modules else importlib.util.find_spec(top)
        if spec is None or not rest or spec.loader is not None and spec.origin is not None:
            return top in sys.modules or spec is not None
        return importlib.machinery.PathFinder.find_spec(name, spec.submodule_search_locations) is not None
    except (ImportError, ValueError):
        return False


def install(folders):
    """Puts directories where an install in place has them: behind the standard library."""
    at = next((i for i, entry in enumerate(sys.path) if entry.endswith("site-packages")), len(sys.path))
    sys.path[at:at] = folders


def loaded(root):
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    return sorted(os.path.relpath(f, root) for f in files if isinstance(f, str) and f.startswith(root + os.sep))


def collect(request):
    if "absent" in request:
        return absent(request["absent"])
    if request.get("seconds"):
        signal.alarm(request["seconds"])
    root = os.path.realpath(request["root"])
    os.chdir(os.path.join(root, request.get("cwd") or "."))
    os.environ.update(request.get("env") or {})
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    if request.get("module"):
        sys.path[0] = os.getcwd()
    for entry in reversed(request.get("pythonpath") or []):
        sys.path.insert(1, os.path.join(root, entry))
    hide(set(request.get("hidden") or []) - set(sys.modules))
    sys.meta_path.append(Stubs(set(request.get("stubs") or [])))
    install([os.path.normpath(os.path.join(root, entry)) for entry in request.get("installed") or []])
    recorder = Recorder(root)
    manager = _pytest.config.PytestPluginManager
    original = manager._importconftest

    def importconftest(self, path, *args, **kwargs):
        known = len([c for c in recorder.conftests if c["path"] == recorder.relative(path)])
        try:
            module = original(self, path, *args, **kwargs)
        except BaseException as error:
            record = {"path": recorder.relative(path), "outcome": "error"}
            if "import_plugin" in functions(error):
                # The conftest itself was imported.
                recorder.conftests.append({"path": recorder.relative(path), "outcome": "ok"})
                raise
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
    if request.get("installed") is not None:
        result["loaded"] = loaded(root)
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
