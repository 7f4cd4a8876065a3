import { parse, TomlError } from "smol-toml";
import { tomlKeyLines } from "./toml-key-lines.ts";

/** A value of TOML 1.0, as the reader gives it. */
export type TomlValue = string | number | bigint | boolean | Date | TomlValue[] | TomlTable;

export interface TomlTable {
  [key: string]: TomlValue;
}

export type TomlResult =
  | {
      readonly ok: true;
      readonly value: TomlTable;
      /**
       * 1-based line of a key, or of its nearest enclosing key where it stands inside an inline value; 0 where nothing of it
       * is written. With `text`: the first line from there on that holds this text.
       */
      lineOf(keyPath: readonly string[], text?: string): number;
    }
  | { readonly ok: false; readonly line: number; readonly message: string };

export function readToml(text: string): TomlResult {
  let value: TomlTable;
  try {
    value = parse(text, { integersAsBigInt: "asNeeded" });
  } catch (error) {
    return { ok: false, line: error instanceof TomlError ? error.line : 0, message: firstLine(error) };
  }
  let lines: ReadonlyMap<string, number> | undefined;
  return {
    ok: true,
    value,
    lineOf(keyPath, wanted) {
      lines ??= tomlKeyLines(text);
      const line = nearestLine(lines, keyPath);
      return wanted === undefined || line === 0 ? line : lineWith(text, wanted, line);
    },
  };
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, "");
}

function nearestLine(lines: ReadonlyMap<string, number>, keyPath: readonly string[]): number {
  for (let length = keyPath.length; length > 0; length--) {
    const line = lines.get(keyPath.slice(0, length).join("\0"));
    if (line !== undefined) return line;
  }
  return 0;
}

function lineWith(text: string, wanted: string, from: number): number {
  const lines = text.split("\n");
  const at = lines.findIndex((line, i) => i >= from - 1 && line.includes(wanted));
  return at < 0 ? from : at + 1;
}
