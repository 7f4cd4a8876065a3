import { contentHash, type FileTree, type Fix, type TextChange } from "@pylayout/core";
import type { ImportEvent } from "@pylayout/python";

/**
 * The statement as `target` is spelled, the names that it binds unchanged; undefined where several files fit, or where the
 * module is used under its dotted name (`import pkg.thing`).
 */
export function correctedCase(tree: FileTree, path: string, event: ImportEvent, target: string): Fix | undefined {
  const file = tree.follow(path);
  const text = file?.kind === "file" ? tree.readLatin1(file) : undefined;
  const content = file?.kind === "file" ? tree.read(file) : undefined;
  const real = target.replace(/(?:\/__init__)?\.py$/, "").split("/");
  if (text === undefined || !content || !isOnlyFit(tree, real)) return undefined;
  const changes = changesIn(text, event, real);
  return changes && { safety: "safe", edits: [{ op: "edit", path, base: contentHash(content), changes }] };
}

/** No other entry on the way has the same name in other case. */
function isOnlyFit(tree: FileTree, real: readonly string[]): boolean {
  return real.every((name, depth) => {
    const directory = tree.get(real.slice(0, depth).join("/"));
    const names = directory?.kind === "directory" ? [...directory.children.keys()] : [];
    const stems = new Set(
      names.filter((other) => /^[^.]*(?:\.py)?$/.test(other)).map((other) => other.replace(/\.py$/, "")),
    );
    return [...stems].filter((stem) => stem.toLowerCase() === name.toLowerCase()).length === 1;
  });
}

function changesIn(text: string, event: ImportEvent, real: readonly string[]): readonly TextChange[] | undefined {
  const module = event.module?.split(".") ?? [];
  const wanted = event.names?.find(({ name }) => name.toLowerCase() === real.at(-1)?.toLowerCase());
  const byModule = spelled(module, real);
  if (event.names === null && event.asname === null) return undefined;
  const asName = byModule === undefined && wanted ? spelled([...module, wanted.name], real) : undefined;
  const spelling = byModule ?? asName;
  if (!spelling) return undefined;
  const start = moduleStart(text, event);
  if (start === undefined) return undefined;
  const changes: TextChange[] = [];
  const written = event.module ?? "";
  const corrected = spelling.slice(0, module.length).join(".");
  if (corrected !== written) changes.push({ start, end: start + written.length, text: corrected });
  if (!asName || !wanted) return changes;
  const at = nameStart(text, start + written.length, wanted.name);
  const last = spelling.at(-1) ?? wanted.name;
  if (at === undefined) return undefined;
  if (last !== wanted.name) {
    const name = wanted.asname === null ? `${last} as ${wanted.name}` : last;
    changes.push({ start: at, end: at + wanted.name.length, text: name });
  }
  return changes;
}

/** The end of `real` that equals the names but for letter case; undefined where it is not that. */
function spelled(names: readonly string[], real: readonly string[]): readonly string[] | undefined {
  const end = names.length === 0 ? [] : real.slice(-names.length);
  const fits = end.length === names.length && end.every((part, i) => part.toLowerCase() === names[i]?.toLowerCase());
  return fits && names.length > 0 ? end : undefined;
}

/** Offset of the module's name in the statement; of the end of the dots where it has none. */
function moduleStart(text: string, { offset, module }: ImportEvent): number | undefined {
  const head = /^(?:from|import)[ \t]*(?:\.[ \t]*)*/.exec(text.slice(offset, offset + 200));
  const start = head ? offset + head[0].length : undefined;
  if (start === undefined || (module !== null && !text.startsWith(module, start))) return undefined;
  return start;
}

/** Offset of an imported name behind `import`; undefined where a comment may stand before it. */
function nameStart(text: string, from: number, name: string): number | undefined {
  const keyword = /\bimport\b/g;
  keyword.lastIndex = from;
  if (!keyword.exec(text)) return undefined;
  const pattern = new RegExp(`(?<![\\w.])${name}(?!\\w)`, "g");
  pattern.lastIndex = keyword.lastIndex;
  const found = pattern.exec(text);
  return found && !text.slice(from, found.index).includes("#") ? found.index : undefined;
}
