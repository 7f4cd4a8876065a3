import { openFrame } from "./block-frame.ts";
import { BlockWalker } from "./block-walker.ts";
import type { EventContext } from "./event-context.ts";
import type { Outline, OutlinePart } from "../outline/outline.ts";
import type { AttributeUse } from "../source-facts.ts";
import type { LineIndex } from "../text/line-index.ts";
import { dottedName } from "../tree/dotted-name.ts";
import { scopeBodies } from "../tree/nested-bodies.ts";
import type { Expression, Statement } from "../tree/nodes.ts";
import { visitStatementExpressions } from "../tree/statement-expressions.ts";
import { visitChildren } from "../tree/visit-children.ts";
import { isEvaluated, targetNames, walrusNames } from "../bindings/bind-expressions.ts";

const NEVER = (): boolean => false;

/**
 * Attribute chains on imported names that executing a module certainly reads, when it comes to their statement. Annotations
 * are left out: whether they are evaluated depends on the version.
 */
export function attributeUses(outline: Outline, context: EventContext, lines: LineIndex): AttributeUse[] {
  const imported = importedNames(outline);
  const uses: AttributeUse[] = [];
  if (imported.size === 0) return uses;
  const module = openFrame("module", 0, null);
  const walker = new BlockWalker(context, NEVER, (statement, frame) => {
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
  });
  for (const part of outline.parts) if (readsFrom(part, imported)) walker.walk(part.parsed.body, module);
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

/** A name that a dot may follow, behind white space, closing brackets and comments. */
const READ = /(?<!\w)([A-Za-z_]\w*)[\s)\\]*[.#]/g;
const WORD = /[A-Za-z_]\w*/g;

function readsFrom(part: OutlinePart, imported: ReadonlySet<string>): boolean {
  const { executed } = part;
  READ.lastIndex = 0;
  for (let found = READ.exec(executed); found; found = READ.exec(executed)) {
    if (imported.has(found[1] ?? "")) return true;
  }
  return false;
}

/** Names that only import statements bind, and that are followed by a dot somewhere. */
function importedNames(outline: Outline): Set<string> {
  const imported = new Set<string>();
  const others = new Set<string>();
  for (const { module, names, asname } of outline.imports) {
    if (names === null) imported.add(asname ?? topOf(module ?? ""));
    else for (const each of names) imported.add(each.asname ?? each.name);
  }
  if (imported.size === 0) return imported;
  for (const part of outline.parts) {
    if (mayRebind(part, imported)) collectNames(part.parsed.body, others);
  }
  for (const name of others) imported.delete(name);
  return imported;
}

function topOf(module: string): string {
  return module.slice(0, `${module}.`.indexOf("."));
}

/** A name occurs where it is not read from, outside of import statements. */
function mayRebind(part: OutlinePart, imported: ReadonlySet<string>): boolean {
  if (part.isImport) return false;
  const { executed } = part;
  WORD.lastIndex = 0;
  for (let found = WORD.exec(executed); found; found = WORD.exec(executed)) {
    if (imported.has(found[0]) && executed.charAt(WORD.lastIndex) !== ".") return true;
  }
  return false;
}

function collectNames(body: readonly Statement[], others: Set<string>): void {
  for (const statement of body) {
    if (statement.type === "Import" || statement.type === "ImportFrom") continue;
    collectOthers(statement, others);
    if (statement.type === "Function") continue;
    for (const nested of statement.type === "Class" ? [statement.body] : scopeBodies(statement))
      collectNames(nested, others);
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
