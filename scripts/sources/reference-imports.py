"""Prints what `ast` knows of the imports of Python files: the truth that the scanner is compared with.

Reads paths from standard input, one a line; prints one JSON object a line: {"path", "ok", "imports"}, where an import is
[line, column, level, module, names, asname, blocks] as `pylayout scan` shows it.
"""

import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)


class Reader:
    def __init__(self):
        self.imports = []

    def body(self, statements, blocks):
        for statement in statements:
            self.statement(statement, blocks)

    def statement(self, node, blocks):
        kind = type(node).__name__
        if kind == "Import":
            for alias in node.names:
                self.add(node, 0, alias.name, None, alias.asname, blocks)
        elif kind == "ImportFrom":
            names = [{"name": alias.name, "asname": alias.asname} for alias in node.names]
            self.add(node, node.level or 0, node.module, names, None, blocks)
        elif kind in ("FunctionDef", "AsyncFunctionDef", "ClassDef"):
            name = {"FunctionDef": "function", "AsyncFunctionDef": "async-function", "ClassDef": "class"}[kind]
            self.body(node.body, blocks + [name])
        elif kind == "If":
            self.branch(node, blocks, "type-checking" if is_type_checking(node.test) else "if")
        elif kind in ("For", "AsyncFor", "While"):
            name = "while" if kind == "While" else "for"
            self.body(node.body, blocks + [name])
            self.body(node.orelse, blocks + [name + "-else"])
        elif kind in ("Try", "TryStar"):
            self.body(node.body, blocks + ["try"])
            for handler in node.handlers:
                self.body(handler.body, blocks + ["except*" if kind == "TryStar" else "except"])
            self.body(node.orelse, blocks + ["try-else"])
            self.body(node.finalbody, blocks + ["finally"])
        elif kind in ("With", "AsyncWith"):
            self.body(node.body, blocks + ["with"])
        elif kind == "Match":
            for case in node.cases:
                self.body(case.body, blocks + ["match-case"])

    def branch(self, node, blocks, name):
        self.body(node.body, blocks + [name])
        while is_elif(node):
            node = node.orelse[0]
            self.body(node.body, blocks + ["elif"])
        self.body(node.orelse, blocks + ["else"])

    def add(self, node, level, module, names, asname, blocks):
        self.imports.append([node.lineno, node.col_offset, level, module, names, asname, blocks])


def is_elif(node):
    inner = node.orelse[0] if len(node.orelse) == 1 else None
    return isinstance(inner, ast.If) and inner.col_offset == node.col_offset


def is_type_checking(test):
    return (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or (
        isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING"
    )


def read(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {"path": path, "ok": False, "imports": []}
    reader = Reader()
    reader.body(tree.body, [])
    return {"path": path, "ok": True, "imports": reader.imports}


for line in sys.stdin:
    print(json.dumps(read(line.rstrip("\n"))))
