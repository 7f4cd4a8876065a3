export interface ConfigLine {
  /** Section and key in lower case, subsection as written: `remote.origin.url`. */
  readonly key: string;
  readonly value: string;
}

const header = /^\s*\[\s*([-.\w]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/;
const setting = /^\s*([a-z][-a-z0-9]*)\s*(?:=(.*))?$/is;

/** Reads the syntax of git-config(1), "Syntax"; lines that git would refuse are passed over. */
export function parseGitConfig(text: string): ConfigLine[] {
  const lines: ConfigLine[] = [];
  let section = "";
  for (let line of joinedLines(text)) {
    const opening = header.exec(line);
    if (opening) {
      section = sectionName(opening[1] ?? "", opening[2]);
      line = line.slice(opening[0].length);
    }
    const match = setting.exec(line);
    if (!match || section === "") continue;
    const value = match[2] === undefined ? "true" : parseValue(match[2]);
    lines.push({ key: `${section}.${(match[1] ?? "").toLowerCase()}`, value });
  }
  return lines;
}

function sectionName(name: string, subsection: string | undefined): string {
  return subsection === undefined
    ? name.toLowerCase()
    : `${name.toLowerCase()}.${subsection.replaceAll(/\\(.)/g, "$1")}`;
}

/** Lines, with those that end in a backslash joined to the next. */
function* joinedLines(text: string): Generator<string> {
  let held = "";
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const escapes = /\\*$/.exec(line)?.[0].length ?? 0;
    if (escapes % 2 === 1 && !/^\s*[#;]/.test(line)) {
      held += line.slice(0, -1);
      continue;
    }
    yield held + line;
    held = "";
  }
  if (held !== "") yield held;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", b: "\b" };

/** Unquotes a value; a comment ends it, and blanks around it do not belong to it. */
function parseValue(text: string): string {
  let value = "";
  let kept = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "#" || character === ";")) break;
    else if (character === "\\") {
      const next = text.charAt(++at);
      value += escapes[next] ?? next;
    } else if (quoted || !/\s/.test(character)) value += character;
    else {
      if (value !== "") value += character;
      continue;
    }
    kept = value.length;
  }
  return value.slice(0, kept);
}
