import type { LineIndex } from "../text/line-index.ts";
import type { FunctionImports } from "../scan/function-imports.ts";
import type { Expression, FunctionNode, Statement } from "../tree/nodes.ts";
import { visitStatementExpressions } from "../tree/statement-expressions.ts";
import { statementsWith, type Outline } from "../outline/outline.ts";
import type { AttributeUse } from "../source-facts.ts";
import { attributeUses } from "./attribute-uses.ts";
import { BlockWalker } from "./block-walker.ts";
import { openFrame, type BlockFrame, type EventList } from "./block-frame.ts";
import { collectionAssignment } from "./collection-events.ts";
import type { EventBody, EventContext } from "./event-context.ts";
import { expressionEvents, type SideEffects } from "./expression-events.ts";
import type { ImportAliases } from "./import-aliases.ts";
import { raiseEvent } from "./leaving-events.ts";
import { ModuleConstants } from "./module-constants.ts";
import { SideEffectFunctions } from "./side-effect-functions.ts";
import { moduleAssignment, moduleDeletion, patchedWith } from "./sys-modules-events.ts";
import { pathAssignment } from "./sys-path-events.ts";

/** What a function mentions that imports by a call, and what one does that imports by a statement. */
const CALLS = /import_module|__import__|importorskip|find_spec|run_module/;
const STATEMENTS = /\bimport\b/;

/** Reads events, and the blocks that enclose them, from a syntax tree. */
export class EventReader implements EventContext {
  repeating = 0;
  readonly list: EventList;
  readonly fileName: string;
  readonly constants: ModuleConstants;
  private readonly outline: Outline;
  private readonly lines: LineIndex;
  private readonly functionImports: FunctionImports | undefined;
  private sideEffects: SideEffects = new Map();

  /** `functionImports`: where a scan tells what functions import by statements. */
  constructor(outline: Outline, path: string, lines: LineIndex, list: EventList, functionImports?: FunctionImports) {
    this.functionImports = functionImports;
    this.outline = outline;
    this.lines = lines;
    this.list = list;
    this.fileName = path.slice(path.lastIndexOf("/") + 1);
    this.constants = new ModuleConstants((name) => statementsWith(outline, name));
  }

  get aliases(): ImportAliases {
    return this.outline.aliases;
  }

  /** Adds the events to the list; false, and the list is of no use, where what has to be parsed for them does not compile. */
  read(): boolean {
    const { parts, text } = this.outline;
    const loud = new Set(parts.filter((part) => this.functionImports === undefined || !part.isQuiet));
    const body: Statement[] = [];
    for (const { parsed } of loud) {
      if (parsed.fault || parsed.tooComplex) return false;
      body.push(...parsed.body);
    }
    this.sideEffects = new SideEffectFunctions(body, text);
    const { renamesImportCall } = this.aliases;
    const walk = this.walker((node) => renamesImportCall || this.entersFunction(node));
    for (const part of parts) {
      if (!loud.has(part) && this.functionImports?.add(part.start, part.end, this.list) === true) continue;
      const { parsed } = part;
      if (parsed.fault || parsed.tooComplex) return false;
      walk(parsed.body);
    }
    return true;
  }

  /** Whether a function has to be read for what it imports. */
  private entersFunction(node: FunctionNode): boolean {
    if (node.mentions(CALLS)) return true;
    if (!node.mentions(STATEMENTS)) return false;
    // Of a loop whose body is walked again, the statements have been added.
    if (this.repeating > 0 && this.functionImports) return false;
    return this.functionImports?.add(node.start, node.end, this.list) !== true;
  }

  /** Walks statements at the top of the module. `enters`: which functions are walked, too. */
  private walker(enters: (node: FunctionNode) => boolean): (body: readonly Statement[]) => void {
    const module = openFrame("module", 0, null);
    this.list.enter(module);
    const walker = new BlockWalker(this, enters, (statement, frame) => {
      this.statement(statement, frame);
    });
    return (body) => {
      walker.walk(body, module);
    };
  }

  uses(): AttributeUse[] {
    return attributeUses(this.outline, this, this.lines);
  }

  emit(offset: number, frame: BlockFrame, event: EventBody): void {
    const place = { line: this.lines.line(offset), column: this.lines.column(offset), offset };
    if (this.repeating > 0 && this.list.has({ ...event, ...place, block: 0 })) return;
    this.list.events.push({ ...event, ...place, block: this.list.enter(frame) });
  }

  resolve(node: Expression): string | undefined {
    return this.aliases.resolve(node);
  }

  private statement(statement: Statement, frame: BlockFrame): void {
    if (statement.type === "Import") {
      for (const { name, asname } of statement.names) {
        this.emit(statement.start, frame, { kind: "import", level: 0, module: name, names: null, asname });
      }
    } else if (statement.type === "ImportFrom") {
      const { level, module } = statement;
      const names = statement.names.map(({ name, asname }) => ({ name, asname }));
      this.emit(statement.start, frame, { kind: "import", level, module, names, asname: null });
    } else {
      if (!frame.inFunction) this.special(statement, frame);
      if (statement.type === "Assert" && !frame.inFunction) {
        // The message is evaluated only where the assertion fails.
        expressionEvents(statement.test, frame, this, this.sideEffects);
        return;
      }
      visitStatementExpressions(statement, (node) => {
        expressionEvents(node, frame, this, this.sideEffects);
      });
    }
  }

  /** Statements that are events themselves while the module is executed. */
  private special(statement: Statement, frame: BlockFrame): void {
    if (statement.type === "Raise") raiseEvent(statement, frame, this);
    else if (statement.type === "With") patchedWith(statement, frame, this);
    else if (statement.type === "Delete") moduleDeletion(statement, frame, this);
    else if (statement.type === "Assign" || statement.type === "AugAssign" || statement.type === "AnnAssign") {
      if (frame.kind !== "class") collectionAssignment(statement, frame, this);
      if (statement.type === "AnnAssign") return;
      pathAssignment(statement, frame, this);
      if (statement.type === "Assign") moduleAssignment(statement, frame, this);
    }
  }
}
