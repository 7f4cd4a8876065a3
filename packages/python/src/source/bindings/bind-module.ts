import type { VersionSet } from "../../versions/version-set.ts";
import { ImportAliases } from "../events/import-aliases.ts";
import { ModuleConstants } from "../events/module-constants.ts";
import { isExit } from "../events/exception-handlers.ts";
import { nestedBodies } from "../tree/nested-bodies.ts";
import type { Expression, Statement } from "../tree/nodes.ts";
import { visitStatementExpressions } from "../tree/statement-expressions.ts";
import { targetNames, walrusNames } from "./bind-expressions.ts";
import { BindingTimeline } from "./binding-timeline.ts";
import { BlockBinder } from "./block-binder.ts";

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
  readonly aliases: ImportAliases;
  readonly constants: ModuleConstants;
  readonly versions: VersionSet;
  /** The sets of versions that the tests on the way told apart. */
  readonly tested = new Set<VersionSet>();
  private readonly blocks = new BlockBinder(this);

  constructor(body: readonly Statement[], versions: VersionSet) {
    this.aliases = ImportAliases.of(body);
    this.constants = new ModuleConstants(body);
    this.versions = versions;
    this.body(body);
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
    this.walruses(statement);
    const { end } = statement;
    const bind = (name: string): void => {
      this.bind(name, end);
    };
    switch (statement.type) {
      case "Assign":
        for (const target of statement.targets) targetNames(target, bind);
        return true;
      case "AnnAssign":
        if (statement.value) targetNames(statement.target, bind);
        return true;
      case "AugAssign":
        targetNames(statement.target, bind);
        return true;
      case "Import":
        for (const { name, asname } of statement.names) bind(asname ?? name.slice(0, (name + ".").indexOf(".")));
        return true;
      case "ImportFrom":
        for (const { name, asname } of statement.names) {
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
      case "Expression":
        return !(statement.value.type === "Call" && isExit(this.aliases.resolve(statement.value.func)));
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
      },
    );
  }

  /** Names that functions and classes declare global: bound where the function is called. */
  private globals(statement: Statement): void {
    for (const body of nestedBodies(statement, GLOBAL)) {
      for (const nested of body) {
        if (nested.type === "Global") {
          for (const { id } of nested.names) {
            if (this.timeline.now(id) === "absent") this.timeline.set(id, "possible", statement.end);
          }
        } else this.globals(nested);
      }
    }
  }
}
