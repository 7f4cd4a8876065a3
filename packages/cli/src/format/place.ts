import type { Message } from "@pylayout/core";
import { printable } from "../text.ts";

/** `path`, or `path:line:column` where the finding has a position; "." for the root. */
export function placeOf(message: Message): string {
  const path = message.path === "" ? "." : printable(message.path);
  return message.range ? `${path}:${message.range.start.line}:${message.range.start.column}` : path;
}
