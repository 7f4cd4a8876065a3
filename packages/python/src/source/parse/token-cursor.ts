import { identifierOf } from "../text/utf8-text.ts";
import { SourceFault, TooComplex } from "../tokens/source-fault.ts";
import type { Tokens } from "../tokens/tokens.ts";

const MAX_DEPTH = 600;
const LINE_BREAKS = new Set(["newline", "indent", "dedent", "body"]);

/** A construct that not every version accepts, met while parsing. */
export interface FeatureUse {
  readonly feature: string;
  readonly offset: number;
  readonly end: number;
  /** What versions say that do not accept it, where that differs from use to use. */
  readonly message?: string;
}

/** Walks over tokens; the base of the parser. */
export abstract class TokenCursor {
  readonly features: FeatureUse[] = [];
  protected readonly text: string;
  protected kind: string;
  private readonly tokens: Tokens;
  private position = 0;
  private depth = 0;

  constructor(text: string, tokens: Tokens) {
    this.text = text;
    this.tokens = tokens;
    this.kind = tokens.kinds[0] ?? "end";
  }

  protected get start(): number {
    return this.tokens.starts[this.position] ?? this.text.length;
  }

  protected get end(): number {
    return this.tokens.ends[this.position] ?? this.text.length;
  }

  /** End of the token before this one. */
  protected get lastEnd(): number {
    return this.tokens.ends[this.position - 1] ?? 0;
  }

  protected peek(distance = 1): string {
    return this.tokens.kinds[this.position + distance] ?? "end";
  }

  protected advance(): void {
    this.position++;
    this.kind = this.tokens.kinds[this.position] ?? "end";
  }

  protected is(kind: string): boolean {
    return this.kind === kind;
  }

  protected accept(kind: string): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  protected expect(kind: string, message?: string): void {
    if (!this.is(kind)) this.fail(message);
    this.advance();
  }

  /** Takes a name; an identifier in Python's normal form. */
  protected name(): string {
    if (!this.is("name")) this.fail();
    const name = identifierOf(this.word);
    this.advance();
    return name;
  }

  /** The text of the token. */
  protected get word(): string {
    return this.text.slice(this.start, this.end);
  }

  protected fail(message = "invalid syntax", offset = this.start): never {
    if (this.is("fault") && this.tokens.fault) throw this.tokens.fault;
    if (message !== "invalid syntax") throw new SourceFault(message, offset);
    if (this.is("indent")) throw new SourceFault("unexpected indent", offset, "IndentationError");
    throw new SourceFault(message, offset);
  }

  protected failWith(message: string, exception: SourceFault["exception"], referent: number): never {
    throw new SourceFault(message, this.start, exception, null, referent);
  }

  /** Where the logical line begins that the token before this one ends. */
  protected get lastLineStart(): number {
    const { kinds, starts } = this.tokens;
    let at = this.position - 1;
    while (at > 0 && !LINE_BREAKS.has(kinds[at - 1] ?? "")) at--;
    return starts[at] ?? 0;
  }

  protected feature(feature: string, offset: number, message?: string): void {
    this.features.push({ feature, offset, end: this.end, ...(message !== undefined && { message }) });
  }

  /** What `read` returns, or undefined with the cursor as it was where `read` meets a fault. */
  protected attempt<T>(read: () => T): T | undefined {
    const { position, depth } = this;
    const features = this.features.length;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      this.rewind(position);
      this.depth = depth;
      this.features.length = features;
      return undefined;
    }
  }

  private rewind(position: number): void {
    this.position = position;
    this.kind = this.tokens.kinds[position] ?? "end";
  }

  /** Bounds recursion: CPython itself gives up on sources that nest so deeply. */
  protected enter(): void {
    if (++this.depth > MAX_DEPTH) throw new TooComplex();
  }

  protected leave(): void {
    this.depth--;
  }

  protected nested<T>(read: () => T): T {
    this.enter();
    const node = read();
    this.leave();
    return node;
  }

  protected chain(length: number): void {
    if (length > MAX_DEPTH) throw new TooComplex();
  }
}
