import type { VersionSet } from "../../versions/version-set.ts";
import type { ImportAliases } from "../events/import-aliases.ts";
import { ModuleConstants } from "../events/module-constants.ts";
import { certainlyExits } from "../events/certain-exit.ts";
import { statementsWith, type Outline, type OutlinePart } from "../outline/outline.ts";
import type { ParsedSource } from "../parse/parse-source.ts";
import { nestedBodies } from "../tree/nested-bodies.ts";
import type { Expression, Statement } from "../tree/nodes.ts";
import { visitStatementExpressions } from "../tree/statement-expressions.ts";
import { targetNames, walrusNames } from "./bind-expressions.ts";
import { BindingTimeline } from "./binding-timeline.ts";
import { BlockBinder } from "./block-binder.ts";
import { mayRaise } from "./may-raise.ts";

export interface StarImport {
  readonly level: number;
  readonly module: string | null;
  readonly offset: number;
}

const GLOBAL = /\bglobal\b/;

/** What executing a module's statements binds, on any of a set of versions. */
export class ModuleBinder {
  readonly timeline = new BindingTimeline();
  readonly stars: StarImport[] = [];
  readonly constants: ModuleConstants;
  readonly versions: VersionSet;
  /** The sets of versions that the tests on the way told apart. */
  readonly tested = new Set<VersionSet>();
  /** The part that does not compile, as far as it has been parsed. */
  unreadable: ParsedSource | null = null;
  private readonly outline: Outline;
  private readonly blocks = new BlockBinder(this);

  constructor(outline: Outline, versions: VersionSet) {
    this.outline = outline;
    this.constants = new ModuleConstants((name) => statementsWith(outline, name));
    this.versions = versions;
    for (const part of outline.parts) if (!this.part(part)) break;
  }

  get aliases(): ImportAliases {
    return this.outline.aliases;
  }

  private part(part: OutlinePart): boolean {
    const { names } = part;
    if (names !== null) {
      for (const name of names) this.bind(name, part.end);
      return true;
    }
    const { parsed } = part;
    if (parsed.fault || parsed.tooComplex) this.unreadable = parsed;
    return this.body(parsed.body) && this.unreadable === null;
  }

  /** Executes statements; false where execution does not come out behind them. */
  body(body: readonly Statement[]): boolean {
    for (const statement of body) if (!this.statement(statement)) return false;
    return true;
  }

  bind(name: string, offset: number): void {
    this.timeline.set(name, "definite", offset);
  }

  private statement(statement: Statement): boolean {
    const { escapes } = this.timeline;
    if (mayRaise(statement, (name) => this.timeline.now(name) === "definite")) escapes.leave("raise");
    if (this.outline.hasWalrus) this.walruses(statement);
    if (certainlyExits(statement, this.aliases)) return false;
    const { end } = statement;
    const bind = (name: string): void => {
      this.bind(name, end);
    };
    switch (statement.type) {
      case "Assign":
        for (const target of statement.targets) {
          targetNames(target, bind);
          if (statement.targets.length > 1) escapes.leave("raise");
        }
        return true;
      case "AnnAssign":
        if (statement.value) targetNames(statement.target, bind);
        return true;
      case "AugAssign":
        targetNames(statement.target, bind);
        return true;
      case "Import":
        for (const { name, asname } of statement.names) {
          escapes.leave("raise");
          bind(asname ?? name.slice(0, (name + ".").indexOf(".")));
        }
        return true;
      case "ImportFrom":
        for (const { name, asname } of statement.names) {
          escapes.leave("raise");
          if (name === "*")
            this.stars.push({ level: statement.level, module: statement.module, offset: statement.start });
          else bind(asname ?? name);
        }
        return true;
      case "TypeAlias":
        bind(statement.name.id);
        return true;
      case "Delete":
        for (const target of statement.targets)
          targetNames(target, (name) => {
            this.timeline.set(name, "absent", end);
          });
        return true;
      case "Function":
      case "Class":
        this.globals(statement);
        bind(statement.name);
        return true;
      case "Raise":
        return false;
      case "Break":
      case "Continue":
        escapes.leave("jump");
        return true;
      default:
        return this.blocks.statement(statement);
    }
  }

  private walruses(statement: Statement): void {
    visitStatementExpressions(statement, (node) => {
      this.walrus(node, statement);
    });
  }

  private walrus(node: Expression, statement: Statement): void {
    const optional = statement.type === "If" || statement.type === "Match" || statement.type === "Try";
    walrusNames(
      node,
      !optional || (statement.type === "If" && node === statement.branches[0]?.test),
      (name, certain) => {
        if (certain) this.bind(name, node.end);
        else if (this.timeline.now(name) === "absent") this.timeline.set(name, "possible", node.end);
        this.timeline.escapes.leave("raise");
      },
    );
  }

  /** Names that functions and classes declare global: bound where the function is called. */
  private globals(statement: Statement, outerClass: string | null = null): void {
    const inClass = statement.type === "Class" ? statement.name : outerClass;
    for (const body of nestedBodies(statement, GLOBAL)) {
      for (const nested of body) {
        if (nested.type === "Global") {
          for (const { id } of nested.names) {
            const name = mangled(id, inClass);
            if (this.timeline.now(name) === "absent") this.timeline.set(name, "possible", statement.end);
          }
        } else this.globals(nested, inClass);
      }
    }
  }
}

/** Private names within a class are known by its name, too. */
function mangled(name: string, inClass: string | null): string {
  const isPrivate = name.startsWith("__") && !name.endsWith("__") && inClass !== null;
  return isPrivate ? `_${inClass.replace(/^_+/, "")}${name}` : name;
}
