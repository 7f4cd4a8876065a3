import { isUtf8, type Buffer } from "node:buffer";
import { UsageError } from "@pylayout/core";
import { parse, TomlError } from "smol-toml";

/** Reads TOML. Throws UsageError with the line and column where it is not. `label` names the file in errors. */
export function parseToml(bytes: Buffer, label: string): Record<string, unknown> {
  if (!isUtf8(bytes)) throw notToml("a TOML document must be UTF-8", label);
  try {
    return parse(bytes.toString("utf8"));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = /^(?:Invalid TOML document: )?([^\n]*)/.exec(error.message)?.[1] ?? error.message;
    throw notToml(reason, `${label}:${error.line}:${error.column}`);
  }
}

function notToml(reason: string, where: string): UsageError {
  const others = /(^|\/)pyproject\.toml\b/.test(where) ? ": pip, build and pytest cannot read it either" : "";
  return new UsageError(`not valid TOML: ${reason}`, { where, hint: `mend the file${others}` });
}
