/** A configuration as it was found, not yet checked. */
export interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  /** The file as messages name it: relative to the root where it lies below it. */
  readonly label: string;
  /** `toml`: the `[tool.pylayout]` table, or the whole of another .toml file; `module`: the default export. */
  readonly kind: "module" | "toml" | "json";
  /** The key of the table that `value` is; "" where it is the whole document or a module's export. */
  readonly table: string;
  readonly value: unknown;
  /** The file's text. */
  readonly text: string;
}
