import type { BoundImport, ImportAliases } from "../events/import-aliases.ts";
import type { ParsedSource } from "../parse/parse-source.ts";
import type { FeatureUse } from "../parse/token-cursor.ts";
import type { Statement } from "../tree/nodes.ts";

/** The statements at the top of a module in parts, each parsed only when somebody asks for it. */
export interface Outline {
  readonly text: string;
  readonly parts: readonly OutlinePart[];
  /** Somewhere in the text stands `:=`. */
  readonly hasWalrus: boolean;
  /** Names may be bound that no statement shows. */
  readonly mayBeOpaque: boolean;
  /** `globals`, `vars` or `locals` is there. */
  readonly namesNamespace: boolean;
  /** What is imported while the module is executed. */
  readonly imports: readonly BoundImport[];
  /** What the names that import statements bind stand for. */
  readonly aliases: ImportAliases;
}

/** One statement with all that belongs to it, or several of them. */
export interface OutlinePart {
  readonly start: number;
  readonly end: number;
  /** The names that executing it binds, each for certain; null where only its statements tell. */
  readonly names: readonly string[] | null;
  /** It is an import statement and nothing else. */
  readonly isImport: boolean;
  /** Executing it is no event but for import statements. */
  readonly isQuiet: boolean;
  /** Its text without the bodies of functions. */
  readonly executed: string;
  readonly parsed: ParsedSource;
  mentions(what: RegExp | string): boolean;
}

/** The statements of the parts whose text holds something. */
export function statementsWith({ parts }: Outline, what: RegExp | string): Statement[] {
  return parts.flatMap((part) => (part.mentions(what) ? part.parsed.body : []));
}

/** The syntax tree of all parts. */
export function treeOf({ text, parts }: Outline): ParsedSource {
  const [only] = parts;
  if (parts.length === 1 && only) return { ...only.parsed, text };
  const body: Statement[] = [];
  const features: FeatureUse[] = [];
  for (const { parsed } of parts) {
    body.push(...parsed.body);
    features.push(...parsed.features);
    if (parsed.fault || parsed.tooComplex) return { ...parsed, text, body, features };
  }
  return { text, body, features, fault: null, tooComplex: false };
}
