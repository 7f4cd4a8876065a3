import { SourceFault } from "../tokens/source-fault.ts";
import type { Statement } from "../tree/nodes.ts";
import type { Scope } from "./scope.ts";
import type { ScopeFeature } from "./expression-checks.ts";
import { StatementChecks } from "./statement-checks.ts";

export interface ScopeFindings {
  readonly fault: SourceFault | null;
  /** What not every version accepts. */
  readonly features: readonly ScopeFeature[];
}

/** What CPython's symbol table and compiler reject in a source that its grammar accepts, as far as it has been read. */
export function checkScopes(body: readonly Statement[]): ScopeFindings {
  const checks = new StatementChecks();
  try {
    checks.module(body);
  } catch (error) {
    if (error instanceof SourceFault) return { fault: error, features: checks.features };
    if (!(error instanceof RangeError)) throw error;
  }
  return { fault: missingNonlocal(checks), features: checks.features };
}

function missingNonlocal(checks: StatementChecks): SourceFault | null {
  for (const { name, offset, scope } of checks.nonlocals) {
    let outer = scope.parent;
    while (outer && !bindsFree(outer, name)) outer = outer.parent;
    if (!outer) return new SourceFault(`no binding for nonlocal '${name}' found`, offset);
  }
  return null;
}

/** Classes bind `__class__` for their methods, and no other name. */
function bindsFree(scope: Scope, name: string): boolean {
  return scope.kind === "class" ? name === "__class__" : scope.isFunction && scope.binds(name);
}
