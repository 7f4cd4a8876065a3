import { nestedBodies, scopeBodies } from "../tree/nested-bodies.ts";
import type { FunctionNode, Statement, TryNode } from "../tree/nodes.ts";
import type { NeededImport } from "../source-facts.ts";

/** `pytest.skip` by another name, too: `bail = pytest.skip`. */
export const SKIP = /\bpytest\s*\.\s*skip\b(?!\s*\.)|(?<![.\w])skip\s*\(|\braise\b[^\n]*\bSkipTest\b/;

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
    if (!collectImports(statement.body, text, statement.handlers.every(isForImports) ? CHECK : ANY_FAULT, needed))
      return null;
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

/** What may fail in another way than an import does: a call, an attribute, a subscript, a division. */
const ANY_FAULT = new RegExp(`${CHECK.source}|[\\w)\\]}"'][ \\t]*[([./%]`);

function isForImports({ filter }: TryNode["handlers"][number]): boolean {
  const names = filter?.type === "Tuple" ? filter.items : [filter];
  return names.every((name) => name?.type === "Name" && /^(?:ImportError|ModuleNotFoundError)$/.test(name.id));
}

/** False where the statements may fail for another reason than an import. */
function collectImports(body: readonly Statement[], text: string, fault: RegExp, needed: NeededImport[]): boolean {
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
    if (nested.length === 0) return !fault.test(withoutLocks(ownText(statement, text, fault), needed));
    const head = text.slice(statement.start, nested[0]?.[0]?.start);
    return !fault.test(head) && nested.every((inner) => collectImports(inner, text, fault, needed));
  });
}

const LOCKS = new Set(["Lock", "RLock", "Event", "Condition", "Semaphore", "BoundedSemaphore"]);

/** Without calls that make what the standard library has to wait for others: what has been imported works. */
function withoutLocks(source: string, imported: readonly NeededImport[]): string {
  return source.replace(/\b(\w+)\(\)/g, (call, made: string) => {
    const isLock = ({ module, name }: NeededImport): boolean =>
      name === made && LOCKS.has(made) && /^(?:threading|multiprocessing)$/.test(module);
    return imported.some(isLock) ? made : call;
  });
}
