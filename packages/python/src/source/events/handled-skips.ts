import { nestedBodies, scopeBodies } from "../tree/nested-bodies.ts";
import type { FunctionNode, Statement, TryNode } from "../tree/nodes.ts";
import type { NeededImport } from "../source-facts.ts";

export const SKIP = /\bpytest\s*\.\s*skip\s*\(|(?<![.\w])skip\s*\(|\braise\b[^\n]*\bSkipTest\b/;

const EVERY_SKIP = new RegExp(SKIP.source, "g");
const CHECK = new RegExp(`${SKIP.source}|\\braise\\b|\\bassert\\b`);

/**
 * What a function imports in the `try` statements whose handlers skip, where it skips nowhere else: it skips if one of these
 * imports fails. null: it may skip for another reason.
 */
export function importsBeforeSkips(node: FunctionNode, text: string): readonly NeededImport[] | null {
  const needed: NeededImport[] = [];
  let inHandlers = 0;
  for (const statement of triesIn(node.body)) {
    const skips = sum(statement.handlers.map(({ body }) => sum(body.map((inner) => countSkips(inner, text)))));
    if (skips === 0) continue;
    inHandlers += skips;
    if (!collectImports(statement.body, text, needed)) return null;
  }
  return inHandlers === sum(node.body.map((inner) => countSkips(inner, text))) ? needed : null;
}

/** The text of a statement without the functions in it, which executing it does not call. */
export function ownText(node: Statement, text: string, mentioning: RegExp): string {
  if (node.type === "Function") return "";
  let own = "";
  let at = node.start;
  const cut = (body: readonly Statement[]): void => {
    for (const statement of body) {
      if (statement.type === "Function") {
        own += text.slice(at, statement.start);
        at = statement.end;
      } else for (const nested of nestedBodies(statement, mentioning)) cut(nested);
    }
  };
  for (const nested of nestedBodies(node, mentioning)) cut(nested);
  return own + text.slice(at, node.end);
}

function countSkips(statement: Statement, text: string): number {
  return [...ownText(statement, text, SKIP).matchAll(EVERY_SKIP)].length;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Outermost `try` statements of a scope. */
function triesIn(body: readonly Statement[]): TryNode[] {
  return body.flatMap((statement) =>
    statement.type === "Try" ? [statement] : scopeBodies(statement).flatMap((nested) => triesIn(nested)),
  );
}

/** False where the statements may fail for another reason than an import. That calls fail is not expected anywhere. */
function collectImports(body: readonly Statement[], text: string, needed: NeededImport[]): boolean {
  return body.every((statement) => {
    if (statement.type === "Import") {
      needed.push(...statement.names.map(({ name }) => ({ module: name, name: null })));
      return true;
    }
    if (statement.type === "ImportFrom") {
      const { level, module, names } = statement;
      if (level > 0 || module === null) return false;
      needed.push(...names.map(({ name }) => ({ module, name })));
      return true;
    }
    const nested = scopeBodies(statement);
    if (nested.length === 0) return !CHECK.test(ownText(statement, text, CHECK));
    return nested.every((inner) => collectImports(inner, text, needed));
  });
}
