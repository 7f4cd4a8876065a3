import type { FileTree } from "@pylayout/core";
import { textFile } from "../../config-file/index.ts";
import { namedVersion } from "../../versions/named-version.ts";
import type { CiJob, NamedPython, ScriptFacts } from "./ci-job.ts";
import { ScriptReader } from "./script-reader.ts";

/** The sessions of a noxfile.py, as far as they are written in literals. */
export function noxSessions(tree: FileTree, directory: string): readonly CiJob[] {
  const path = directory === "" ? "noxfile.py" : `${directory}/noxfile.py`;
  const text = textFile(tree, path);
  if (text === undefined) return [];
  const constants = literalLists(text);
  const decorator = /^@(?:nox\.)?session\b/gm;
  return [...text.matchAll(decorator)].map(({ index }) => {
    const body = bodyFrom(text, index);
    const line = lineAt(text, index);
    const name = /\bdef\s+(\w+)/.exec(body)?.[1] ?? "";
    return {
      path,
      name,
      line,
      pythons: pythonsOf(body, constants, line),
      ...readBody(tree, path, directory, text, index, body),
    };
  });
}

/** From a decorator to the next statement at column 0 that follows the function's body. */
function bodyFrom(text: string, start: number): string {
  const definition = /^(?:async\s+)?def\b/gm;
  definition.lastIndex = start;
  const found = definition.exec(text);
  const end = /\n(?=[^\s#)])/g;
  end.lastIndex = found ? found.index + found[0].length : start;
  return text.slice(start, end.exec(text)?.index ?? text.length);
}

/** Module-level lists of strings by name, names inside them resolved. */
function literalLists(text: string): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  for (const [, name = "", body = ""] of text.matchAll(
    /^([A-Za-z_]\w*)\s*(?::[^=\n]+)?=\s*([[(][^\])]*[\])]|["'][^"'\n]*["'])/gm,
  )) {
    lists.set(name, itemsOf(body, lists));
  }
  return lists;
}

function itemsOf(body: string, lists: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const withoutComments = body.replace(/#.*$/gm, "");
  return [...withoutComments.matchAll(/["']([^"'\n]*)["']|([A-Za-z_]\w*)/g)].flatMap(([, literal, name]) =>
    literal !== undefined ? [literal] : (lists.get(name ?? "") ?? []),
  );
}

function pythonsOf(body: string, lists: ReadonlyMap<string, readonly string[]>, line: number): readonly NamedPython[] {
  const argument = /\bpython\s*=\s*([[(][^\])]*[\])]|["'][^"'\n]*["']|[A-Za-z_]\w*)/.exec(
    body.slice(0, body.search(/\bdef\s/)),
  );
  const found: NamedPython[] = [];
  for (const item of itemsOf(argument?.[1] ?? "", lists)) {
    const version = namedVersion(item);
    if (version !== null && !found.some((known) => known.version === version)) found.push({ version, line });
  }
  return found;
}

function readBody(
  tree: FileTree,
  path: string,
  directory: string,
  text: string,
  start: number,
  body: string,
): ScriptFacts {
  const reader = new ScriptReader(tree);
  for (const match of body.matchAll(/\bsession\.(run|install)\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)) {
    const words = callWords(match[2] ?? "");
    const line = lineAt(text, start + match.index);
    const command = match[1] === "install" ? ["pip", "install", ...words] : words;
    const place = { path, line, cwd: directory, environment: new Map<string, string>() };
    if (words.length > 0 && !words[0]?.startsWith("$")) {
      reader.command(command, { path, line, text: command.join(" ") }, place);
    }
  }
  return reader.facts;
}

/** Positional arguments; what is no literal becomes an expansion, except `*session.posargs`. */
function callWords(args: string): string[] {
  const words: string[] = [];
  for (const raw of args.replace(/#.*$/gm, "").split(/,(?=(?:[^"']|"[^"]*"|'[^']*')*$)/)) {
    const arg = raw.trim();
    if (arg === "" || /^\*\(?session\.posargs/.test(arg)) continue;
    if (/^\w+\s*=(?!=)/.test(arg) || arg.startsWith("**")) break;
    const literal = /^(f|r|u)?(["'])(.*)\2$/s.exec(arg);
    const text = literal?.[3] ?? "$UNKNOWN";
    words.push(literal?.[1] === "f" ? text.replaceAll(/\{[^{}]*\}/g, "$$UNKNOWN") : text);
  }
  return words;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
