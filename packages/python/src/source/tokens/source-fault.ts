export type FaultException = "SyntaxError" | "IndentationError" | "TabError";

/** Why a source does not compile on any version. Thrown inside the readers of this folder, never out of them. */
export class SourceFault extends Error {
  readonly offset: number;
  readonly exception: FaultException;
  /** What Python up to 3.9 says instead, where that depends on more than the message. */
  readonly older: string | null;
  /** The offset of what it goes back to, where Python names that line. */
  readonly referent: number | null;

  constructor(
    message: string,
    offset: number,
    exception: FaultException = "SyntaxError",
    older: string | null = null,
    referent: number | null = null,
  ) {
    super(message);
    this.offset = offset;
    this.exception = exception;
    this.older = older;
    this.referent = referent;
  }
}

/** A source too deeply nested to be read safely: nothing may be said about it. */
export class TooComplex extends Error {}
