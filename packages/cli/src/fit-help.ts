import type { Colors } from "./colors.ts";
import { wrap } from "./text.ts";

/** Room that descriptions have at least; on narrower terminals they are broken as the terminal does it. */
const LEAST_ROOM = 24;

/** A help text on a terminal: its headings are strong, its lines broken below where their descriptions begin. */
export function fitHelp(text: string, columns: number | null, colors: Colors): string {
  return text
    .split("\n")
    .flatMap((line) => {
      if (/^[A-Z][\w ]*:$/.test(line)) return [colors.strong(line)];
      const [start = ""] = /^ *(?:\S.*? {2,})?/.exec(line) ?? [];
      const room = columns === null || columns - start.length < LEAST_ROOM ? undefined : columns - start.length;
      const [first = "", ...rest] = wrap(line.slice(start.length), room);
      return [start + first, ...rest.map((part) => " ".repeat(start.length) + part)];
    })
    .join("\n");
}
