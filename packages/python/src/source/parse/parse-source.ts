import { SourceFault, TooComplex } from "../tokens/source-fault.ts";
import { tokenize } from "../tokens/tokenize.ts";
import type { UnreadBodies } from "../tokens/unread-bodies.ts";
import type { Tokens } from "../tokens/tokens.ts";
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

  module(): void {
    while (!this.is("end")) this.statement(this.body);
  }

  /** The statements of a block, from its indent on. */
  unreadBody(): void {
    this.expect("indent");
    while (!this.is("dedent") && !this.is("end")) this.statement(this.body);
  }

  protected override readLater(start: number, end: number): () => readonly Statement[] {
    const { text } = this;
    return () => {
      const tokens = tokenize(text.slice(0, end), start);
      const parser = new SourceParser(text, tokens);
      return parsed(text, parser, tokens, () => {
        parser.unreadBody();
      }).body;
    };
  }
}

/**
 * Parses a source in the union of the grammars of all known versions. Bodies given as unread are parsed when first asked for,
 * and count for neither features nor fault. Never throws.
 */
export function parseSource(text: string, unread?: UnreadBodies): ParsedSource {
  const tokens = tokenize(text, undefined, unread);
  const parser = new SourceParser(text, tokens);
  return parsed(text, parser, tokens, () => {
    parser.module();
  });
}

/** Parses the part of a source between two offsets, which must hold whole statements. */
export function parsePart(text: string, start: number, end: number, unread?: UnreadBodies): ParsedSource {
  const source = text.slice(0, end);
  const tokens = tokenize(source, start, unread);
  const parser = new SourceParser(source, tokens);
  return parsed(source, parser, tokens, () => {
    parser.module();
  });
}

/** Python (since 3.10) blames a bracket on an earlier line, where that is never closed, for what it cannot parse. */
function unclosedBefore(error: SourceFault, { fault }: Tokens, text: string): SourceFault | null {
  if (fault === null || fault === error || !fault.message.endsWith("was never closed")) return null;
  if (fault.offset >= error.offset || !text.slice(fault.offset, error.offset).includes("\n")) return null;
  return new SourceFault(fault.message, fault.offset, "SyntaxError", error.message);
}

function parsed(text: string, parser: SourceParser, tokens: Tokens, parse: () => void): ParsedSource {
  let fault: SourceFault | null = null;
  let tooComplex = false;
  try {
    parse();
  } catch (error) {
    if (error instanceof SourceFault) fault = unclosedBefore(error, tokens, text) ?? error;
    else if (error instanceof TooComplex || error instanceof RangeError) {
      fault = tokens.fault;
      tooComplex = fault === null;
    } else throw error;
  }
  return { text, body: parser.body, features: parser.features, fault, tooComplex };
}
