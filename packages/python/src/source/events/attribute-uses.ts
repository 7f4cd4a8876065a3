import { openFrame } from "./block-frame.ts";
import { BlockWalker } from "./block-walker.ts";
import type { EventContext } from "./event-context.ts";
import type { AttributeUse } from "../source-facts.ts";
import type { LineIndex } from "../text/line-index.ts";
import { dottedName } from "../tree/dotted-name.ts";
import { scopeBodies } from "../tree/nested-bodies.ts";
import type { Expression, Statement } from "../tree/nodes.ts";
import { visitStatementExpressions } from "../tree/statement-expressions.ts";
import { visitChildren } from "../tree/visit-children.ts";
import { isEvaluated, targetNames, walrusNames } from "../bindings/bind-expressions.ts";

/**
 * Attribute chains on imported names that executing a module certainly reads, when it comes to their statement. Annotations
 * are left out: whether they are evaluated depends on the version.
 */
export function attributeUses(body: readonly Statement[], context: EventContext, lines: LineIndex): AttributeUse[] {
  const imported = importedNames(body);
  const uses: AttributeUse[] = [];
  const module = openFrame("module", 0, null);
  new BlockWalker(context, null, (statement, frame) => {
    if (context.repeating > 0) return;
    const add = (chain: readonly string[], offset: number): void => {
      if (chain.length < 2 || !imported.has(chain[0] ?? "")) return;
      uses.push({
        chain,
        line: lines.line(offset),
        column: lines.column(offset),
        offset,
        block: context.list.enter(frame),
      });
    };
    const stored = new Set(storedTargets(statement));
    visitStatementExpressions(statement, (node) => {
      readChains(node, stored.has(node), add);
    });
  }).walk(body, module);
  return uses.sort((a, b) => a.offset - b.offset);
}

function storedTargets(statement: Statement): readonly Expression[] {
  if (statement.type === "Assign" || statement.type === "Delete") return statement.targets;
  return statement.type === "AnnAssign" || statement.type === "For" ? [statement.target] : [];
}

type Add = (chain: readonly string[], offset: number) => void;

function readChains(node: Expression, stored: boolean, add: Add): void {
  if (node.type === "Lambda") return;
  if (node.type === "Attribute") {
    const chain = dottedName(node);
    if (chain) {
      add(stored ? chain.slice(0, -1) : chain, node.start);
      return;
    }
  }
  let position = 0;
  visitChildren(node, (child) => {
    if (!isEvaluated(node, position++)) return;
    readChains(child, stored && (node.type === "Tuple" || node.type === "List"), add);
  });
}

/** Names that only import statements bind. */
function importedNames(body: readonly Statement[]): Set<string> {
  const imported = new Set<string>();
  const others = new Set<string>();
  collectNames(body, imported, others);
  for (const name of others) imported.delete(name);
  return imported;
}

function collectNames(body: readonly Statement[], imported: Set<string>, others: Set<string>): void {
  for (const statement of body) {
    if (statement.type === "Import") {
      for (const { name, asname } of statement.names) imported.add(asname ?? name.slice(0, `${name}.`.indexOf(".")));
    } else if (statement.type === "ImportFrom") {
      for (const { name, asname } of statement.names) imported.add(asname ?? name);
    } else collectOthers(statement, others);
    if (statement.type === "Function") continue;
    for (const nested of statement.type === "Class" ? [statement.body] : scopeBodies(statement))
      collectNames(nested, imported, others);
  }
}

function collectOthers(statement: Statement, others: Set<string>): void {
  const add = (name: string): void => {
    others.add(name);
  };
  for (const target of [...storedTargets(statement), ...contextTargets(statement)]) targetNames(target, add);
  visitStatementExpressions(statement, (node) => {
    walrusNames(node, true, add);
  });
  if (statement.type === "Function" || statement.type === "Class") add(statement.name);
  if (statement.type === "Try") for (const { name } of statement.handlers) if (name !== null) add(name);
  if (statement.type === "Match") for (const { captures } of statement.cases) for (const { id } of captures) add(id);
}

function contextTargets(statement: Statement): Expression[] {
  if (statement.type === "AugAssign") return [statement.target];
  return statement.type === "With" ? statement.items.flatMap(({ target }) => (target ? [target] : [])) : [];
}
