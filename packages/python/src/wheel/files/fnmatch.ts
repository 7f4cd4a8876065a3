/** Python's `fnmatch.translate`: `*` and `?` match any character, slashes too; case counts (fnmatchcase). */
export function fnmatch(pattern: string): RegExp {
  return toRegExp(translateGlob(pattern, "[^]"));
}

/** One path component as `glob` and `pathlib` match it. */
export function componentPattern(pattern: string): RegExp {
  return toRegExp(translateGlob(pattern, "[^/]"));
}

const never = /(?!)/;

function toRegExp(source: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`);
  } catch {
    return never;
  }
}

/** The regular expression of a glob where each wildcard stands for characters of the class `any`. */
export function translateGlob(pattern: string, any: string): string {
  let source = "";
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === "*") source += `${any}*`;
    else if (char === "?") source += any;
    else if (char === "[") {
      const end = bracketEnd(pattern, i);
      if (end < 0) source += "\\[";
      else {
        source += bracketClass(pattern.slice(i + 1, end));
        i = end;
      }
    } else source += escapeRegExp(char);
  }
  return source;
}

/** Index of the bracket that closes the one at `open`; -1 where none does. */
export function bracketEnd(pattern: string, open: number): number {
  let at = open + 1;
  if (pattern[at] === "!") at++;
  if (pattern[at] === "]") at++;
  return pattern.indexOf("]", at);
}

function bracketClass(inner: string): string {
  const negated = inner.startsWith("!");
  const body = (negated ? inner.slice(1) : inner).replace(/[\\\][^]/g, "\\$&");
  return `[${negated ? "^" : ""}${body}]`;
}

export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
