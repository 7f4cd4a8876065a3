import { SourceFault } from "../tokens/source-fault.ts";

/** Where annotations stand that are kept as text (PEP 563): CPython looks at their names, and does not compile them. */
export const IN_ANNOTATION = "an annotation";

export type ScopeKind =
  | "module"
  | "class"
  | "function"
  | "async-function"
  | "lambda"
  | "comprehension"
  | "generator"
  /** Of type parameters, and of what is evaluated only when it is asked for (PEP 563, 695). */
  | "lazy";

interface NameFlags {
  parameter: boolean;
  used: boolean;
  assigned: boolean;
  /** By an import statement, which a declaration may follow. */
  imported: boolean;
  annotated: boolean;
  declared: "global" | "nonlocal" | null;
}

/** A scope as CPython's symbol table fills it, in order of its visit. */
export class Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  /** Iteration variables of a comprehension. */
  readonly targets = new Set<string>();
  /** Something asynchronous stands in the scope's own code. */
  asynchronous = false;
  generator = false;
  readonly nonlocals: { readonly name: string; readonly offset: number }[] = [];
  private readonly names = new Map<string, NameFlags>();

  /** What a lazy scope belongs to, in CPython's words. */
  readonly where: string;

  constructor(kind: ScopeKind, parent: Scope | null, where = "") {
    this.kind = kind;
    this.where = where;
    this.parent = parent;
  }

  get isComprehension(): boolean {
    return this.kind === "comprehension" || this.kind === "generator";
  }

  /** Part of an annotation that is kept as text. */
  get isText(): boolean {
    return this.where === IN_ANNOTATION || (this.isComprehension && (this.parent?.isText ?? false));
  }

  /** Part of what CPython's compiler never sees, lambdas in such an annotation included. */
  get isUncompiled(): boolean {
    if (this.where === IN_ANNOTATION) return true;
    return (this.isComprehension || this.kind === "lambda") && (this.parent?.isUncompiled ?? false);
  }

  get isFunction(): boolean {
    return this.kind === "function" || this.kind === "async-function" || this.kind === "lambda";
  }

  use(name: string): void {
    this.flags(name).used = true;
  }

  assign(name: string): void {
    this.flags(name).assigned = true;
  }

  import(name: string): void {
    this.flags(name).imported = true;
  }

  parameter(name: string): void {
    this.flags(name).parameter = true;
  }

  annotate(name: string, offset: number): void {
    const flags = this.flags(name);
    // A module's own names are global anyway.
    if (flags.declared && this.kind !== "module") {
      throw new SourceFault(`annotated name '${name}' can't be ${flags.declared}`, offset);
    }
    flags.annotated = true;
  }

  declare(name: string, as: "global" | "nonlocal", offset: number): void {
    const flags = this.flags(name);
    if (flags.declared && flags.declared !== as) throw new SourceFault(`name '${name}' is nonlocal and global`, offset);
    if (flags.parameter) throw new SourceFault(`name '${name}' is parameter and ${as}`, offset);
    if (flags.used) throw new SourceFault(`name '${name}' is used prior to ${as} declaration`, offset);
    if (flags.annotated) throw new SourceFault(`annotated name '${name}' can't be ${as}`, offset);
    if (flags.assigned) throw new SourceFault(`name '${name}' is assigned to before ${as} declaration`, offset);
    flags.declared = as;
    if (as === "nonlocal") this.nonlocals.push({ name, offset });
  }

  /** Whether a nested scope may declare the name nonlocal. */
  binds(name: string): boolean {
    const flags = this.names.get(name);
    if (!flags || flags.declared === "global") return false;
    return flags.parameter || flags.assigned || flags.imported || flags.annotated || flags.declared === "nonlocal";
  }

  private flags(name: string): NameFlags {
    const known = this.names.get(name);
    if (known) return known;
    const flags: NameFlags = {
      ...{ parameter: false, used: false, assigned: false, imported: false, annotated: false, declared: null },
    };
    this.names.set(name, flags);
    return flags;
  }
}
