import { SourceFault } from "./source-fault.ts";
import type { StringOpening } from "./string-token.ts";

/** A string literal that is never closed. */
export function unterminated(opening: StringOpening, offset: number, what = "string literal"): SourceFault {
  if (opening.triple) {
    const name = what === "f-string" ? "triple-quoted f-string literal" : "triple-quoted string literal";
    return new SourceFault(`unterminated ${name}`, offset);
  }
  return new SourceFault(`unterminated ${what === "f-string" ? "f-string literal" : what}`, offset);
}
