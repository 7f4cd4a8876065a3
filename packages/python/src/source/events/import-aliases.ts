import type { ImportedName } from "../source-facts.ts";
import { dottedName } from "../tree/dotted-name.ts";
import type { Expression, Statement } from "../tree/nodes.ts";
import { scopeBodies } from "../tree/nested-bodies.ts";

const IMPORT_CALL = /\.(?:import_module|__import__|find_spec|importorskip|run_module)$/;

/** Dotted names that the names bound by a file's import statements stand for. Those inside functions are left out. */
export class ImportAliases {
  private readonly aliases = new Map<string, string>();

  static of(body: readonly Statement[]): ImportAliases {
    const aliases = new ImportAliases();
    aliases.collect(body);
    return aliases;
  }

  /** Takes what an import statement binds; `names` null for a plain import. */
  add(level: number, module: string | null, names: readonly ImportedName[] | null, asname: string | null): void {
    if (names === null) {
      if (asname !== null && module !== null) this.aliases.set(asname, module);
    } else if (level === 0 && module !== null) {
      for (const each of names) this.aliases.set(each.asname ?? each.name, `${module}.${each.name}`);
    }
  }

  /** The full dotted name of an expression: `path.insert` after `from sys import path` is "sys.path.insert". */
  resolve(node: Expression): string | undefined {
    const names = dottedName(node);
    if (!names) return undefined;
    const [first = "", ...rest] = names;
    return [this.aliases.get(first) ?? first, ...rest].join(".");
  }

  /** A function that imports by name goes by another name here. */
  get renamesImportCall(): boolean {
    return [...this.aliases].some(([name, full]) => IMPORT_CALL.test(full) && !full.endsWith(`.${name}`));
  }

  private collect(body: readonly Statement[]): void {
    for (const statement of body) {
      if (statement.type === "Import") {
        for (const { name, asname } of statement.names) this.add(0, name, null, asname);
      } else if (statement.type === "ImportFrom") this.add(statement.level, statement.module, statement.names, null);
      else if (statement.type === "Class") this.collect(statement.body);
      else for (const nested of scopeBodies(statement)) this.collect(nested);
    }
  }
}
