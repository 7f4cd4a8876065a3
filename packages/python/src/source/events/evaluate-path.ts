import type { CallNode, Expression, JoinedStringNode, OperationNode } from "../tree/nodes.ts";
import type { ImportAliases } from "./import-aliases.ts";
import type { ModuleConstants } from "./module-constants.ts";
import { joinPath, literalPath, normalizePath, parentPath, type PathValue } from "./path-value.ts";

export interface PathContext {
  /** Last part of the file's own path. */
  readonly fileName: string;
  readonly aliases: ImportAliases;
  readonly constants: ModuleConstants;
}

const NORMALIZING = new Set(["abspath", "realpath", "normpath"].map((name) => `os.path.${name}`));
const PASSING = new Set([
  ...["os.fspath", "os.path.expanduser", "os.path.normcase", "str", "unicode", "pathlib.Path", "pathlib.PurePath"],
  ...["pathlib.PosixPath", "py.path.local", "Path"],
]);
const METHODS: Readonly<Record<string, (path: PathValue) => PathValue>> = {
  resolve: normalizePath,
  absolute: (path) => path,
  as_posix: (path) => path,
  expanduser: (path) => path,
  __str__: (path) => path,
};
const MAX_STEPS = 60;

/** The path that an expression builds from `__file__`, the working directory and literals; undefined where computed. */
export function evaluatePath(node: Expression, context: PathContext): PathValue | undefined {
  return new PathEvaluator(context).evaluate(node);
}

class PathEvaluator {
  private readonly context: PathContext;
  private steps = 0;

  constructor(context: PathContext) {
    this.context = context;
  }

  evaluate(node: Expression): PathValue | undefined {
    if (++this.steps > MAX_STEPS) return undefined;
    switch (node.type) {
      case "String":
        return node.value === null || node.bytes ? undefined : literalPath(node.value);
      case "JoinedString":
        return this.joined(node);
      case "Operation":
        return this.operation(node);
      case "Call":
        return this.call(node);
      case "Attribute":
        return this.attribute(node.value, node.attr, node);
      case "Subscript":
        return this.subscript(node.value, node.index);
      default:
        return this.name(node);
    }
  }

  private name(node: Expression): PathValue | undefined {
    if (node.type !== "Name") return undefined;
    if (node.id === "__file__") return { base: "file", ups: 0, parts: [this.context.fileName] };
    const value = this.context.constants.get(node.id);
    if (value) return this.evaluate(value);
    return this.special(node);
  }

  private special(node: Expression): PathValue | undefined {
    const full = this.context.aliases.resolve(node);
    if (full === "os.curdir" || full === "os.path.curdir") return literalPath(".");
    return full === "os.pardir" || full === "os.path.pardir" ? literalPath("..") : undefined;
  }

  private attribute(value: Expression, attr: string, node: Expression): PathValue | undefined {
    if (attr !== "parent") return this.special(node);
    const path = this.evaluate(value);
    return path && parentPath(path);
  }

  /** `path.parents[n]` and `os.path.split(path)[0]`. */
  private subscript(value: Expression, index: Expression): PathValue | undefined {
    const number = index.type === "Constant" && typeof index.value === "number" ? index.value : undefined;
    if (number === undefined || number > 50) return undefined;
    if (value.type === "Call" && this.context.aliases.resolve(value.func) === "os.path.split" && number === 0) {
      return this.parentOf(value.args[0]);
    }
    if (value.type !== "Attribute" || value.attr !== "parents") return undefined;
    let path = this.evaluate(value.value);
    for (let i = 0; path && i <= number; i++) path = parentPath(path);
    return path;
  }

  private parentOf(node: Expression | undefined): PathValue | undefined {
    const path = node && this.evaluate(node);
    return path && parentPath(path);
  }

  private call(node: CallNode): PathValue | undefined {
    const full = this.context.aliases.resolve(node.func);
    const [first, ...rest] = node.args;
    if (full === "os.getcwd" || full === "os.getcwdu" || full === "pathlib.Path.cwd") return literalPath(".");
    if (full === "os.path.join" && first) return this.join(this.evaluate(first), rest);
    if (full === "os.path.dirname") return this.parentOf(first);
    if (full !== undefined && NORMALIZING.has(full) && first) {
      const path = this.evaluate(first);
      return path && normalizePath(path);
    }
    if (full !== undefined && PASSING.has(full)) {
      return first ? this.join(this.evaluate(first), rest) : literalPath(".");
    }
    return this.method(node);
  }

  private method({ func, args }: CallNode): PathValue | undefined {
    if (func.type !== "Attribute") return undefined;
    const path = this.evaluate(func.value);
    if (!path) return undefined;
    if (func.attr === "joinpath" || func.attr === "join") return this.join(path, args);
    return Object.hasOwn(METHODS, func.attr) ? METHODS[func.attr]?.(path) : undefined;
  }

  private join(start: PathValue | undefined, tails: readonly Expression[]): PathValue | undefined {
    let path = start;
    for (const node of tails) {
      const tail = this.evaluate(node);
      path = path && tail && joinPath(path, tail);
    }
    return path;
  }

  private operation({ operators, operands }: OperationNode): PathValue | undefined {
    const [first, ...rest] = operands;
    let path = first && this.evaluate(first);
    rest.forEach((operand, i) => {
      path = path && this.operate(path, operators[i] ?? "", operand);
    });
    return path;
  }

  private operate(path: PathValue, operator: string, operand: Expression): PathValue | undefined {
    if (operator === "/") return this.join(path, [operand]);
    const tail = this.context.constants.resolve(operand);
    const separator = this.context.aliases.resolve(operand) === "os.sep";
    if (operator !== "+") return undefined;
    if (separator) return appendText(path, "/");
    return tail.type === "String" ? appendText(path, tail.value) : this.join(path, [operand]);
  }

  private joined(node: JoinedStringNode): PathValue | undefined {
    let path: PathValue | undefined;
    let separated = true;
    for (const [i, part] of node.parts.entries()) {
      if (part === null) return undefined;
      if (typeof part === "string") {
        path = i === 0 ? literalPath(part) : path && appendText(path, part);
        separated = part.endsWith("/");
      } else if (i === 0) path = this.evaluate(part.value);
      else if (separated) path = path && this.join(path, [part.value]);
      else return undefined;
    }
    return path;
  }
}

/** `path + "/tail"`; without a separator the last name changes. A last part "" stands for a separator at the end. */
function appendText(path: PathValue, text: string | null): PathValue | undefined {
  if (text === null) return undefined;
  if (text === "") return path;
  const trailing = text.length > 1 && text.endsWith("/") ? [""] : [];
  if (text.startsWith("/")) {
    const tail = literalPath(text.slice(1)).parts;
    return { ...path, parts: [...path.parts, ...(tail.length > 0 ? [...tail, ...trailing] : [""])] };
  }
  const last = path.parts.at(-1);
  if (last === undefined) return undefined;
  return { ...path, parts: [...path.parts.slice(0, -1), ...literalPath(last + text).parts, ...trailing] };
}
