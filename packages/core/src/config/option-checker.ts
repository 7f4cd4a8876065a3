import type { Ajv as AjvInstance, ErrorObject } from "ajv";
import { UsageError } from "../engine/usage-error.ts";
import type { AnyRule } from "../rule/rule.ts";
import { describeOptionFault, type OptionFault } from "./describe-option-fault.ts";

type Options = Readonly<Record<string, unknown>>;

/** A schema compiled by Ajv with `AJV_OPTIONS`: fills defaults in, and leaves its errors behind where it says false. */
export interface OptionValidator {
  (options: unknown): boolean;
  readonly errors?: null | readonly ErrorObject[];
}

export type OptionValidators = Readonly<Record<string, OptionValidator>>;

export const AJV_OPTIONS = { strict: true, allErrors: true, useDefaults: true, verbose: true };

export interface CheckedOptions {
  /** A copy, with the defaults of the schema filled in. */
  readonly options: Options;
  readonly faults: readonly OptionFault[];
}

/** Validates options against the schemas of their rules. Compiling costs about 3 ms a schema, so only when asked. */
export class OptionChecker {
  readonly #ajv: AjvInstance | undefined;
  readonly #compiled: Map<string, OptionValidator>;

  private constructor(compiled: OptionValidators, ajv: AjvInstance | undefined) {
    this.#compiled = new Map(Object.entries(compiled));
    this.#ajv = ajv;
  }

  /** For the rules of these names; Ajv is loaded for those only that the host has not compiled. */
  static async load(names: readonly string[], compiled: OptionValidators = {}): Promise<OptionChecker> {
    if (names.every((name) => Object.hasOwn(compiled, name))) return new OptionChecker(compiled, undefined);
    // A bundled CommonJS module has its default export only.
    const { default: ajv } = await import("ajv");
    return new OptionChecker(compiled, new ajv.Ajv(AJV_OPTIONS));
  }

  check(name: string, rule: AnyRule, options: Options): CheckedOptions {
    if (rule.meta.schema === undefined) {
      const what = `the rule "${name}" has no options`;
      return { options, faults: [{ path: [], what, hint: undefined }] };
    }
    const copy = structuredClone(options);
    const validate = this.#validatorOf(name, rule);
    if (validate(copy)) return { options: copy, faults: [] };
    return { options: copy, faults: (validate.errors ?? []).map(describeOptionFault) };
  }

  #validatorOf(name: string, rule: AnyRule): OptionValidator {
    const known = this.#compiled.get(name);
    if (known !== undefined) return known;
    try {
      // The schemas of rules from elsewhere are checked, which costs twenty times what compiling one does.
      this.#ajv?.addSchema(rule.meta.schema as object, name, undefined, name.includes("/"));
      const compiled = this.#ajv?.getSchema(name) as OptionValidator;
      this.#compiled.set(name, compiled);
      return compiled;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(`its options schema is not valid: ${reason}`, { where: `rule "${name}"` });
    }
  }
}
