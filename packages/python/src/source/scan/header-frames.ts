import { ALL_VERSIONS, NO_VERSIONS } from "../../versions/version-set.ts";
import { openFrame, type BlockFrame } from "../events/block-frame.ts";
import { literalItems } from "../events/block-walker.ts";
import { alwaysRaises, caughtNames, swallowed } from "../events/exception-handlers.ts";
import type { ImportAliases } from "../events/import-aliases.ts";
import { ModuleConstants } from "../events/module-constants.ts";
import { branchRuns } from "../events/branch-runs.ts";
import { evaluateTest, type TestVerdict } from "../events/static-test.ts";
import { parseSource } from "../parse/parse-source.ts";
import type { BlockKind } from "../source-facts.ts";
import type { Statement } from "../tree/nodes.ts";
import { blockKind } from "./block-kind.ts";
import { HEADERS, isFunction } from "./header-kind.ts";
import type { SourceScan } from "./source-scanner.ts";

const NEVER: TestVerdict = { true: NO_VERSIONS, false: ALL_VERSIONS };
const NO_CONSTANTS = new ModuleConstants(() => []);
const inlineBody = /:[ \t\f\r]*(?:#[^\n]*)?$/;

/** The headers of a scan as blocks: only the headers themselves are parsed, and the handlers of `try` statements. */
export class HeaderFrames {
  /** A header did not parse, or says too little: the syntax tree must tell. */
  failed = false;
  private readonly text: string;
  private readonly scan: SourceScan;
  private readonly aliases: ImportAliases;
  private readonly frames = new Map<number, BlockFrame>();
  private statements: Map<number, number[]> | undefined;

  constructor(text: string, scan: SourceScan, aliases: ImportAliases) {
    this.text = text;
    this.scan = scan;
    this.aliases = aliases;
    this.frames.set(-1, openFrame("module", 0, null));
  }

  frame(header: number): BlockFrame {
    const known = this.frames.get(header);
    if (known) return known;
    const { headers, headerHeads, headerOffsets, headerParents } = this.scan;
    const head = headerHeads[header] ?? header;
    const parent = this.frame(headerParents[head] ?? -1);
    const word = HEADERS[headers[head] ?? 0] ?? "def";
    if (word === "class") this.add(head, "class", parent);
    else if (isFunction(headers[head] ?? 0)) {
      const kind = word === "def" ? "function" : "async-function";
      this.add(head, kind, parent, { runsOn: NO_VERSIONS, certain: false });
    } else this.statement(head, parent);
    return this.frames.get(header) ?? openFrame("if", headerOffsets[header] ?? 0, parent, { certain: false });
  }

  private add(header: number, kind: BlockKind, parent: BlockFrame, more?: Parameters<typeof openFrame>[3]): BlockFrame {
    const frame = openFrame(kind, this.scan.headerOffsets[header] ?? 0, parent, more);
    this.frames.set(header, frame);
    return frame;
  }

  private statement(head: number, parent: BlockFrame): void {
    const parts = this.partsOf(head);
    if (parts.length === 1 && blockKind(this.text, this.scan, head) === "type-checking") {
      this.if([NEVER], parts, parent);
      return;
    }
    const node = this.parse(parts);
    switch (node?.type) {
      case "If":
        this.if(
          node.branches.map(({ test }) => evaluateTest(test, (name) => this.aliases.resolve(name))),
          parts,
          parent,
        );
        return;
      case "Try":
        this.try(node, parts, parent);
        return;
      case "With": {
        const catches = swallowed(node, this.aliases, NO_CONSTANTS);
        const frame = this.add(head, "with", parent);
        if (catches !== null) frame.handlers = [{ catches, reraises: false, frame: null }];
        return;
      }
      case "For":
        this.failed ||= parts.length > 1 || node.iter.type === "Name";
        this.add(head, "for", parent, { certain: literalItems(node.iter).length > 0 });
        return;
      case "While": {
        const verdict = evaluateTest(node.test, (name) => this.aliases.resolve(name));
        const runsOn = ALL_VERSIONS & ~verdict.false;
        this.failed ||= parts.length > 1;
        this.add(head, "while", parent, { runsOn, certain: (runsOn & ~verdict.true) === 0 });
        return;
      }
      default:
        this.failed = true;
    }
  }

  private if(verdicts: Parameters<typeof branchRuns>[0], parts: readonly number[], parent: BlockFrame): void {
    let head: BlockFrame | null = null;
    const runs = branchRuns(verdicts);
    parts.forEach((header, i) => {
      const more = { ...(runs[i] ?? { runsOn: ALL_VERSIONS, certain: false }), head };
      const frame = this.add(header, blockKind(this.text, this.scan, header), parent, more);
      head ??= frame;
    });
  }

  private try(node: Extract<Statement, { type: "Try" }>, parts: readonly number[], parent: BlockFrame): void {
    const [first = 0, ...clauses] = parts;
    const head = this.add(first, "try", parent);
    const handlers: BlockFrame[] = [];
    for (const header of clauses) {
      const kind = blockKind(this.text, this.scan, header);
      const isHandler = kind === "except" || kind === "except*";
      const frame = this.add(header, kind, parent, { certain: !isHandler, head });
      if (isHandler) handlers.push(frame);
    }
    head.handlers = node.handlers.map((handler, i) => ({
      catches: caughtNames(handler.filter, NO_CONSTANTS),
      reraises: alwaysRaises(handler.body, this.aliases),
      frame: handlers[i] ?? null,
    }));
    this.failed ||= node.handlers.length !== handlers.length;
  }

  /** All headers of a statement, in order. */
  private partsOf(head: number): readonly number[] {
    if (!this.statements) {
      this.statements = new Map();
      for (const [header, each] of this.scan.headerHeads.entries()) {
        const parts = this.statements.get(each);
        if (parts) parts.push(header);
        else this.statements.set(each, [header]);
      }
    }
    return this.statements.get(head) ?? [head];
  }

  /** Parses a statement without its blocks, apart from those of handlers. */
  private parse(parts: readonly number[]): Statement | undefined {
    const { headers, headerOffsets, headerLineEnds, headerEnds } = this.scan;
    const end = headerEnds[parts[0] ?? 0] ?? this.text.length;
    let source = "";
    parts.forEach((header, i) => {
      const lineEnd = headerLineEnds[header] ?? 0;
      const line = this.text.slice(headerOffsets[header], lineEnd);
      const next = headerOffsets[parts[i + 1] ?? -1] ?? end;
      if (HEADERS[headers[header] ?? 0] === "except")
        source += `${this.text.slice(headerOffsets[header], next).trimEnd()}\n`;
      else source += inlineBody.test(line) ? `${line}\n pass\n` : `${line}\n`;
    });
    const { body, fault, tooComplex } = parseSource(source);
    return fault || tooComplex ? undefined : body[0];
  }
}
