import type { Message, Note } from "@pylayout/core";
import { list, printable } from "../text.ts";

/**
 * A finding's continuation lines in the order in which they are read: what is supported, what fails, why, what to do, or
 * what to do instead.
 */
export function messageNotes({ notes, affects, help }: Message): readonly Note[] {
  const all = notes.filter(({ label }) => label !== "or");
  if (affects.length > 0) {
    const first = notes[0]?.label === "supported" ? 1 : 0;
    all.splice(first, 0, { label: "fails", text: list(affects.map(printable)) });
  }
  if (help !== null) all.push({ label: "fix", text: help });
  return [...all, ...notes.filter(({ label }) => label === "or")];
}

/** The finding's text with its continuation lines, without place and colours: for surfaces that show a text. */
export function messageText(message: Message): string {
  const notes = messageNotes(message).map(({ label, text }) => `${label}: ${printable(text)}`);
  return [printable(message.message), ...notes].join("\n");
}
