import type { Handler } from "../source/source-facts.ts";
import { catches } from "./exception-classes.ts";
import type { Failure } from "./failure.ts";

/** The handler that certainly catches a failure; -1: none, or not known. */
export function firstHandler({ exception }: Failure, handlers: readonly Handler[]): number {
  const first = handlers.findIndex((handler) => catches(handler.catches, exception) !== "no");
  return catches(handlers[first]?.catches ?? [], exception) === "yes" ? first : -1;
}

/** A `raise` or an exit under an unknown condition is a check that passes where the project works. */
export function isGuard(failure: Failure): boolean {
  const { raised, exception } = failure.details;
  return failure.chain.length === 1 && (raised === true || exception === "SystemExit");
}

/** What skips the whole module. */
export function isSkip(failure: Failure | null | undefined): boolean {
  return failure?.details.skipAllowed === true;
}

/** A distribution that is assumed missing: others that the body of a try imports may need it too. */
export function lacksOther({ details }: Failure, assumed: readonly string[]): boolean {
  const [, name = ""] = /^No module named '([\w.]+)'/.exec(details.message) ?? [];
  return details.kind === "missing-module" && assumed.some((each) => name === each || name.startsWith(`${each}.`));
}
