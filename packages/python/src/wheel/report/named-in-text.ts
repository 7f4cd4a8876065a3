import { resolveRelative } from "../entry-points/find-attribute.ts";

/** What follows `import`: to the end of the line, over line ends in brackets and behind backslashes. */
const LIST = /(?![\w\x80-\xff])(?:[^\n\r()\\]|\\(?:\r\n|[^])|\((?:[^)#]|#[^\n\r]*)*\))*/y;
const FROM = /\bfrom(?![\w\x80-\xff])([\w.\x80-\xff\s\\]+)$/;
const DOTTED = /[\w\x80-\xff]+(?:[\s\\]*\.[\s\\]*[\w\x80-\xff]+)*/g;

/**
 * Whether an import statement in package `base` may load one of some modules, by the text alone (one character a byte).
 * False is certain; what only looks like a statement, as in a string, counts too.
 */
export function mayImportAny(text: string, base: string, names: ReadonlySet<string>): boolean {
  for (let at = text.indexOf("import"); at >= 0; at = text.indexOf("import", at + "import".length)) {
    const from = FROM.exec(text.slice(lineStart(text, at), at))?.[1]?.replace(/[\s\\]+/g, "");
    const module = from === undefined ? undefined : absoluteName(base, from);
    if (module !== undefined && holdsPrefix(names, module)) return true;
    if (from !== undefined && module === undefined) continue;
    LIST.lastIndex = at + "import".length;
    for (const name of (LIST.exec(text)?.[0] ?? "").match(DOTTED) ?? []) {
      const bare = name.replace(/[\s\\]+/g, "");
      if (module === undefined ? holdsPrefix(names, bare) : names.has(`${module}.${bare}`)) return true;
    }
  }
  return false;
}

function absoluteName(base: string, from: string): string | undefined {
  const module = from.replace(/^\.+/, "");
  return resolveRelative(base, from.length - module.length, module === "" ? null : module);
}

function holdsPrefix(names: ReadonlySet<string>, name: string): boolean {
  for (let end = name.indexOf("."); end >= 0; end = name.indexOf(".", end + 1)) {
    if (names.has(name.slice(0, end))) return true;
  }
  return names.has(name);
}

/** Start of the logical line around an offset, as far as backslashes join lines. */
function lineStart(text: string, at: number): number {
  let start = at;
  for (;;) {
    start = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
    const before = text.slice(Math.max(0, start - 3), start);
    if (start === 0 || !/\\(?:\r\n|\n|\r)$/.test(before)) return start;
    start--;
  }
}
