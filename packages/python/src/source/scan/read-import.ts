import { detached } from "../text/detached-string.ts";
import { parseSource } from "../parse/parse-source.ts";
import type { ImportedName } from "../source-facts.ts";

/** What one import statement imports, apart from its place. */
export interface ReadImport {
  readonly level: number;
  readonly module: string | null;
  readonly names: readonly ImportedName[] | null;
  readonly asname: string | null;
}

const plainImport = /^import[ \t]+([A-Za-z_][\w.]*)(?:[ \t]+as[ \t]+(\w+))?[ \t\r]*$/;
const fromImport =
  /^from[ \t]+(\.*)([A-Za-z_][\w.]*)?[ \t]+import[ \t]*(?:\(([\w\s,]*)\)|[ \t]([\w \t,]+|\*))[ \t\r]*$/;
const comment = /#[^\n]*/g;
const importedName = /^\s*([A-Za-z_]\w*)(?:\s+as\s+([A-Za-z_]\w*))?\s*$/;

const MAX_KEPT = 5_000;
const MAX_LENGTH = 200;
const known = new Map<string, readonly ReadImport[]>();
const plainNames = new Map<string, ImportedName>();

/** Reads the text of an import statement; empty where it is none. What many files import alike is kept once. */
export function readImport(text: string): readonly ReadImport[] {
  const kept = known.get(text);
  if (kept) return kept;
  const plain = text.includes("#") ? text.replace(comment, "") : text;
  const read = readPlain(plain) ?? readFrom(plain) ?? readByTree(text);
  if (text.length > MAX_LENGTH) return read;
  if (known.size >= MAX_KEPT) known.clear();
  known.set(detached(text), read);
  return read;
}

function readPlain(text: string): readonly ReadImport[] | undefined {
  const found = plainImport.exec(text);
  return found
    ? [
        {
          level: 0,
          module: detached(found[1] ?? ""),
          names: null,
          asname: found[2] === undefined ? null : detached(found[2]),
        },
      ]
    : undefined;
}

function readFrom(text: string): readonly ReadImport[] | undefined {
  const [whole, dots = "", module, inBrackets, plain] = fromImport.exec(text) ?? [];
  if (whole === undefined || (module === undefined && dots === "")) return undefined;
  const names = readNames((inBrackets ?? plain ?? "").trim());
  return names && [{ level: dots.length, module: module === undefined ? null : detached(module), names, asname: null }];
}

function readNames(list: string): ImportedName[] | undefined {
  if (list === "*") return [{ name: "*", asname: null }];
  const names: ImportedName[] = [];
  for (const part of list.replace(/,$/, "").split(",")) {
    const [, name, asname] = importedName.exec(part) ?? [];
    if (name === undefined) return undefined;
    names.push(asname === undefined ? plainName(name) : { name: detached(name), asname: detached(asname) });
  }
  return names;
}

function readByTree(text: string): readonly ReadImport[] {
  const [statement] = parseSource(text).body;
  if (statement?.type === "Import") {
    return statement.names.map(({ name, asname }) => ({ level: 0, module: name, names: null, asname }));
  }
  if (statement?.type !== "ImportFrom") return [];
  const { level, module } = statement;
  return [{ level, module, names: statement.names.map(({ name, asname }) => ({ name, asname })), asname: null }];
}

function plainName(name: string): ImportedName {
  const kept = plainNames.get(name);
  if (kept) return kept;
  if (plainNames.size >= MAX_KEPT) plainNames.clear();
  const read: ImportedName = { name: detached(name), asname: null };
  plainNames.set(read.name, read);
  return read;
}
