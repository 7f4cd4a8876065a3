import type { Ajv as AjvInstance, ValidateFunction } from "ajv";
import { UsageError } from "../engine/usage-error.ts";
import type { AnyRule } from "../rule/rule.ts";
import { describeOptionFault, type OptionFault } from "./describe-option-fault.ts";

type Options = Readonly<Record<string, unknown>>;

export interface CheckedOptions {
  /** A copy, with the defaults of the schema filled in. */
  readonly options: Options;
  readonly faults: readonly OptionFault[];
}

/** Validates options against the schemas of their rules. Compiling costs about 3 ms a schema, so only when asked. */
export class OptionChecker {
  readonly #ajv: AjvInstance;
  readonly #compiled = new Map<AnyRule, ValidateFunction>();

  private constructor(ajv: AjvInstance) {
    this.#ajv = ajv;
  }

  static async load(): Promise<OptionChecker> {
    // A bundled CommonJS module has its default export only.
    const { default: ajv } = await import("ajv");
    return new OptionChecker(new ajv.Ajv({ strict: true, allErrors: true, useDefaults: true, verbose: true }));
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

  #validatorOf(name: string, rule: AnyRule): ValidateFunction {
    const known = this.#compiled.get(rule);
    if (known !== undefined) return known;
    try {
      // The schemas of rules from elsewhere are checked, which costs twenty times what compiling one does.
      this.#ajv.addSchema(rule.meta.schema as object, name, undefined, name.includes("/"));
      const compiled = this.#ajv.getSchema(name) as ValidateFunction;
      this.#compiled.set(rule, compiled);
      return compiled;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(`its options schema is not valid: ${reason}`, { where: `rule "${name}"` });
    }
  }
}
