"""Writes packages/python/src/stdlib/generated/stdlib-table.ts from measurements of several Pythons.

Usage: python3 scripts/sources/write-stdlib-table.py 3.8.json ... 3.13.json > packages/python/src/stdlib/generated/stdlib-table.ts

The inputs are what measure-stdlib.py printed. Python 3.14 is not measured: what its documentation adds is taken over, what it
removes becomes unknown. A line of the table describes a module:

    name MASK [p] [?MASK] [@platform]{;MASK name name ...}

MASK is a set of versions in hexadecimal, bit 0 for 3.8; `p` marks a package; ?MASK versions in which its names are not known.
"""

import json
import sys

FIRST = 8
LAST = 14
MEASURED = range(FIRST, LAST)
FUTURE = 1 << (LAST - FIRST)

ADDED_3_14 = {
    "annotationlib": False,
    "compression": True,
    "compression.bz2": False,
    "compression.gzip": False,
    "compression.lzma": False,
    "compression.zlib": False,
    "compression.zstd": True,
    "concurrent.interpreters": True,
    "string": True,
    "string.templatelib": False,
    "pathlib.types": False,
    "asyncio.graph": False,
    "asyncio.tools": False,
}
# What the documentation of 3.14 lists; the modules may have more.
ADDED_NAMES_3_14 = {
    "annotationlib": "Format ForwardRef annotations_to_string call_annotate_function call_evaluate_function "
    "get_annotate_from_class_namespace get_annotations type_repr",
    "string.templatelib": "Interpolation Template convert",
    "compression.zstd": "COMPRESSION_LEVEL_DEFAULT CompressionParameter DecompressionParameter FrameInfo Strategy ZstdCompressor "
    "ZstdDecompressor ZstdDict ZstdError ZstdFile compress decompress finalize_dict get_frame_info get_frame_size open "
    "train_dict zstd_version zstd_version_info",
    "concurrent.interpreters": "ExecutionFailed Interpreter InterpreterError InterpreterNotFoundError NotShareableError Queue "
    "QueueEmpty QueueFull create create_queue get_current get_main is_shareable list_all",
    "concurrent.futures": "InterpreterPoolExecutor",
    "pathlib.types": "PathInfo",
    "asyncio": "capture_call_graph format_call_graph print_call_graph FrameCallGraphEntry FutureCallGraph",
    "functools": "Placeholder",
    "heapq": "heapify_max heappop_max heappush_max heappushpop_max heapreplace_max",
    "io": "Reader Writer",
    "operator": "is_none is_not_none",
    "os": "readinto reload_environ",
    "typing": "evaluate_forward_ref",
    "uuid": "MAX NIL uuid6 uuid7 uuid8",
}
# The same as another module's, which they re-export.
SAME_AS = {"compression.bz2": "bz2", "compression.gzip": "gzip", "compression.lzma": "lzma", "compression.zlib": "zlib"}
REMOVED_NAMES_3_14 = {
    "ast": "Num Str Bytes NameConstant Ellipsis",
    "asyncio": "AbstractChildWatcher FastChildWatcher MultiLoopChildWatcher PidfdChildWatcher SafeChildWatcher ThreadedChildWatcher",
    "collections.abc": "ByteString",
    "typing": "ByteString",
    "pkgutil": "find_loader get_loader",
    "pty": "master_open slave_open",
    "sqlite3": "version version_info",
    "urllib.parse": "Quoter",
    "importlib.abc": "ResourceReader Traversable TraversableResources",
}
# Modules that others put into sys.modules, with the module that they are, or the versions in which they exist.
ALIASES = {"os.path": "posixpath"}
PSEUDO_MODULES = {"typing.io": 0x1F, "typing.re": 0x1F, "sys.monitoring": 0x70}
PLATFORMS = {
    "win32": "_msi _overlapped _winapi _wmi asyncio.windows_events asyncio.windows_utils encodings.mbcs "
    "encodings.oem msilib msvcrt nt winreg winsound",
    "darwin": "_scproxy",
}
# Modules that a build of Python leaves out where their libraries are not installed.
OPTIONAL = ["_dbm", "_gdbm"]
WINDOWS_VERSIONS = {"_msi": 0x1F, "msilib": 0x1F, "_wmi": 0x60}
HEADER = """/** Modules and names of the standard library by version; made by scripts/sources/write-stdlib-table.py. */
export const STDLIB_TABLE = `"""


def main():
    modules = {}
    for path in sys.argv[1:]:
        with open(path) as file:
            add(modules, json.load(file))
    for name, package in ADDED_3_14.items():
        module = modules.setdefault(name, new_module(package))
        module["mask"] |= FUTURE
        module["unknown"] |= FUTURE
        module["package"] |= package
    for name, added in ADDED_NAMES_3_14.items():
        for each in added.split():
            names = modules[name]["names"]
            names[each] = names.get(each, 0) | FUTURE
    for name, origin in SAME_AS.items():
        public = {each: FUTURE for each, mask in modules[origin]["names"].items() if mask & FUTURE and not each.startswith("_")}
        modules[name]["names"] = public
    for name in OPTIONAL:
        module = modules.setdefault(name, new_module(False))
        module["unknown"] |= 0x7F & ~module["mask"]
        module["mask"] = 0x7F
    for name, origin in ALIASES.items():
        modules[name] = modules[origin]
    for name, mask in PSEUDO_MODULES.items():
        modules[name] = {"mask": mask, "unknown": mask, "package": False, "names": {}}
    platforms = {name: platform for platform, names in PLATFORMS.items() for name in names.split()}
    for name in platforms:
        module = modules.setdefault(name, new_module(False))
        module["mask"] = module["mask"] or WINDOWS_VERSIONS.get(name, 0x7F)
        module["unknown"] = module["mask"]
    print(HEADER + "\n".join(line(name, modules[name], platforms.get(name)) for name in sorted(modules)) + "`;")


def new_module(package):
    return {"mask": 0, "unknown": 0, "package": package, "names": {}}


def add(modules, measured):
    minor = int(measured["version"].split(".")[1])
    bits = 1 << (minor - FIRST)
    if minor == MEASURED[-1]:
        bits |= FUTURE
    for name, facts in measured["modules"].items():
        module = modules.setdefault(name, new_module(False))
        module["mask"] |= bits
        module["package"] |= facts["package"]
        if facts["names"] is None:
            module["unknown"] |= bits
            continue
        removed = REMOVED_NAMES_3_14.get(name, "").split()
        for each in facts["names"]:
            mask = bits & ~FUTURE if each in removed else bits
            module["names"][each] = module["names"].get(each, 0) | mask


def line(name, module, platform):
    text = "%s %x" % (name, module["mask"])
    if module["package"]:
        text += " p"
    if module["unknown"]:
        text += " ?%x" % module["unknown"]
    if platform:
        text += " @" + platform
    groups = {}
    for each, mask in module["names"].items():
        groups.setdefault(mask, []).append(each)
    for mask in sorted(groups, reverse=True):
        text += ";%x %s" % (mask, " ".join(sorted(groups[mask])))
    return text


main()
