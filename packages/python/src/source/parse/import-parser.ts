import type { Alias, ImportFromNode, ImportNode } from "../tree/nodes.ts";
import { PatternParser } from "./pattern-parser.ts";

/** Reads `import` and `from` statements. */
export class ImportParser extends PatternParser {
  protected importStatement(): ImportNode {
    const { start } = this;
    this.advance();
    const names: Alias[] = [];
    do names.push(this.dottedAlias());
    while (this.accept(","));
    return { type: "Import", start, end: this.lastEnd, names };
  }

  protected importFrom(): ImportFromNode {
    const { start } = this;
    this.advance();
    const level = this.level();
    const module = this.is("import") && level > 0 ? null : this.dottedName();
    this.expect("import");
    const names = this.importedNames();
    return { type: "ImportFrom", start, end: this.lastEnd, level, module, names };
  }

  private level(): number {
    let level = 0;
    while (this.is(".") || this.is("...")) {
      level += this.kind.length;
      this.advance();
    }
    return level;
  }

  private dottedName(): string {
    let name = this.name();
    while (this.accept(".")) name += `.${this.name()}`;
    return name;
  }

  private dottedAlias(): Alias {
    const { start } = this;
    const name = this.dottedName();
    const asname = this.accept("as") ? this.targetName() : null;
    return { name, asname, start, end: this.lastEnd };
  }

  private targetName(): string {
    const { start } = this;
    const name = this.name();
    if (name === "__debug__") this.fail("cannot assign to __debug__", start);
    return name;
  }

  private importedNames(): Alias[] {
    const { start } = this;
    if (this.accept("*")) return [{ name: "*", asname: null, start, end: this.lastEnd }];
    const parenthesized = this.accept("(");
    const names: Alias[] = [];
    do {
      if (names.length > 0 && parenthesized && this.is(")")) break;
      if (names.length > 0 && this.is("newline")) {
        this.fail("trailing comma not allowed without surrounding parentheses");
      }
      names.push(this.importedName());
    } while (this.accept(","));
    if (parenthesized) this.expect(")");
    return names;
  }

  private importedName(): Alias {
    const { start } = this;
    const name = this.name();
    const asname = this.accept("as") ? this.targetName() : null;
    return { name, asname, start, end: this.lastEnd };
  }
}
