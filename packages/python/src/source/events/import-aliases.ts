import type { ImportEvent, ImportedName } from "../source-facts.ts";
import { dottedName } from "../tree/dotted-name.ts";
import type { Expression, Statement } from "../tree/nodes.ts";
import { scopeBodies } from "../tree/nested-bodies.ts";

const IMPORT_CALL = /\.(?:import_module|__import__|find_spec|importorskip|run_module)$/;

/** What an import statement binds. */
export type BoundImport = Pick<ImportEvent, "level" | "module" | "names" | "asname">;

/** Dotted names that the names bound by a file's import statements stand for. Those inside functions are left out. */
export class ImportAliases {
  private readonly aliases = new Map<string, string>();

  constructor(imports: readonly BoundImport[]) {
    for (const { level, module, names, asname } of imports) this.add(level, module, names, asname);
  }

  /** Takes what an import statement binds; `names` null for a plain import. */
  private add(
    level: number,
    module: string | null,
    names: readonly ImportedName[] | null,
    asname: string | null,
  ): void {
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
}

/** The imports of statements and their blocks, those of functions left out. */
export function importsOf(body: readonly Statement[]): BoundImport[] {
  const found: BoundImport[] = [];
  const collect = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      if (statement.type === "Import") {
        for (const { name, asname } of statement.names) found.push({ level: 0, module: name, names: null, asname });
      } else if (statement.type === "ImportFrom") {
        const { level, module, names } = statement;
        found.push({ level, module, names, asname: null });
      } else if (statement.type === "Class") collect(statement.body);
      else for (const nested of scopeBodies(statement)) collect(nested);
    }
  };
  collect(body);
  return found;
}
