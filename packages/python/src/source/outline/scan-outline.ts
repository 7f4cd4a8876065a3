import { ImportAliases, importsOf, type BoundImport } from "../events/import-aliases.ts";
import { isExit } from "../events/exit-names.ts";
import { ANY_EFFECT } from "../events/side-effect-functions.ts";
import { parsePart, type ParsedSource } from "../parse/parse-source.ts";
import { blockKind } from "../scan/block-kind.ts";
import { functionBodies } from "../scan/function-bodies.ts";
import { isDefinition } from "../scan/header-kind.ts";
import { functionsWith } from "../scan/hidden-events.ts";
import { readImport, type ReadImport } from "../scan/read-import.ts";
import { executedImports, isInFunction } from "../scan/scan-events.ts";
import type { SourceGlance } from "../scan/source-glance.ts";
import type { SourceScan } from "../scan/source-scanner.ts";
import { firstNotBelow } from "../text/first-not-below.ts";
import { firstBodyBehind, type UnreadBodies } from "../tokens/unread-bodies.ts";
import type { Outline, OutlinePart } from "./outline.ts";
import { isPlainString, plainNames } from "./plain-names.ts";

const DEFINED = /(?:async[ \t]+)?(?:def|class)[ \t]+([A-Za-z_]\w*)[ \t]*[(:[]/y;
const IMPORTS = /(?:import|from)\b/y;
/** Calls behind which execution does not go on. */
const LEAVES = /\b_?(?:exit|quit|abort)\b/;
/** What these hold, from a letter on that is rare: V8 looks for the first one. */
const IN_LEAVES = ["xit", "quit", "bort"];
/** Behind a quote or a colon it is text. */
const WALRUS = /[^"':]:=/;
const MAIN_GUARD = /if[ \t(]+__name__[ \t]*==[ \t]*["']__main__["'][ \t)]*:/y;
const NOTHING: readonly string[] = [];
const NO_NAMES: ReadonlySet<string> = new Set();
const RAISES = /\braise\b/;
const GLOBAL = /(?:^|[;:])[ \t\f]*global[ \t\\]/m;

/** The statements at the top of a module as a scan shows them, one a part; only what is not plain need be parsed. */
export class ScanOutline implements Outline {
  readonly text: string;
  readonly parts: readonly ScanPart[];
  readonly scan: SourceScan;
  /** Function bodies, which stay unread. */
  readonly bodies: UnreadBodies;
  readonly hasWalrus: boolean;
  readonly hasGlobal: boolean;
  private readonly glance: () => SourceGlance;
  private read: readonly BoundImport[] | undefined;
  /** A function that ends the process may be called. */
  readonly mayExit: boolean;
  private exits: boolean | undefined;
  private effects: ReadonlySet<string> | undefined;
  private renamesEvents: boolean | undefined;
  private resolved: ImportAliases | undefined;

  constructor(text: string, scan: SourceScan, glance: () => SourceGlance) {
    this.glance = glance;
    this.text = text;
    this.scan = scan;
    this.bodies = functionBodies(scan);
    this.hasWalrus = text.includes(":=");
    this.hasGlobal = text.includes("global");
    this.mayExit = IN_LEAVES.some((letters) => text.includes(letters));
    this.parts = Array.from(scan.statements, (start, i) => {
      return new ScanPart(this, start, scan.statements[i + 1] ?? text.length, scan.statementHeaders[i] ?? -1);
    });
  }

  get mayBeOpaque(): boolean {
    return this.glance().mayBeOpaque;
  }

  get namesNamespace(): boolean {
    return this.glance().namesNamespace;
  }

  get imports(): readonly BoundImport[] {
    return (this.read ??= this.scan.hidesImports
      ? importsOf(this.parts.flatMap(({ parsed }) => parsed.body))
      : executedImports(this.text, this.scan));
  }

  /** A function that ends the process goes by another name here. */
  get renamesExit(): boolean {
    return (this.exits ??= this.imports.some(({ module, names }) =>
      names?.some(({ name, asname }) => asname !== null && isExit(`${module ?? ""}.${name}`)),
    ));
  }

  get aliases(): ImportAliases {
    return (this.resolved ??= new ImportAliases(this.imports));
  }

  /** Functions that change what later imports find. */
  get effectNames(): ReadonlySet<string> {
    return (this.effects ??= ANY_EFFECT.test(this.text) ? functionsWith(ANY_EFFECT, this.text, this.scan) : NO_NAMES);
  }

  /** What is an event goes by a name that does not show it. */
  get renames(): boolean {
    return (this.renamesEvents ??= this.scan.hidesImports || this.aliases.renamesImportCall || this.marksImport);
  }

  /** In whatever block: a name that an import binds there is as good everywhere behind it. */
  private get marksImport(): boolean {
    const { scan } = this;
    return this.glance().marks.some((mark) => {
      const at = 3 * (scan.firstImport(mark + 1) - 1);
      return mark < (scan.imports[at + 1] ?? 0) && !isInFunction(scan, scan.imports[at + 2] ?? -1);
    });
  }

  /** A word between two offsets may be more than an import. */
  isMarked(start: number, end: number): boolean {
    const { marks } = this.glance();
    return (marks[firstNotBelow(marks, start)] ?? Infinity) < end;
  }
}

class ScanPart implements OutlinePart {
  readonly start: number;
  readonly end: number;
  private readonly outline: ScanOutline;
  /** The header with which a compound statement begins; -1 for others. */
  private readonly header: number;
  private tree: ParsedSource | undefined;
  private bound: readonly string[] | null | undefined;

  constructor(outline: ScanOutline, start: number, end: number, header: number) {
    this.outline = outline;
    this.start = start;
    this.end = end;
    this.header = header;
  }

  get parsed(): ParsedSource {
    return (this.tree ??= parsePart(this.outline.text, this.start, this.end, this.outline.bodies));
  }

  get isImport(): boolean {
    return this.header < 0 && importAt(this.outline, this.start) !== "" && !this.outline.scan.hidesImports;
  }

  get names(): readonly string[] | null {
    if (this.bound === undefined) this.bound = this.readNames();
    return this.bound;
  }

  get isQuiet(): boolean {
    const { outline, header, start, end } = this;
    if (header >= 0 && !isDefinition(outline.scan.headers[header] ?? -1)) return false;
    if (outline.renames || outline.isMarked(start, end)) return false;
    if (outline.effectNames.size > 0 && this.mayHaveEffect()) return false;
    return !outline.scan.needsTree || !RAISES.test(this.executed);
  }

  /** It defines one of the functions that have an effect, or may call one. */
  private mayHaveEffect(): boolean {
    const { effectNames } = this.outline;
    // Of a name in other letters too little is read.
    if (effectNames.has("")) return true;
    for (const [word] of this.executed.matchAll(/\w+/g)) if (effectNames.has(word)) return true;
    return false;
  }

  get executed(): string {
    const { text, bodies } = this.outline;
    if (this.header < 0) return text.slice(this.start, this.end);
    let executed = "";
    let at = this.start;
    for (let i = firstBodyBehind(bodies, at); (bodies.headerEnds[i] ?? Infinity) < this.end; i++) {
      executed += text.slice(at, bodies.headerEnds[i]) + "\n";
      at = bodies.ends[i] ?? this.end;
    }
    return at === this.start ? text.slice(at, this.end) : executed + text.slice(at, this.end);
  }

  mentions(what: RegExp | string): boolean {
    const text = this.outline.text.slice(this.start, this.end);
    return typeof what === "string" ? text.includes(what) : what.test(text);
  }

  private readNames(): readonly string[] | null {
    const { outline, start, end } = this;
    const { text } = outline;
    if (this.header >= 0) return this.neverRuns ? NOTHING : this.definedName();
    if (isPlainString(text, start, end)) return NOTHING;
    if (outline.hasWalrus && WALRUS.test(text.slice(start, end))) return null;
    IMPORTS.lastIndex = start;
    if (IMPORTS.test(text)) return this.importedNames();
    if (outline.renamesExit || (outline.mayExit && LEAVES.test(text.slice(start, end)))) return null;
    return plainNames(text, start, end);
  }

  /** A block for type checkers or for scripts, without any other branch. */
  private get neverRuns(): boolean {
    const { scan, text } = this.outline;
    MAIN_GUARD.lastIndex = scan.headerOffsets[this.header] ?? this.start;
    if (blockKind(text, scan, this.header) !== "type-checking" && !MAIN_GUARD.test(text)) return false;
    for (let i = this.header + 1; (scan.headerOffsets[i] ?? Infinity) < this.end; i++) {
      if (scan.headerHeads[i] === this.header) return false;
    }
    return true;
  }

  private definedName(): readonly string[] | null {
    const { scan, text, hasGlobal, hasWalrus, mayExit } = this.outline;
    if (!isDefinition(scan.headers[this.header] ?? -1)) return null;
    if (mayExit && LEAVES.test(text.slice(this.start, scan.headerLineEnds[this.header]))) return null;
    if (hasWalrus && WALRUS.test(text.slice(this.start, scan.headerLineEnds[this.header]))) return null;
    if (hasGlobal && GLOBAL.test(text.slice(this.start, this.end))) return null;
    DEFINED.lastIndex = scan.headerOffsets[this.header] ?? this.start;
    const name = DEFINED.exec(text)?.[1];
    return name === undefined ? null : [name];
  }

  private importedNames(): readonly string[] | null {
    const source = importAt(this.outline, this.start);
    if (source.includes(";")) return null;
    const names: string[] = [];
    for (const read of readImport(source)) if (!bindings(read, names)) return null;
    return names.length > 0 ? names : null;
  }
}

function bindings({ module, names, asname }: ReadImport, into: string[]): boolean {
  if (names === null) into.push(asname ?? (module ?? "").slice(0, `${module ?? ""}.`.indexOf(".")));
  else {
    for (const each of names) {
      if (each.name === "*") return false;
      into.push(each.asname ?? each.name);
    }
  }
  return true;
}

/** The import statement that begins at an offset. */
function importAt({ text, scan }: ScanOutline, offset: number): string {
  const at = 3 * scan.firstImport(offset);
  return scan.imports[at] === offset ? text.slice(offset, scan.imports[at + 1]) : "";
}
