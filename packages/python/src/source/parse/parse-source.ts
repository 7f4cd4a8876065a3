import { SourceFault, TooComplex } from "../tokens/source-fault.ts";
import { tokenize } from "../tokens/tokenize.ts";
import type { Statement } from "../tree/nodes.ts";
import { CompoundStatementParser } from "./compound-statement-parser.ts";
import type { FeatureUse } from "./token-cursor.ts";

export interface ParsedSource {
  readonly text: string;
  /** The statements before the fault, or all. */
  readonly body: readonly Statement[];
  readonly features: readonly FeatureUse[];
  /** Why no version accepts the source; null where the parser found nothing. */
  readonly fault: SourceFault | null;
  /** The source nests too deeply to be read; nothing may be said about it. */
  readonly tooComplex: boolean;
}

class SourceParser extends CompoundStatementParser {
  readonly body: Statement[] = [];

  parse(): void {
    while (!this.is("end")) this.statement(this.body);
  }
}

/** Parses a source in the union of the grammars of all known versions. Never throws. */
export function parseSource(text: string): ParsedSource {
  const tokens = tokenize(text);
  const parser = new SourceParser(text, tokens);
  let fault: SourceFault | null = null;
  let tooComplex = false;
  try {
    parser.parse();
  } catch (error) {
    if (error instanceof SourceFault) fault = error;
    else if (error instanceof TooComplex || error instanceof RangeError) {
      fault = tokens.fault;
      tooComplex = fault === null;
    } else throw error;
  }
  return { text, body: parser.body, features: parser.features, fault, tooComplex };
}
