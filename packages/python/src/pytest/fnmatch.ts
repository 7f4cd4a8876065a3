const compiled = new Map<string, RegExp>();

/** Python's `fnmatch.fnmatch` on POSIX: `*` crosses slashes, case counts. */
export function fnmatch(name: string, pattern: string): boolean {
  let regex = compiled.get(pattern);
  if (regex === undefined) {
    regex = new RegExp(`^(?:${translate(pattern)})$`, "su");
    compiled.set(pattern, regex);
  }
  return regex.test(name);
}

function translate(pattern: string): string {
  let out = "";
  for (let i = 0; i < pattern.length;) {
    const c = String.fromCodePoint(pattern.codePointAt(i) ?? 0);
    i += c.length;
    if (c === "*") out += out.endsWith(".*") ? "" : ".*";
    else if (c === "?") out += ".";
    else if (c === "[") {
      const set = bracket(pattern, i);
      out += set ? set.source : "\\[";
      i = set ? set.end : i;
    } else out += escape(c);
  }
  return out;
}

function bracket(pattern: string, start: number): { source: string; end: number } | undefined {
  let end = start;
  if (pattern[end] === "!") end++;
  if (pattern[end] === "]") end++;
  while (end < pattern.length && pattern[end] !== "]") end++;
  if (end >= pattern.length) return undefined;
  const negated = pattern[start] === "!";
  const body = pattern.slice(negated ? start + 1 : start, end);
  const source = `[${negated ? "^" : ""}${body.replace(/[\\\]^[&~|]/g, "\\$&")}]`;
  return { source: isValid(source) ? source : negated ? "." : "(?!)", end: end + 1 };
}

function isValid(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

function escape(c: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c;
}
