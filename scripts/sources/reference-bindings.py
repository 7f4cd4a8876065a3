"""Prints what `ast` and `symtable` tell of the names that Python files bind at module level: the truth for bindings.

Reads paths from standard input, one a line; prints one JSON object a line: {"path", "ok", "completes", "names", "must", "may"}.
`names` are those that the symbol table says are bound in the module's namespace, by its own statements or by `global` in
functions; `must` and `may` those that are bound on every and on some way through its statements to the end. Tests of the version
and the platform are evaluated, not read. What `del` and handlers unbind counts as unbound.
"""

import ast
import json
import os
import platform
import symtable
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

KNOWN = {"sys": sys, "os": os, "platform": platform}
ATTRIBUTES = {
    "version_info", "platform", "name", "implementation", "system", "hexversion", "python_implementation", "startswith", "major",
    "minor", "builtin_module_names",
}  # fmt: skip
SIX = {"six.PY2": False, "six.PY3": True}
EXITS = {"sys.exit", "exit", "quit", "os._exit", "os.abort"}
# Context managers that let exceptions through; what happens behind any other is not certain.
TRANSPARENT = {"open", "warnings.catch_warnings", "catch_warnings", "pytest.warns", "pytest.deprecated_call"}


class State:
    def __init__(self, must=(), may=(), alive=True):
        self.must, self.may, self.alive = set(must), set(may), alive

    def copy(self):
        return State(self.must, self.may, self.alive)

    def bind(self, name):
        self.must.add(name)
        self.may.add(name)

    def unbind(self, name):
        self.must.discard(name)
        self.may.discard(name)

    def maybe(self, names):
        self.may |= names


def join(states):
    alive = [state for state in states if state.alive]
    if not alive:
        return State(alive=False)
    return State(set.intersection(*(s.must for s in alive)), set.union(*(s.may for s in alive)))


class Module:
    def __init__(self, tree, table):
        self.aliases = {}
        self.raised = []
        self.breaks = []
        self.continues = []
        self.globals = {}
        self.collect_globals(table)
        self.collect_aliases(tree)
        self.constants = self.collect_constants(tree)
        self.end = self.body(tree.body, State())

    def collect_globals(self, table):
        for child in table.get_children():
            self.collect_globals(child)
        if table.get_type() != "module":
            for symbol in table.get_symbols():
                if symbol.is_declared_global() and (symbol.is_assigned() or symbol.is_imported()):
                    self.globals.setdefault(symbol.get_name(), True)

    def collect_aliases(self, tree):
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self.aliases[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    self.aliases[alias.asname or alias.name] = node.module + "." + alias.name
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    self.aliases[alias.asname or alias.name] = alias.name if alias.name == "six" else "." + alias.name

    def collect_constants(self, tree):
        """Names that are assigned once, a list or a tuple."""
        stored = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)]
        return {
            target.id: node.value
            for node in tree.body
            if isinstance(node, (ast.Assign, ast.AnnAssign))
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name) and stored.count(target.id) == 1
        }

    def dotted(self, node):
        if isinstance(node, ast.Name):
            return self.aliases.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            base = self.dotted(node.value)
            return base and base + "." + node.attr
        return None

    def evaluate(self, test):
        """The value of a test of the version or the platform; None where it cannot be known."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            value = self.evaluate(test.operand)
            return None if value is None else not value
        if isinstance(test, ast.BoolOp):
            values = [self.evaluate(value) for value in test.values]
            stop = isinstance(test.op, ast.Or)
            if stop in values:
                return stop
            return None if None in values else not stop
        if self.dotted(test) and (self.dotted(test) or "").split(".")[-1] == "TYPE_CHECKING":
            return False
        if self.dotted(test) in SIX:
            return SIX[self.dotted(test)]
        if not self.is_static(test):
            return None
        scope = {name: self.value(target) for name, target in self.aliases.items()}
        scope["__name__"] = "some.module"
        try:
            return bool(eval(compile(ast.Expression(test), "test", "eval"), scope))
        except Exception:
            return None

    def value(self, target):
        first, _, rest = target.partition(".")
        if not first:
            return None
        value = KNOWN.get(first)
        for part in rest.split(".") if rest else []:
            value = getattr(value, part, None)
        return value

    def is_static(self, node):
        for each in ast.walk(node):
            if isinstance(each, ast.Name):
                target = self.aliases.get(each.id, "")
                if each.id in ("__name__", "__debug__"):
                    continue
                if target.split(".")[0] not in KNOWN or self.value(target) is None:
                    return False
                if "." in target and target.split(".")[1] not in ATTRIBUTES:
                    return False
            elif isinstance(each, ast.Attribute):
                if each.attr not in ATTRIBUTES:
                    return False
            elif not isinstance(
                each,
                (ast.Constant, ast.Compare, ast.Tuple, ast.List, ast.Set, ast.Call, ast.Subscript, ast.Slice, ast.operator, ast.cmpop,
                 ast.expr_context, ast.BinOp, ast.UnaryOp, ast.unaryop) + ((ast.Index,) if sys.version_info < (3, 9) else ()),
            ):  # fmt: skip
                return False
        return True

    def body(self, statements, state):
        for statement in statements:
            if not state.alive:
                return state
            if self.may_raise(statement, state):
                self.raised.append(state.copy())
            state = self.statement(statement, state)
        return state

    def may_raise(self, node, state):
        """Constants and names that are bound can be assigned, and such names deleted, whatever happens."""
        if isinstance(node, (ast.Pass, ast.Global)):
            return False
        if isinstance(node, ast.Delete):
            return not all(isinstance(each, ast.Name) and each.id in state.must for each in node.targets)
        if isinstance(node, ast.Assign) and all(isinstance(each, ast.Name) for each in node.targets):
            value = node.value
            return not (isinstance(value, ast.Constant) or (isinstance(value, ast.Name) and value.id in state.must))
        return True

    def collect(self, name, run):
        """Runs something with a list of its own for states that leave it in one way."""
        outer = getattr(self, name)
        setattr(self, name, [])
        result = run()
        inner = getattr(self, name)
        setattr(self, name, outer)
        return result, inner

    def statement(self, node, state):
        method = getattr(self, "do_" + type(node).__name__, None)
        state = self.expressions(node, state)
        if not state.alive:
            return state
        return method(node, state) if method else state

    def expressions(self, node, state):
        """Walruses and exits in the expressions that belong to a statement itself."""
        for field, value in ast.iter_fields(node):
            if field in ("body", "orelse", "finalbody", "handlers", "cases"):
                continue
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, ast.AST) and not isinstance(each, ast.stmt):
                    self.expression(each, state, True)
        return state

    def expression(self, node, state, certain):
        if isinstance(node, ast.Lambda):
            for default in node.args.defaults + [d for d in node.args.kw_defaults if d]:
                self.expression(default, state, certain)
            return
        if isinstance(node, ast.NamedExpr):
            self.expression(node.value, state, certain)
            if certain:
                state.bind(node.target.id)
            else:
                state.maybe({node.target.id})
            return
        if isinstance(node, ast.BoolOp):
            parts = [(value, certain and i == 0) for i, value in enumerate(node.values)]
        elif isinstance(node, ast.IfExp):
            parts = [(node.test, certain), (node.body, False), (node.orelse, False)]
        elif isinstance(node, ast.Compare):
            parts = [(node.left, certain)] + [(each, certain and i == 0) for i, each in enumerate(node.comparators)]
        elif isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            first = node.generators[0].iter
            self.expression(first, state, certain)
            parts = [(each, False) for each in ast.iter_child_nodes(node)]
        else:
            parts = [(each, certain) for each in ast.iter_child_nodes(node)]
        for each, sure in parts:
            self.expression(each, state, sure)
        if isinstance(node, ast.Call) and certain and self.dotted(node.func) in EXITS:
            state.alive = False

    def target(self, node, state):
        if isinstance(node, ast.Name):
            state.bind(node.id)
        elif isinstance(node, ast.Starred):
            self.target(node.value, state)
        elif isinstance(node, (ast.Tuple, ast.List)):
            for each in node.elts:
                self.target(each, state)

    def do_Assign(self, node, state):
        for target in node.targets:
            self.target(target, state)
        return state

    def do_AnnAssign(self, node, state):
        if node.value:
            self.target(node.target, state)
        return state

    def do_AugAssign(self, node, state):
        self.target(node.target, state)
        return state

    def do_TypeAlias(self, node, state):
        self.target(node.name, state)
        return state

    def do_Import(self, node, state):
        for alias in node.names:
            self.raised.append(state.copy())
            state.bind(alias.asname or alias.name.split(".")[0])
        return state

    def do_ImportFrom(self, node, state):
        for alias in node.names:
            self.raised.append(state.copy())
            if alias.name != "*":
                state.bind(alias.asname or alias.name)
        return state

    def do_Delete(self, node, state):
        def unbind(target):
            if isinstance(target, ast.Name):
                state.unbind(target.id)
            elif isinstance(target, (ast.Tuple, ast.List)):
                for each in target.elts:
                    unbind(each)

        for target in node.targets:
            unbind(target)
        return state

    def do_FunctionDef(self, node, state):
        state.bind(node.name)
        return state

    do_AsyncFunctionDef = do_FunctionDef

    def do_ClassDef(self, node, state):
        state.bind(node.name)
        return state

    def do_Raise(self, node, state):
        return State(alive=False)

    def do_Break(self, node, state):
        self.breaks.append(state)
        return State(alive=False)

    def do_Continue(self, node, state):
        self.continues.append(state)
        return State(alive=False)

    def do_If(self, node, state):
        value = self.evaluate(node.test)
        if value is None:
            return join([self.body(node.body, state.copy()), self.body(node.orelse, state.copy())])
        return self.body(node.body if value else node.orelse, state)

    def loop(self, node, state, enter, at_least_once, endless):
        entry = state.copy()
        while True:
            start = entry.copy()
            self.raised.append(start.copy())
            enter(start)
            (result, continues), breaks = self.collect(
                "breaks", lambda: self.collect("continues", lambda: self.body(node.body, start))
            )
            rounds = join([result, *continues])
            again = join([entry, rounds])
            if again.must == entry.must and again.may == entry.may:
                break
            entry = again
        # Leaving by the test or the end of the items: after no round, or after some.
        if endless:
            normal = State(alive=False)
        elif at_least_once:
            normal = rounds
        else:
            normal = join([state, rounds])
        if normal.alive:
            normal = self.body(node.orelse, normal)
        return join([normal, *breaks])

    def do_For(self, node, state):
        items = self.constants.get(node.iter.id) if isinstance(node.iter, ast.Name) else node.iter
        once = isinstance(items, (ast.Tuple, ast.List)) and any(not isinstance(each, ast.Starred) for each in items.elts)
        return self.loop(node, state, lambda start: self.target(node.target, start), once, False)

    def do_While(self, node, state):
        value = self.evaluate(node.test)
        if value is False:
            return self.body(node.orelse, state)
        return self.loop(node, state, lambda start: None, value is True, value is True)

    def do_With(self, node, state):
        for item in node.items:
            if item.optional_vars is not None:
                self.target(item.optional_vars, state)
        certain = all(self.is_transparent(item.context_expr) for item in node.items)
        body, raised = self.collect("raised", lambda: self.body(node.body, state.copy()))
        self.raised += raised
        return body if certain else join([body, state, *raised])

    def is_transparent(self, node):
        if not isinstance(node, ast.Call):
            return False
        name = self.dotted(node.func) or ""
        return name in TRANSPARENT or name.startswith(("tempfile.", "importlib.resources.")) or getattr(node.func, "attr", "") == "open"

    def do_Try(self, node, state):
        body, raised = self.collect("raised", lambda: self.body(node.body, state.copy()))
        entry = join([state, *raised]) if raised else state
        ends = [self.body(node.orelse, body.copy()) if body.alive else body]
        for handler in node.handlers:
            start = entry.copy()
            if handler.type is not None:
                self.expression(handler.type, start, False)
            if handler.name:
                start.bind(handler.name)
            end = self.body(handler.body, start)
            if handler.name:
                end.unbind(handler.name)
            ends.append(end)
        self.raised += raised
        end = join(ends)
        if node.finalbody:
            # Whatever leaves the statement passes through here; only the ways that go on matter behind it.
            return self.body(node.finalbody, end) if end.alive else end
        return end

    do_TryStar = do_Try

    def do_Match(self, node, state):
        ends = []
        before = state
        complete = False
        for case in node.cases:
            start = before.copy()
            names = {each.name for each in ast.walk(case.pattern) if getattr(each, "name", None)}
            names |= {each.rest for each in ast.walk(case.pattern) if getattr(each, "rest", None)}
            for name in names:
                start.bind(name)
            if case.guard is not None:
                self.expression(case.guard, start, True)
            ends.append(self.body(case.body, start))
            before = before.copy()
            before.maybe(names)
            pattern = case.pattern
            if case.guard is None and isinstance(pattern, ast.MatchAs) and pattern.pattern is None:
                complete = True
        return join(ends if complete else [*ends, before])


def read(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
        table = symtable.symtable(source, path, "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {"path": path, "ok": False}
    module = Module(tree, table)
    names = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    end = module.end
    end.may |= set(module.globals) if end.alive else set()
    names = sorted(names | set(module.globals))
    return {"path": path, "ok": True, "completes": end.alive, "names": names, "must": sorted(end.must), "may": sorted(end.may)}


for line in sys.stdin:
    print(json.dumps(read(line.rstrip("\n"))))
