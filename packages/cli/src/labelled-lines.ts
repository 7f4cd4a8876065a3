import type { Colors } from "./colors.ts";
import { printable, wrap } from "./text.ts";
import type { Fact } from "./why/fact.ts";

export interface LabelLayout {
  readonly colors: Colors;
  /** Width of the terminal in columns; null where the output is no terminal. */
  readonly columns: number | null;
  /** Labels are padded to this width, so that their texts line up. */
  readonly labelWidth: number;
}

/** Below this many columns the texts start further left. */
const NARROW = 60;

/** Commands and settings, which are copied from the screen: they stay in one line. */
const COPIED = /^(?:git|pylayout) |^\S+ = /;

/** A label with its text behind it, broken at the terminal's width below its own first line. */
export function labelledLines({ label, text }: Fact, { colors, columns, labelWidth }: LabelLayout): string[] {
  const isNarrow = columns !== null && columns < NARROW;
  const padded = isNarrow ? (label === "" ? "  " : `${label} `) : label.padEnd(labelWidth);
  const [lead = ""] = /^ */.exec(text) ?? [];
  const indent = " ".repeat(isNarrow ? 4 : 2 + labelWidth) + lead;
  const room = columns === null || COPIED.test(text) ? undefined : columns - 2 - padded.length - lead.length;
  const [first = "", ...rest] = wrap(printable(text.slice(lead.length)), room, (columns ?? 0) - indent.length);
  return [`  ${colors.faint(padded)}${lead}${first}`, ...rest.map((line) => indent + line)];
}
