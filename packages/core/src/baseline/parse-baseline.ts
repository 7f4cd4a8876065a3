import { isList, isRecord } from "../config/check-entry.ts";
import { UsageError } from "../engine/usage-error.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";

/**
 * Reads a baseline file.
 * @param label the file, as errors should name it
 * @throws UsageError where it is no baseline
 */
export function parseBaseline(text: string, label: string): Baseline {
  const value = parseJson(text, label);
  if (!isRecord(value) || value.schema !== 1 || !isList(value.entries)) {
    const hint = "write it anew with `pylayout baseline`";
    throw new UsageError("is no baseline of this version of pylayout", { where: label, hint });
  }
  return { schema: 1, entries: value.entries.map((entry, index) => checked(entry, `${label}, entry ${index + 1}`)) };
}

/** The text of a baseline file: one entry a line, sorted, so that merges rarely conflict. */
export function printBaseline({ schema, entries }: Baseline): string {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).sort();
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "schema": ${schema},\n  "entries": ${list}\n}\n`;
}

function parseJson(text: string, label: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`is not JSON: ${error instanceof Error ? error.message : String(error)}`, { where: label });
  }
}

function checked(entry: unknown, where: string): BaselineEntry {
  if (!isRecord(entry)) throw new UsageError("must be an object", { where });
  const { rule, messageId, subject, path, occurrence, content, reason } = entry;
  if (
    typeof rule !== "string" ||
    typeof messageId !== "string" ||
    typeof subject !== "string" ||
    typeof path !== "string" ||
    typeof occurrence !== "number" ||
    (typeof content !== "string" && content !== null) ||
    (typeof reason !== "string" && reason !== undefined)
  ) {
    throw new UsageError("must have rule, messageId, subject, path, occurrence and content", { where });
  }
  return { rule, messageId, subject, path, occurrence, content, ...(reason === undefined ? {} : { reason }) };
}
