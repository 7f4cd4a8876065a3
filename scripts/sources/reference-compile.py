"""Prints whether Python files compile: the truth for the syntax verdicts.

Reads paths from standard input, one a line; prints one JSON object a line: {"path", "ok", "error", "message", "line"}.
"""

import json
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)


def read(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        compile(source, path, "exec", dont_inherit=True)
    except (RecursionError, MemoryError) as error:
        return {"path": path, "ok": None, "error": type(error).__name__, "message": str(error), "line": 0}
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0)
        message = getattr(error, "msg", None) or str(error)
        return {"path": path, "ok": False, "error": type(error).__name__, "message": message, "line": line}
    return {"path": path, "ok": True, "error": None, "message": None, "line": 0}


for line in sys.stdin:
    print(json.dumps(read(line.rstrip("\n"))))
