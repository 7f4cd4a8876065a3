import { ImportAliases, importsOf, type BoundImport } from "../events/import-aliases.ts";
import type { ParsedSource } from "../parse/parse-source.ts";
import type { Outline, OutlinePart } from "./outline.ts";

/** A parsed source as an outline of one part, of which only the tree tells anything. */
export class WholeOutline implements Outline, OutlinePart {
  readonly text: string;
  readonly parts: readonly OutlinePart[];
  readonly parsed: ParsedSource;
  readonly hasWalrus = true;
  readonly mayBeOpaque = true;
  readonly namesNamespace = true;
  readonly start = 0;
  readonly end: number;
  readonly names = null;
  readonly executed: string;
  readonly isImport = false;
  readonly isQuiet = false;
  private read: readonly BoundImport[] | undefined;
  private resolved: ImportAliases | undefined;

  constructor(parsed: ParsedSource) {
    this.text = parsed.text;
    this.executed = parsed.text;
    this.end = parsed.text.length;
    this.parsed = parsed;
    this.parts = [this];
  }

  get imports(): readonly BoundImport[] {
    return (this.read ??= importsOf(this.parsed.body));
  }

  get aliases(): ImportAliases {
    return (this.resolved ??= new ImportAliases(this.imports));
  }

  mentions(): boolean {
    return true;
  }
}
