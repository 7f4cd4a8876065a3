import { readSource, scannedImports } from "@pylayout/python";
import { readLatin1, reference, type Interpreter } from "./pythons.ts";

interface ReferenceImports {
  readonly path: string;
  readonly ok: boolean;
  readonly imports: readonly unknown[];
}

export interface ImportComparison {
  /** Files that the interpreter parses, and the imports that `ast` finds in them. */
  readonly parsed: readonly string[];
  readonly imports: number;
  readonly refused: readonly string[];
  readonly differing: readonly string[];
}

/** Compares the imports of files (line, column, level, module, names, aliases, enclosing blocks) with `ast`'s. */
export function compareImports(interpreter: Interpreter, files: readonly string[]): ImportComparison {
  const [parsed, refused, differing]: string[][] = [[], [], []];
  let count = 0;
  for (const { path, ok, imports } of reference<ReferenceImports>(interpreter, "reference-imports.py", files)) {
    (ok ? parsed : refused)?.push(path);
    if (!ok) continue;
    const read = scannedImports(readSource(path, readLatin1(path))).map((each) => {
      return [each.line, each.column, each.level, each.module, each.names, each.asname, each.blocks];
    });
    count += imports.length;
    if (JSON.stringify(read) !== JSON.stringify(imports)) differing?.push(path);
  }
  return { parsed: parsed ?? [], imports: count, refused: refused ?? [], differing: differing ?? [] };
}
