import { isIdentifier } from "../source/text/identifier.ts";

/** Hard keywords of Python 3.8 to 3.14; soft ones (match, case, type, _) may be module names. */
const KEYWORDS = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Whether an import statement can name it. */
export function isImportableName(name: string): boolean {
  return isIdentifier(name) && !KEYWORDS.has(name);
}
