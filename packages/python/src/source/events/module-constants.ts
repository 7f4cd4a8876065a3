import type { Expression, Statement } from "../tree/nodes.ts";
import { scopeBodies } from "../tree/nested-bodies.ts";

/** Module-level names that one plain assignment gives their value; what is assigned twice is not listed. */
export class ModuleConstants {
  private readonly values = new Map<string, Expression | null>();
  private readonly loops = new Map<string, Expression>();
  private readonly mentioning: (name: string) => readonly Statement[];
  private readonly sought = new Set<string>();

  /** Takes the statements of a module that may assign a name. */
  constructor(mentioning: (name: string) => readonly Statement[]) {
    this.mentioning = mentioning;
  }

  get(name: string): Expression | undefined {
    const value = this.loops.get(name);
    if (value !== undefined) return value;
    this.seek(name);
    return this.values.get(name) ?? undefined;
  }

  isAssigned(name: string): boolean {
    this.seek(name);
    return this.values.has(name);
  }

  /** Follows names to the expression that they stand for. */
  resolve(node: Expression): Expression {
    let at = node;
    for (let steps = 0; at.type === "Name" && steps < 10; steps++) at = this.get(at.id) ?? at;
    return at;
  }

  /** Runs `read` once for every value of a loop variable. */
  withLoop(name: string, values: readonly Expression[], read: () => void): void {
    for (const value of values) {
      this.loops.set(name, value);
      read();
    }
    this.loops.delete(name);
  }

  private seek(name: string): void {
    if (this.sought.has(name)) return;
    this.sought.add(name);
    this.collect(this.mentioning(name), name);
  }

  private collect(body: readonly Statement[], name: string): void {
    const assign = (target: Expression, value: Expression | null): void => {
      if (target.type === "Name") {
        if (target.id === name) this.values.set(name, this.values.has(name) ? null : value);
      } else if (target.type === "Tuple" || target.type === "List") for (const item of target.items) assign(item, null);
    };
    for (const statement of body) {
      if (statement.type === "Assign") for (const target of statement.targets) assign(target, statement.value);
      else if (statement.type === "AnnAssign" && statement.value) assign(statement.target, statement.value);
      else if (statement.type === "AugAssign" || statement.type === "For") assign(statement.target, null);
      for (const nested of scopeBodies(statement)) this.collect(nested, name);
    }
  }
}

/** Literal strings of a list, tuple, set or single string; null where any part is computed. */
export function literalStrings(node: Expression, constants: ModuleConstants): string[] | null {
  const value = constants.resolve(node);
  if (value.type === "String") return value.value === null || value.bytes ? null : [value.value];
  if (value.type === "Operation" && value.operators.every((operator) => operator === "+")) {
    return concatenated(value.operands, constants);
  }
  if (value.type !== "Tuple" && value.type !== "List" && value.type !== "Set") return null;
  return concatenated(
    value.items.map((item) => (item.type === "Starred" ? item.value : item)),
    constants,
  );
}

function concatenated(nodes: readonly Expression[], constants: ModuleConstants): string[] | null {
  const strings: string[] = [];
  for (const node of nodes) {
    const part = literalStrings(node, constants);
    if (!part) return null;
    strings.push(...part);
  }
  return strings;
}
