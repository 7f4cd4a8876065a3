/** One entry point as the project declares it. */
export interface EntryPoint {
  /** "console_scripts", "gui_scripts", or a plugin's group. */
  readonly group: string;
  readonly name: string;
  /** As written: "pkg.module:attr". */
  readonly value: string;
  /** null where the value is no object reference. */
  readonly module: string | null;
  /** Dotted attribute; null for a reference to a module. */
  readonly attribute: string | null;
  /** Relative to the tree's root. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** Option that declares it. */
  readonly key: string;
}

/** An object reference with optional extras (packaging.python.org, "Entry points specification"). */
const reference = /^\s*([\w.]+)\s*(?::\s*([\w.]+)\s*)?(?:\[[^\]]*\]\s*)?$/;

export function parseReference(value: string): Pick<EntryPoint, "module" | "attribute"> {
  const match = reference.exec(value);
  const module = match?.[1];
  if (module === undefined || !isDotted(module)) return { module: null, attribute: null };
  const attribute = match?.[2];
  if (attribute !== undefined && !isDotted(attribute)) return { module: null, attribute: null };
  return { module, attribute: attribute ?? null };
}

function isDotted(name: string): boolean {
  return name.split(".").every((part) => /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(part));
}
