import { UsageError } from "../engine/usage-error.ts";
import type { Origin } from "./lint-config.ts";

/** Collects what is wrong with a config, so that one run shows every mistake. */
export class ProblemList {
  readonly #problems: UsageError[] = [];

  /** `key` is the path of keys inside the entry, as its author spells it; "" for the entry itself. */
  add(origin: Origin, key: string, what: string, hint?: string): void {
    const where = (origin.entry === "" ? [origin.source] : [origin.source, origin.entry, key])
      .filter((part) => part !== "")
      .join(", ");
    this.#problems.push(new UsageError(what, { where, ...(hint === undefined ? {} : { hint }) }));
  }

  /** @throws UsageError with everything found, the first in front. */
  throwIfAny(): void {
    const [first, ...also] = this.#problems;
    if (first === undefined) return;
    throw new UsageError(first.what, {
      ...(first.where === undefined ? {} : { where: first.where }),
      ...(first.hint === undefined ? {} : { hint: first.hint }),
      also,
    });
  }
}
