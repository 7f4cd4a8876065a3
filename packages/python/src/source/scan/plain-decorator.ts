const dotted = /@[ \t]*(?!(?:None|True|False)\b)[A-Za-z_\x80-\xff][\w.\x80-\xff]*[ \t]*/y;
const rest = /^[ \t\f\r]*(?:#[^\n]*)?$/;
const quote = /["']/;

/**
 * Whether the decorator on a logical line is a dotted name or one call of it, all that 3.8 knows. False also where that is
 * not easily told: strings in the arguments may hold brackets.
 */
export function isPlainDecorator(text: string, start: number, end: number): boolean {
  dotted.lastIndex = start;
  if (!dotted.test(text)) return false;
  const behind = text.slice(dotted.lastIndex, end);
  if (!behind.startsWith("(")) return rest.test(behind);
  const close = behind.lastIndexOf(")");
  if (close === -1 || !rest.test(behind.slice(close + 1))) return false;
  return !/\)[ \t]*[.([]/.test(behind) || closesLast(behind);
}

/** Whether the first bracket is closed by the last one. */
function closesLast(call: string): boolean {
  let depth = 0;
  for (let i = 0; i < call.length; i++) {
    const char = call.charAt(i);
    if (quote.test(char)) {
      const close = call.indexOf(char, i + 1);
      if (close === -1 || call.slice(i, close).includes("\\")) return false;
      i = close;
    } else if (char === "#") return false;
    else if (char === "(" || char === "[" || char === "{") depth++;
    else if (char === ")" || char === "]" || char === "}") {
      depth--;
      if (
        depth === 0 &&
        /[.([]/.test(
          call
            .slice(i + 1)
            .trimStart()
            .charAt(0),
        )
      )
        return false;
    }
  }
  return depth === 0;
}
