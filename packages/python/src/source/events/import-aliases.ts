import { dottedName } from "../tree/dotted-name.ts";
import type { Expression, Statement } from "../tree/nodes.ts";
import { nestedBodies } from "../tree/nested-bodies.ts";

/** Dotted names that the names bound by a file's import statements stand for, wherever they stand. */
export class ImportAliases {
  private readonly aliases = new Map<string, string>();

  constructor(body: readonly Statement[]) {
    this.collect(body);
  }

  /** The full dotted name of an expression: `path.insert` after `from sys import path` is "sys.path.insert". */
  resolve(node: Expression): string | undefined {
    const names = dottedName(node);
    if (!names) return undefined;
    const [first = "", ...rest] = names;
    return [this.aliases.get(first) ?? first, ...rest].join(".");
  }

  private collect(body: readonly Statement[]): void {
    for (const statement of body) {
      if (statement.type === "Import") {
        for (const { name, asname } of statement.names) if (asname) this.aliases.set(asname, name);
      } else if (statement.type === "ImportFrom" && statement.level === 0 && statement.module !== null) {
        for (const { name, asname } of statement.names) this.aliases.set(asname ?? name, `${statement.module}.${name}`);
      } else for (const nested of nestedBodies(statement)) this.collect(nested);
    }
  }
}
