import type { CallNode, Expression } from "../tree/nodes.ts";
import type { ImportCallEvent } from "../source-facts.ts";
import type { BlockFrame } from "./block-frame.ts";
import type { EventContext } from "./event-context.ts";

const FUNCTIONS: Readonly<Record<string, ImportCallEvent["function"]>> = {
  "importlib.import_module": "import_module",
  import_module: "import_module",
  "importlib.__import__": "__import__",
  __import__: "__import__",
  "builtins.__import__": "__import__",
  "importlib.util.find_spec": "find_spec",
  "pytest.importorskip": "importorskip",
  importorskip: "importorskip",
  "runpy.run_module": "run_module",
};

/** Calls that import a module by its name. */
export function importCall(node: CallNode, name: string, frame: BlockFrame, context: EventContext): boolean {
  const called = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!called) return false;
  const argument = (position: number, keyword: string): Expression | undefined =>
    node.keywords.find((each) => each.name === keyword)?.value ?? node.args[position];
  const first =
    called === "importorskip" ? argument(0, "modname") : argument(0, called === "run_module" ? "mod_name" : "name");
  const event: Omit<ImportCallEvent, "module" | "line" | "column" | "offset" | "block"> = {
    kind: "import-call",
    function: called,
    package: called === "import_module" || called === "find_spec" ? packageOf(argument(1, "package"), context) : null,
    excTypeImportError: called === "importorskip" && isImportError(argument(3, "exc_type"), context),
    minversion: called === "importorskip" ? text(argument(1, "minversion"), context) : null,
  };
  context.emit(node.start, frame, { ...event, module: text(first, context) });
  return true;
}

function text(node: Expression | undefined, context: EventContext): string | null {
  if (!node) return null;
  const value = context.constants.resolve(node);
  return value.type === "String" && !value.bytes ? value.value : null;
}

function packageOf(node: Expression | undefined, context: EventContext): string | null {
  if (node?.type === "Name" && (node.id === "__package__" || node.id === "__name__")) return node.id;
  return text(node, context);
}

function isImportError(node: Expression | undefined, context: EventContext): boolean {
  return node !== undefined && context.resolve(node) === "ImportError";
}
