export type FaultException = "SyntaxError" | "IndentationError" | "TabError";

/** Why a source does not compile on any version. Thrown inside the readers of this folder, never out of them. */
export class SourceFault extends Error {
  readonly offset: number;
  readonly exception: FaultException;

  constructor(message: string, offset: number, exception: FaultException = "SyntaxError") {
    super(message);
    this.offset = offset;
    this.exception = exception;
  }
}

/** A source too deeply nested to be read safely: nothing may be said about it. */
export class TooComplex extends Error {}
