import type { BlockKind } from "../source-facts.ts";
import { HEADERS } from "./header-kind.ts";
import type { SourceScan } from "./source-scanner.ts";

const DEFINITIONS: Readonly<Record<string, BlockKind>> = { def: "function", "async def": "async-function" };
const ELSE: Readonly<Record<string, BlockKind>> = { for: "for-else", while: "while-else", try: "try-else" };
const typeChecking = /^if[ \t(]+(?:\w+\.)*TYPE_CHECKING[ \t)]*:/;
const MAX_HEADER = 200;

/** The kind of the block behind a header of a scan. */
export function blockKind(text: string, scan: SourceScan, header: number): BlockKind {
  const word = HEADERS[scan.headers[header] ?? 0] ?? "if";
  const offset = scan.headerOffsets[header] ?? 0;
  const head = HEADERS[scan.headers[scan.headerHeads[header] ?? header] ?? 0] ?? "if";
  if (word === "else") return ELSE[head] ?? "else";
  if (word === "def" || word === "async def") return DEFINITIONS[word] ?? "function";
  if (word !== "if" && word !== "except") return word;
  const source = text.slice(offset, offset + MAX_HEADER);
  if (word === "except") return /^except[ \t]*\*/.test(source) ? "except*" : "except";
  return typeChecking.test(source) ? "type-checking" : "if";
}
